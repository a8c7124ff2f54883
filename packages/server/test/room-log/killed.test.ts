/** kill -9 at any moment loses nothing that was acknowledged. */
import { spawn } from "node:child_process";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { lobby } from "@conclave/protocol";
import fc from "fast-check";
import { expect, test } from "vitest";
import { openRoomLogHere } from "../../src/room-log/open.ts";
import type { RoomLog } from "../../src/room-log/room-log.ts";
import { entry, server } from "./support/entries.ts";
import { type Acknowledged, faultsOf } from "./support/ledger.ts";
import { inFolder } from "./support/places.ts";

const program = fileURLToPath(new URL("./support/append-forever.ts", import.meta.url));
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
  const child = spawn(process.execPath, [program, folder, name], { stdio: ["ignore", "pipe", "inherit"] });
  const ended = new Promise<NodeJS.Signals | null>((resolve) =>
    child.once("close", (_, signal) => resolve(signal)),
  );
  const acknowledged: Acknowledged[] = [];
  for await (const line of createInterface({ input: child.stdout })) {
    const [number, text] = line.split(" ");
    // Lines are whole: a small write into a pipe is never cut.
    if (text === undefined) throw new Error(`this is no acknowledgement: ${line}`);
    acknowledged.push({ number: Number(number), text });
    if (acknowledged.length === moment) child.kill("SIGKILL");
  }
  expect(await ended).toBe("SIGKILL");
  return acknowledged;
}

async function allTexts(log: RoomLog): Promise<Acknowledged[]> {
  const all: Acknowledged[] = [];
  for (let after = 0; ; ) {
    const { entries, more } = await log.page({
      room: lobby,
      from: { after },
      limit: 1000,
      maxBytes: 1 << 20,
    });
    all.push(
      ...entries.map(({ number, content }) => ({
        number,
        text: content.kind === "text" ? content.text : "",
      })),
    );
    after = entries.at(-1)?.number ?? after;
    if (!more) return all;
  }
}
