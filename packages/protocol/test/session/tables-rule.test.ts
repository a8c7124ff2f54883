/**
 * Every type of message there can be, in every state in which messages can come, on both sides: what the table has is
 * taken, what it does not have ends the session with the fault that clause 5.4 says, and what later versions may add is
 * passed over.
 */
import { concatBytes } from "@conclave/crypto";
import { expect, test } from "vitest";
import { hostKey, shareFor } from "../../fuzz/session/fixed-keys.ts";
import { sealable } from "../../fuzz/session/sealable.ts";
import {
  type ClientSession,
  clientTransitions,
  type ServerSession,
  serverTransitions,
} from "../../src/index.ts";
import { messageName } from "../../src/message/types.ts";
import { sealByHand } from "../support/hand.ts";
import { Pair, type Side } from "../support/pair.ts";

const states: readonly [Side, string, (pair: Pair) => Promise<void>][] = [
  ["client", "name-verdict", async () => {}],
  ["client", "other-name", (pair) => answer(pair, (server) => server.refuseName("taken"))],
  ["client", "messages", (pair) => answer(pair, (server) => server.welcome("ana"))],
  ["server", "verdict", async () => {}],
  ["server", "other-name", (pair) => answer(pair, (server) => server.refuseName("taken"))],
  ["server", "messages", (pair) => answer(pair, (server) => server.welcome("ana"))],
];

test.each(states)("%s, %s", { timeout: 120_000 }, async (side, state, reach) => {
  const outcomes: Record<string, string> = {};
  const due: Record<string, string> = {};
  let pair: Pair | undefined;
  for (let type = 0; type < 256; type += 1) {
    // One session serves as long as it goes on.
    if (pair?.[side].state !== state) pair = await open(reach);
    expect(pair[side].state).toBe(state);
    const record = sealByHand(pair, side === "client" ? "server" : "client", goodMessage(side, type));
    await pair.inject(side, record);
    outcomes[type] = outcomeOf(pair, side);
    due[type] = dueOutcome(side, state, type);
  }
  expect(outcomes).toEqual(due);
});

async function open(reach: (pair: Pair) => Promise<void>): Promise<Pair> {
  const pair = await Pair.open({ hostKey, share: shareFor(1), clientSuites: [1], judgeName: () => [] });
  await reach(pair);
  return pair;
}

/** What must come of a message that is well-formed where this version knows it. */
function dueOutcome(side: Side, state: string, type: number): string {
  const table: Record<string, Record<string, string>> = side === "client"
    ? clientTransitions
    : serverTransitions;
  const name = messageName(type);
  if (name === undefined) return type < 128 ? "message-unknown" : "goes on";
  if (table[state]?.[name] === undefined) return "message-unexpected";
  // Allowed by this table, and not by what was asked for before: no PING is under way, no rekey either.
  if (["PONG", "REKEY_S", "REKEY_OK"].includes(name)) return "message-unexpected";
  return name === "BYE" ? "bye 0 by peer" : "goes on";
}

function outcomeOf(pair: Pair, side: Side): string {
  const outcome = pair.outcome(side);
  return outcome === "open" ? "goes on" : outcome;
}

function goodMessage(side: Side, type: number): Uint8Array {
  const known = sealable(side, 1).find((message) => message[0] === type);
  return known === undefined ? Uint8Array.of(type, 0, 0) : concatBytes(known);
}

async function answer(
  pair: Pair,
  decide: (server: ServerSession, client: ClientSession) => unknown,
): Promise<void> {
  decide(pair.server, pair.client);
  await pair.settle();
}
