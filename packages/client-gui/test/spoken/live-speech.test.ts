import { ManualClock } from "@conclave/testbed/manual-clock";
import { beforeEach, expect, test } from "vitest";
import { LiveSpeech } from "../../src/spoken/live-speech.ts";

let clock: ManualClock;
let said: string[];
let speech: LiveSpeech;

beforeEach(() => {
  clock = new ManualClock();
  said = [];
  speech = new LiveSpeech((text) => said.push(text), clock);
});

test("what comes together is said together, once", () => {
  speech.hear([{ kind: "message", text: "bob: one" }]);
  clock.advance(200);
  speech.hear([{ kind: "notice", text: "Connected" }]);
  expect(said).toEqual([]);
  clock.advance(100);
  expect(said).toEqual(["Connected. bob: one"]);
  clock.advance(10_000);
  expect(said).toHaveLength(1);
});

test("of a flood the last ones are said and the others counted", () => {
  for (let number = 1; number <= 1000; number += 1)
    speech.hear([{ kind: "message", text: `bob: ${number}` }]);
  clock.advance(300);
  expect(said).toEqual(["997 more messages, and the last ones. bob: 998. bob: 999. bob: 1000"]);
});

test("nothing is said after its end, and nothing waits", () => {
  speech.hear([{ kind: "message", text: "bob: one" }]);
  speech[Symbol.dispose]();
  expect(clock.timerCount).toBe(0);
  speech.hear([]);
  expect(clock.timerCount).toBe(0);
});
