import { ManualClock } from "@conclave/testbed/manual-clock";
import { beforeEach, expect, test } from "vitest";
import { Announcer } from "../../src/desktop/announcer.ts";
import type { Circumstances, Happening } from "../../src/desktop/notify-rules.ts";
import { defaultSettings } from "../../src/settings/settings.ts";

const server = "chat.example.org:5068";

const circumstances: Circumstances = {
  settings: { ...defaultSettings, notify: "all" },
  roomRule: undefined,
  onScreen: "no",
};

function said(number: number, changes: Partial<Happening> = {}): Happening {
  return {
    server,
    serverLabel: undefined,
    room: 3,
    roomName: "ops",
    roomKind: "public",
    number,
    by: "other",
    from: "ben",
    text: `text ${number}`,
    mention: "no",
    novelty: "live",
    ...changes,
  };
}

let clock: ManualClock;
let seen: string[];
let announcer: Announcer;

beforeEach(() => {
  clock = new ManualClock();
  seen = [];
  announcer = new Announcer(
    {
      show: ({ room, number, title, urgency }) => seen.push(`${room}/${number} ${urgency}: ${title}`),
      close: (_, room) => seen.push(`close ${room}`),
    },
    clock,
  );
});

test("what is said now is shown at once", () => {
  announcer.hear(said(7), circumstances);
  announcer.hear(said(8, { by: "own" }), circumstances);
  expect(seen).toEqual(["3/7 normal: \u2068ben\u2069 in \u2068ops\u2069"]);
});

test("what was missed becomes one summary for each room, which leads to the first of it", () => {
  for (let number = 11; number <= 17; number++)
    announcer.hear(said(number, { novelty: "missed" }), circumstances);
  announcer.hear(said(5, { novelty: "missed", room: 4, roomName: "dev" }), circumstances);
  expect(seen).toEqual([]);
  clock.advance(10_000);
  expect(seen).toEqual([
    "3/11 low: 7 new messages in \u2068ops\u2069",
    "4/5 low: 1 new message in \u2068dev\u2069",
  ]);
  expect(clock.timerCount).toBe(0);
});

test("a summary waits until nothing more comes", () => {
  for (let number = 1; number <= 20; number++) {
    announcer.hear(said(number, { novelty: "missed" }), circumstances);
    clock.advance(600);
  }
  expect(seen).toEqual([]);
  clock.advance(100);
  expect(seen).toEqual(["3/1 low: 20 new messages in \u2068ops\u2069"]);
});

test("what was read meanwhile on another device is not counted", () => {
  for (const number of [1, 2, 3]) announcer.hear(said(number, { novelty: "missed" }), circumstances);
  announcer.read(server, 3, 2);
  clock.advance(10_000);
  expect(seen).toEqual(["3/3 low: 1 new message in \u2068ops\u2069"]);
});

test("nothing is told of what was read before it was told", () => {
  announcer.hear(said(1, { novelty: "missed" }), circumstances);
  announcer.read(server, 3, 1);
  clock.advance(10_000);
  expect(seen).toEqual([]);
});

test("what is read is taken away, once; an older position takes nothing away", () => {
  announcer.hear(said(7), circumstances);
  announcer.read(server, 3, 6);
  announcer.read(server, 4, 9);
  announcer.read("other:5068", 3, 9);
  announcer.read(server, 3, 7);
  announcer.read(server, 3, 8);
  expect(seen.slice(1)).toEqual(["close 3"]);
});

test("a summary that was told is taken away only when its last is read", () => {
  for (const number of [1, 2, 3]) announcer.hear(said(number, { novelty: "missed" }), circumstances);
  clock.advance(10_000);
  announcer.read(server, 3, 2);
  expect(seen).toHaveLength(1);
  announcer.read(server, 3, 3);
  expect(seen.slice(1)).toEqual(["close 3"]);
});

test("at the end no timer is left", () => {
  announcer.hear(said(1, { novelty: "missed" }), circumstances);
  announcer[Symbol.dispose]();
  expect(clock.timerCount).toBe(0);
});
