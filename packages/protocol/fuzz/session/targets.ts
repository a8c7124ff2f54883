/** Both sides of a session, each with the other one as a peer that a program drives. */
import type { FuzzTarget } from "@conclave/fuzz/target";
import { Conversation, type Side } from "./conversation.ts";
import { program, type Step } from "./program.ts";

function sessionTarget(side: Side): FuzzTarget {
  return {
    name: `${side}-session`,
    maxBytes: 2000,
    seeds,
    dictionary: [
      ...opened.map((step) => program(0, step).subarray(1)),
      program(0, "settle", "peerSays").subarray(1),
    ],
    run: (input) => new Conversation(side, input).run(),
  };
}

const opened: readonly Step[] = [
  "settle",
  "peerSays",
  "targetSays",
  "carry",
  "carryBack",
  "agree",
  "agreeToOther",
];

/** A talk through rekeys. */
function talk(rounds: number): Step[] {
  return Array.from({ length: rounds }, () => ["peerSays", "targetSays", "settle"] as const).flat();
}

const seeds: readonly Uint8Array[] = [
  program(0, "settle", ...talk(8)),
  program(1, "settle", ...talk(8)),
  program(0b110, "settle", ...talk(2)),
  program(0b111, "settle", "peerSays", "carry"),
  program(0b1000, "settle"),
  program(0b10000, "settle"),
  // Every step of the handshake by itself, and in pieces.
  program(1, "carry", "carryBack", "agree", "split", 7, "carryBack", "agree", "carry", "carryBack", "settle"),
  program(0, "split", 100, "agreeAfresh", "carryBack", "settle", ...talk(1)),
  program(0, "split", 1, "settle"),
  // A wire that cannot be trusted.
  program(1, "settle", "peerSays", "carryFlipped", 0, 30, 1, "settle"),
  program(1, "settle", "peerSays", "double", "settle"),
  program(1, "settle", "peerSays", "hold", "peerSays", "carry", "settle"),
  program(1, "settle", "peerSays", "drop", "peerSays", "carry"),
  program(1, "carryFlipped", 0, 5, 0, "settle"),
  program(1, "settle", "inject", 5, Uint8Array.of(4, 0, 0, 64, 1)),
  program(1, "inject", 4, Uint8Array.of(1, 0, 0, 9)),
  // A peer that has the keys and breaks the rules.
  program(1, "settle", "sealPlaintext", 0, 6, Uint8Array.of(0, 0, 0, 200, 0, 0), "settle"),
  program(1, "settle", "sealMessage", 64, 2, Uint8Array.of(0xa0, 0), "settle"),
  ...Array.from({ length: 17 }, (_, which) =>
    program(1, "settle", "sealSample", which, 0, 0, 0, 0, "settle"),
  ),
  program(1, "settle", ...talk(8), "agreeToOther", 0, 5, 1, "settle", ...talk(2)),
  program(1, "carry", "carryBack", "agreeToOther", 0, 5, 1, "settle"),
  // Owners.
  program(
    1,
    "carry",
    "carryBack",
    "agree",
    "carryBack",
    "agree",
    "carry",
    "decide",
    1,
    "settle",
    "decide",
    3,
    "settle",
  ),
  program(1, "carry", "decide", 2, "settle"),
  program(1, "settle", "decide", 4, "settle"),
  program(1, "settle", "close", 0, 1, "settle"),
  program(1, "settle", "end"),
  // Time.
  program(1, "settle", "pass", 5, "settle", "pass", 5, "settle", "peerSays", "settle"),
  program(1, "settle", "pass", 7, "settle", ...talk(1), "pass", 8),
  program(1, "pass", 2, "settle"),
];

export const clientSession = sessionTarget("client");
export const serverSession = sessionTarget("server");
