/** Conversations that chance has written, in every order and every pieces, through rekeys: what is said arrives. */
import { concatBytes } from "@conclave/crypto";
import fc from "fast-check";
import { expect, test } from "vitest";
import { Conversation } from "../../fuzz/session/conversation.ts";
import { program, type Step } from "../../fuzz/session/program.ts";
import { encodeRoomMessage } from "../../src/index.ts";
import { message, sendByHand } from "../support/hand.ts";
import { Pair, type Side } from "../support/pair.ts";
import { said, say, textsOf } from "../support/texts.ts";

const oneStep = (...steps: readonly Step[]) =>
  fc.constantFrom(...steps).map((step): (Step | number)[] => [step]);

/** What an honest peer, a good wire and a willing owner do. */
const honestStep = fc.oneof(
  { arbitrary: oneStep("settle"), weight: 3 },
  { arbitrary: oneStep("carry", "carryBack", "agree"), weight: 4 },
  {
    arbitrary: fc.integer({ min: 1, max: 255 }).map((length): (Step | number)[] => ["split", length]),
    weight: 2,
  },
  { arbitrary: oneStep("peerSays", "targetSays"), weight: 6 },
);

const brokenStep = fc.oneof(
  fc
    .tuple(fc.nat({ max: 255 }), fc.nat({ max: 255 }), fc.nat({ max: 7 }))
    .map((operands): (Step | number)[] => ["carryFlipped", ...operands]),
  oneStep("drop", "double", "hold"),
);

test.each<Side>(["client", "server"])(
  "%s: an honest conversation loses nothing, whatever its order",
  {
    timeout: 120_000,
  },
  async (side) => {
    let rekeyed = 0;
    await fc.assert(
      fc.asyncProperty(
        fc.boolean(),
        fc.array(honestStep, { maxLength: 120, size: "max" }),
        async (isClassic, steps) => {
          // It throws if anything is lost, comes twice, comes in another order, or ends the session.
          const outcome = await new Conversation(side, program(isClassic ? 1 : 0, ...steps.flat())).run();
          if (outcome.includes("rekeyed")) rekeyed += 1;
        },
      ),
      { numRuns: 200 },
    );
    expect(rekeyed, "conversations with a rekey in them").toBeGreaterThan(0);
  },
);

test.each<Side>(["client", "server"])(
  "%s: on a wire that breaks things nothing is heard that was not said",
  {
    timeout: 120_000,
  },
  async (side) => {
    const steps = fc.array(fc.oneof({ arbitrary: honestStep, weight: 8 }, brokenStep), { maxLength: 60 });
    const outcomes = new Set<string>();
    await fc.assert(
      fc.asyncProperty(steps, async (some) => {
        outcomes.add(await new Conversation(side, program(1, "settle", ...some.flat())).run());
      }),
      { numRuns: 200 },
    );
    expect([...outcomes].some((outcome) => outcome.startsWith("record tag"))).toBe(true);
  },
);

test.each<Side>(["client", "server"])(
  "%s: what may be skipped takes nothing with it",
  {
    timeout: 120_000,
  },
  async (side) => {
    const pair = await Pair.open();
    const other: Side = side === "client" ? "server" : "client";
    const events = side === "client" ? pair.clientEvents : pair.serverEvents;
    const body = fc.uint8Array({ maxLength: 60 });
    const skipped = fc.oneof(
      fc.tuple(fc.integer({ min: 134, max: 255 }), body).map(([type, bytes]) => message(type, ...bytes)),
      body.map((bytes) => message(0, ...bytes)),
    );
    const row = fc.array(fc.oneof(skipped, fc.stringMatching(/^[a-z]{1,20}$/)), { maxLength: 30 });
    await fc.assert(
      fc.asyncProperty(row, async (some) => {
        const before = events.length;
        const messages = some.map((each) => (typeof each === "string" ? textTo(side, each) : each));
        await sendByHand(pair, other, concatBytes(...messages, message(0)));
        const heard = textsOf(events.slice(before));
        expect(events).toHaveLength(before + heard.length);
        expect(heard).toEqual(some.filter((each) => typeof each === "string"));
      }),
      { numRuns: 200 },
    );
    expect([pair.outcome("client"), pair.outcome("server")]).toEqual(["open", "open"]);
  },
);

function textTo(side: Side, text: string): Uint8Array {
  return encodeRoomMessage(side === "server" ? say(new Uint8Array(16), text) : said(text));
}
