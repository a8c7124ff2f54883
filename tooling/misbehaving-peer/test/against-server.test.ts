/** Every fault of a client against our server, in the middle of two clients' conversation. */
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { ClientFault } from "../src/fault.ts";
import { clientFaults } from "../src/faults/index.ts";
import { type Outcome, playAsClient } from "../src/play.ts";
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
      if (fault.needs !== undefined) await moveTo(await Room.open({ keyLimits: fault.needs }));
      await room.talk();
      const outcome = await playAsClient(fault, { ...room.server.address, time: room });
      expect(outcome.sees).toBe(fault.sees);
      if (fault.sees === "silence" && fault.takesTime !== true) expect(outcome.bytes).toBe(0);
      if (fault.sees !== "tolerated") expect(outcome.end).toBe("fin");
      expect(await reportOn(outcome)).toMatchObject({
        reports: fault.reports === "nothing" ? "truncated" : fault.reports,
        ...(fault.detail && { context: fault.detail }),
      });
      await room.talk();
      // What bystanders may say at once grows again with time.
      room.clock.advance(1_000);
      expectUndisturbed();
      if (fault.needs !== undefined) await moveTo(await Room.open());
    });
  });
}

async function moveTo(other: Room): Promise<void> {
  await room.close();
  room = other;
}

/** What the server logs of the peer's connection in the end. Where all was well, we were the ones who left without BYE. */
async function reportOn({ address }: Outcome): Promise<{ reports: string; context?: object }> {
  const refused = room.log.entries.find(
    (entry) => entry.event === "connection.refused" && entry.peer === address,
  );
  if (refused?.event === "connection.refused") return { reports: `refused ${refused.cap}` };
  const { conn } = await room.log.until("connection.accepted", ({ peer }) => peer === address);
  const { reason, code, context } = await room.log.until("connection.closed", (entry) => entry.conn === conn);
  return { reports: code === undefined ? reason : `${reason} ${code}`, ...(context && { context }) };
}

/** No fault of ours came of it, and no bystander has lost anything. */
function expectUndisturbed(): void {
  expect(room.log.entries.filter(({ event }) => event === "connection.failed")).toEqual([]);
  for (const { events } of room.bystanders) {
    expect(events.filter(({ type }) => type === "ended")).toEqual([]);
    const texts = events.flatMap((event) => (event.type === "said" ? [event.from] : []));
    expect(texts.every((from) => from === "ana" || from === "bob" || from.startsWith("mallory-"))).toBe(true);
  }
}
