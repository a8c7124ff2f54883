/** What waits in an outbox, in which order it goes out, and what becomes of it. */
import { describe, expect, test } from "vitest";
import type { OutboxItem } from "../../src/index.ts";
import { defaultOutboxLimits, Outbox, OutboxFullError, type OutboxLimits } from "../../src/outbox/outbox.ts";
import { defaultBackOff } from "../../src/reconnect.ts";

const nowMs = 1000;
const dateMs = 1_790_000_000_000;

test("of each room one thing is on its way; the next follows when it is answered", () => {
  const { outbox, write, due } = anOutbox();
  write("a1", 1);
  write("a2", 1);
  write("b1", 2);
  expect(due()).toEqual(["a1", "b1"]);
  expect(due()).toEqual([]);
  outbox.acknowledged("a1", 1, 7, dateMs);
  expect(due()).toEqual(["a2"]);
});

test("an acknowledgement for another room is none", () => {
  const { outbox, write, due } = anOutbox();
  write("a1", 1);
  expect(due()).toEqual(["a1"]);
  expect(outbox.acknowledged("a1", 2, 7, dateMs)).toBeUndefined();
  expect(outbox.waiting).toHaveLength(1);
  expect(outbox.acknowledged("a1", 1, 7, dateMs)).toMatchObject({ state: { kind: "stored", number: 7 } });
});

test("after a connection was lost, what was not answered goes first, under the same id", () => {
  const { outbox, write, due } = anOutbox();
  write("a1", 1);
  write("a2", 1);
  expect(due()).toEqual(["a1"]);
  outbox.connectionEnded();
  expect(due()).toEqual(["a1"]);
  outbox.acknowledged("a1", 1, 7, dateMs);
  expect(due()).toEqual(["a2"]);
});

test("what the server cannot store for the moment holds its room, and no other, for a while that doubles", () => {
  const { outbox, write, due } = anOutbox();
  write("a1", 1);
  write("a2", 1);
  write("b1", 2);
  due();
  outbox.refused("a1", "store", nowMs);
  outbox.acknowledged("b1", 2, 1, dateMs);
  expect(due()).toEqual([]);
  expect(outbox.dueMs).toBe(nowMs + 750);
  expect(due(nowMs + 750)).toEqual(["a1"]);
  outbox.refused("a1", "store", nowMs + 750);
  expect(outbox.dueMs).toBe(nowMs + 750 + 1500);
  expect(due(nowMs + 2250)).toEqual(["a1"]);
  outbox.acknowledged("a1", 1, 7, dateMs);
  expect(due(nowMs + 2250)).toEqual(["a2"]);
});

test("what is refused for another reason lets the next one pass, and can be tried again", () => {
  const { outbox, write, due, states } = anOutbox();
  write("a1", 1);
  write("a2", 1);
  due();
  outbox.refused("a1", "role", nowMs);
  expect(states.get("a1")).toEqual({ kind: "refused", why: "role" });
  expect(due()).toEqual(["a2"]);
  outbox.acknowledged("a2", 1, 7, dateMs);
  expect(outbox.retry("a1", dateMs)).toBe(true);
  expect(due()).toEqual(["a1"]);
  expect(outbox.retry("a1", dateMs)).toBe(false);
});

describe("giving up", () => {
  test("what never left is certainly not stored; what left may be", () => {
    const { outbox, write, due, states } = anOutbox();
    write("a1", 1);
    write("a2", 1);
    due();
    expect(outbox.cancel("a1")).toBe(true);
    expect(outbox.cancel("a2")).toBe(true);
    expect(states.get("a1")).toEqual({ kind: "failed", why: "cancelled", sent: "perhaps" });
    expect(states.get("a2")).toEqual({ kind: "failed", why: "cancelled", sent: "never" });
  });

  test("an acknowledgement that comes after all says what is true", () => {
    const { outbox, write, due, states } = anOutbox();
    write("a1", 1);
    due();
    outbox.cancel("a1");
    outbox.acknowledged("a1", 1, 7, dateMs);
    expect(states.get("a1")).toEqual({ kind: "stored", number: 7, timeMs: dateMs });
    expect(outbox.items).toEqual([]);
  });

  test("a second time forgets it, and there is no third", () => {
    const { outbox, write } = anOutbox();
    write("a1", 1);
    expect([outbox.cancel("a1"), outbox.cancel("a1"), outbox.cancel("a1")]).toEqual([true, true, false]);
  });

  test("what has waited for longer than it may", () => {
    const { outbox, write, due, states } = anOutbox({ keepMs: 1000 });
    write("a1", 1);
    write("a2", 1, dateMs + 500);
    expect(outbox.takeDue(nowMs, dateMs + 1200).map(({ id }) => id)).toEqual(["a2"]);
    expect(states.get("a1")).toEqual({ kind: "failed", why: "expired", sent: "never" });
    expect(due()).toEqual([]);
  });
});

describe("bounds", () => {
  test("one thing too many is refused on the spot, until another is done", () => {
    const { outbox, write, due } = anOutbox({ itemsMaxCount: 2 });
    write("a1", 1);
    write("a2", 1);
    expect(() => write("a3", 1)).toThrow(OutboxFullError);
    due();
    outbox.acknowledged("a1", 1, 1, dateMs);
    write("a3", 1);
  });

  test("of what was given up only the newest is kept", () => {
    const { outbox, write, gone } = anOutbox({ settledMaxCount: 2 });
    for (const id of ["a1", "a2", "a3"]) {
      write(id, 1);
      outbox.cancel(id);
    }
    expect(outbox.items.map(({ id }) => id)).toEqual(["a2", "a3"]);
    expect(gone).toEqual(["a1"]);
  });

  test("rooms beyond those that something is on its way to wait", () => {
    const { outbox, write, due } = anOutbox({ roomsMaxCount: 2 });
    for (const room of [1, 2, 3]) write(`r${room}`, room);
    expect(due()).toEqual(["r1", "r2"]);
    outbox.acknowledged("r1", 1, 1, dateMs);
    expect(due()).toEqual(["r3"]);
  });
});

test("what an earlier run has left goes out before what is written now", () => {
  const { outbox, write, due } = anOutbox();
  const content = { kind: "text", text: "from before" } as const;
  outbox.restore([
    { id: "old", room: 1, content, timeMs: dateMs, state: { kind: "waiting", sent: "perhaps" } },
  ]);
  write("new", 1);
  expect(due()).toEqual(["old"]);
});

function anOutbox(limits: Partial<OutboxLimits> = {}) {
  const states = new Map<string, OutboxItem["state"]>();
  const gone: string[] = [];
  const outbox = new Outbox({
    limits: { ...defaultOutboxLimits, ...limits },
    backOff: defaultBackOff,
    random: () => 0.5,
    onChange: (item, what) => {
      if (what === "gone") gone.push(item.id);
      else states.set(item.id, item.state);
    },
  });
  const write = (id: string, room: number, timeMs = dateMs) =>
    outbox.add({ id, room, content: { kind: "text", text: id }, timeMs });
  const due = (atMs = nowMs) => outbox.takeDue(atMs, dateMs).map(({ id }) => id);
  return { outbox, write, due, states, gone };
}
