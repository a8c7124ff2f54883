/** What a server says of something that was written, and what it can be believed. */
import { ManualClock } from "@conclave/testbed/manual-clock";
import { expect, test } from "vitest";
import { defaultOutboxLimits } from "../../src/index.ts";
import { Sender } from "../../src/outbox/sender.ts";
import { noOutboxStore } from "../../src/outbox/store.ts";
import { defaultBackOff } from "../../src/reconnect.ts";

test("an acknowledgement for another room is none: it waits on", () => {
  const clock = new ManualClock();
  const sender = new Sender({
    ...{ limits: defaultOutboxLimits, backOff: defaultBackOff, store: noOutboxStore, clock },
    random: () => 0.5,
    emit: () => {},
  });
  const id = "a".repeat(32);
  sender.open(() => {});
  sender.add({ id, room: 7, content: { kind: "text", text: "hi" }, timeMs: clock.dateMs() });
  expect(sender.acknowledged(id, { room: 1, number: 5, timeMs: 1 })).toBeUndefined();
  expect(sender.waiting).toMatchObject([{ id, state: { kind: "waiting" } }]);
  expect(sender.acknowledged(id, { room: 7, number: 5, timeMs: 1 })).toMatchObject({
    state: { kind: "stored" },
  });
  expect(sender.waiting).toEqual([]);
});
