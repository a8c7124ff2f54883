/** kill -9 at any moment loses nothing that was acknowledged. */
import fc from "fast-check";
import { expect, test } from "vitest";
import { openRoomLogHere } from "../../src/room-log/open.ts";
import { entry, server } from "./support/entries.ts";
import { type Acknowledged, allTexts, faultsOf } from "./support/ledger.ts";
import { inFolder } from "./support/places.ts";
import { WritingProcess } from "./support/writing-process.ts";

const rounds = 20;
/** When each process is killed: after so many acknowledgements. */
const moments = fc.sample(fc.integer({ min: 1, max: 600 }), { numRuns: rounds, seed: 20_261_128 });

test("20 processes killed while they append", { timeout: 240_000 }, async () => {
  const place = await inFolder(openRoomLogHere);
  const acknowledged: Acknowledged[] = [];
  for (const [round, moment] of moments.entries()) {
    acknowledged.push(...(await appendUntilKilled(place.folder, `round${round}`, moment)));
    const log = await place.open();
    const stored = await allTexts(log);
    expect(faultsOf(acknowledged, stored)).toEqual([]);
    const next = { number: stored.length + 1, text: `after${round}` };
    expect(await log.append([entry(server, next.text)])).toEqual([
      { outcome: "stored", number: next.number },
    ]);
    acknowledged.push(next);
    await log.close();
  }
  expect(acknowledged.length).toBeGreaterThanOrEqual(moments.reduce((sum, moment) => sum + moment, 0));
  await place.remove();
});

test.each<[string, (stored: Acknowledged[]) => Acknowledged[], RegExp]>([
  ["a loss", (stored) => stored.filter(({ number }) => number !== 7), /^lost: text7$/],
  ["a loss at the end", (stored) => stored.slice(0, -1), /^lost: text9$/],
  ["a duplicate", (stored) => [...stored, { number: 10, text: "text3" }], /^duplicate: text3$/],
  [
    "a gap",
    (stored) => stored.map((entry) => (entry.number > 4 ? { ...entry, number: entry.number + 1 } : entry)),
    /^gap: 6 is in place 5$/,
  ],
  [
    "a swap",
    (stored) =>
      stored.map((entry) => ({ ...entry, text: entry.text.replace(/[45]/, (d) => (d === "4" ? "5" : "4")) })),
    /^moved: text4 from 4 to 5$/,
  ],
])("the check finds %s", (_, spoil, expected) => {
  const stored = Array.from({ length: 9 }, (_, index) => ({ number: index + 1, text: `text${index + 1}` }));
  expect(faultsOf(stored, stored)).toEqual([]);
  expect(faultsOf(stored, spoil(stored))).toContainEqual(expect.stringMatching(expected));
});

/** All that it acknowledged until it was dead. */
async function appendUntilKilled(
  folder: string,
  name: string,
  moment: number,
): Promise<readonly Acknowledged[]> {
  const writing = new WritingProcess(folder, name);
  await writing.until(moment);
  expect(await writing.kill()).toBe("SIGKILL");
  return writing.acknowledged;
}
