/** Every fault of a client against our server, in the middle of two clients' conversation. */
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { blameFor } from "../src/codes.ts";
import type { ClientFault } from "../src/fault.ts";
import { clientFaults } from "../src/faults/index.ts";
import { goesOn, type Outcome, playAsClient } from "../src/play.ts";
import { Room } from "./support/room.ts";

let room: Room;

beforeAll(async () => {
  room = await Room.open();
});

afterAll(async () => {
  await room.close();
});

for (const [family, faults] of Object.entries(clientFaults)) {
  describe(family, () => {
    test.each([...faults])("$name ($clause): $sees, $reports", async (fault: ClientFault) => {
      if (fault.needs !== undefined) await moveTo(await Room.open(fault.needs));
      await room.talk();
      const logged = room.log.entries.length;
      const start = room.log.entries.length;
      const outcome = await playAsClient(fault, { ...room.server.address, time: room, token: room.invite() });
      expect(outcome.sees).toBe(fault.sees);
      if (fault.sees === "silence" && fault.takesTime !== true) expect(outcome.bytes).toBe(0);
      if (!goesOn(fault)) expect(outcome.end).toBe("fin");
      const reports = fault.reports === "nothing" ? "truncated" : fault.reports;
      expect(await reportOn(outcome, start)).toMatchObject({
        reports,
        by: blameFor(reports, fault.sees),
        ...(fault.detail && { context: fault.detail }),
      });
      await room.talk();
      // What bystanders may say at once grows again with time.
      room.clock.advance(1_000);
      expectUndisturbed(logged);
      if (fault.needs !== undefined) await moveTo(await Room.open());
    });
  });
}

async function moveTo(other: Room): Promise<void> {
  await room.close();
  room = other;
}

/** What the server logs of the peer's connection in the end. Where all was well, we were the ones who left without BYE. */
async function reportOn(
  { address }: Outcome,
  start: number,
): Promise<{ reports: string; by?: string; context?: object }> {
  // From there on: an earlier connection may have had the same port.
  const refused = room.log.entries
    .slice(start)
    .find((entry) => entry.event === "connection.refused" && entry.peer === address);
  if (refused?.event === "connection.refused") return { reports: `refused ${refused.cap}`, by: "limit" };
  const { conn } = await room.log.until("connection.accepted", ({ peer }) => peer === address, start);
  const { reason, by, code, context } = await room.log.until(
    "connection.closed",
    (entry) => entry.conn === conn,
  );
  const reports = code === undefined ? reason : `${reason} ${code}`;
  return { reports, by, context: { ...context, ...refusals(conn) } };
}

/** Why somebody was turned away, or the name that was offered. */
function refusals(conn: string): { access?: string; name?: string } {
  return Object.assign(
    {},
    ...room.log.entries.map((entry) => {
      if (entry.event === "access.refused" && entry.conn === conn) return { access: entry.reason };
      if (entry.event === "name.refused" && entry.conn === conn) return { name: entry.refusal };
      return {};
    }),
  );
}

/** No fault of ours came of it since that line of the log, and no bystander has lost anything or was told of others' rooms. */
function expectUndisturbed(since: number): void {
  expect(room.bystanders.flatMap(({ client }) => client.rooms.map(({ kind }) => kind))).toEqual([
    "lobby",
    "lobby",
  ]);
  expect(room.log.entries.slice(since).filter(({ event }) => event === "connection.failed")).toEqual([]);
  for (const { events } of room.bystanders) {
    expect(events.filter(({ type }) => type === "ended")).toEqual([]);
    const texts = events.flatMap((event) => (event.type === "entry" ? [event.entry.from] : []));
    expect(texts.every((from) => from === "ana" || from === "bob" || from.startsWith("mallory-"))).toBe(true);
  }
}
