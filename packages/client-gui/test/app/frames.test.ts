import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { Frames } from "../../src/app/frames.ts";

class Source {
  readonly listeners = new Set<() => void>();

  subscribe(listener: () => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  change(): void {
    for (const listener of this.listeners) listener();
  }
}

let source: Source;
let frames: Frames;
let drawn: number;

beforeEach(() => {
  vi.useFakeTimers();
  source = new Source();
  frames = new Frames(source, 16);
  drawn = 0;
  frames.subscribe(() => {
    drawn += 1;
  });
});

afterEach(() => {
  frames.stop();
  vi.useRealTimers();
});

test("the first change is drawn at once, and however many follow are drawn once in a frame", () => {
  source.change();
  vi.advanceTimersByTime(0);
  expect(drawn).toBe(1);
  for (let count = 0; count < 50; count += 1) source.change();
  vi.advanceTimersByTime(15);
  expect(drawn).toBe(1);
  vi.advanceTimersByTime(1);
  expect(drawn).toBe(2);
  vi.advanceTimersByTime(1000);
  expect(drawn).toBe(2);
});

test("whoever has stopped listening is told nothing, and in the end nobody is", () => {
  let other = 0;
  const stop = frames.subscribe(() => {
    other += 1;
  });
  stop();
  source.change();
  frames.stop();
  vi.advanceTimersByTime(1000);
  expect([drawn, other]).toEqual([0, 0]);
  expect(source.listeners.size).toBe(0);
});
