/** Messages that arrive at the window: so many a second, or as fast as the server takes them. */
import type { Population } from "../fanout/population.ts";

/** In even steps; settles when all of them have been said. */
export async function floodAtPace(
  population: Population,
  { perSecond, seconds }: { readonly perSecond: number; readonly seconds: number },
): Promise<void> {
  const startMs = performance.now();
  const total = perSecond * seconds;
  let said = 0;
  await new Promise<void>((resolve) => {
    const timer = setInterval(() => {
      const due = Math.min(total, Math.floor(((performance.now() - startMs) / 1000) * perSecond));
      for (; said < due; said += 1) population.say(textOf(said));
      if (said < total) return;
      clearInterval(timer);
      resolve();
    }, stepMs);
  });
}

/** With so many under way; settles when the last was told to everybody who listens. */
export async function floodFully(population: Population, count: number, inFlight: number): Promise<void> {
  let [said, heard] = [0, 0];
  await new Promise<void>((resolve) => {
    population.onHeard = () => {
      heard += 1;
      if (said < count) population.say(textOf(said++));
      else if (heard >= count) resolve();
    };
    for (; said < Math.min(inFlight, count); said += 1) population.say(textOf(said));
  });
  population.onHeard = () => {};
}

/** Says one thing, and waits until it is heard. */
export async function sayLast(population: Population, last: string): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  population.onHeard = (text) => {
    if (text === last) resolve();
  };
  population.say(last);
  await promise;
  population.onHeard = () => {};
}

/** Some hundred bytes, in lengths as people have them. */
function textOf(index: number): string {
  return `${index} ${words.slice(0, 20 + ((index * 37) % 160))}`;
}

const stepMs = 10;
const words =
  "the quick brown fox jumps over the lazy dog and nobody asks why it was a bright cold day in April and the clocks were " +
  "striking all of it was said before in other rooms by other people";
