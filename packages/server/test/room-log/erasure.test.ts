/** What is deleted is nowhere in the files any more: not in the texts, not in the index, not in the write-ahead log. */
import { readFile, stat } from "node:fs/promises";
import { DatabaseSync } from "node:sqlite";
import { lobby } from "@conclave/protocol";
import { expect, test } from "vitest";
import { openRoomLog, openRoomLogHere } from "../../src/room-log/open.ts";
import { entry, put, server } from "./support/entries.ts";
import { inFolder } from "./support/places.ts";

const byModerator = { power: "moderator" } as const;

async function holds(folder: string, word: string): Promise<boolean> {
  const files = await Promise.all(
    ["conclaved.db", "conclaved.db-wal"].map((name) => readFile(`${folder}/${name}`)),
  );
  // The index leaves out the beginning that a word has in common with the one in front of it.
  return files.some((content) => content.includes(word.slice(4)));
}

/** Words that are in no other text, among many texts. */
function secrets() {
  return Array.from(
    { length: 40 },
    (_, index) => `hide${String.fromCharCode(97 + (index % 26))}quux${index}zyzzyva`,
  );
}

test.each([
  ["in this thread", openRoomLogHere],
  ["in threads of its own", openRoomLog],
] as const)("a deleted text and its edits, %s", async (_, open) => {
  const place = await inFolder(open);
  const log = await place.open();
  const [person] = [await log.person("ana", new Uint8Array(32).fill(1) as never)];
  const ana = { person, name: "ana", guest: false };
  for (const [index, secret] of secrets().entries()) {
    const around = Array.from({ length: 50 }, (_, other) =>
      entry(ana, `text ${index} ${other} of some words`),
    );
    await log.append([...around, entry(ana, `the ${secret} is here`)]);
    if (index % 2 === 0)
      await put(log, ana, { kind: "edit", of: (index / 2) * 103 + 51, text: `now ${secret}edited` });
  }
  expect(await holds(place.folder, "hideaquux0zyzzyva")).toBe(true);
  expect(await holds(place.folder, "hideaquux0zyzzyvaedited")).toBe(true);
  const texts = await log.search({ rooms: [lobby], text: "*zyzzyva*", limit: 100 });
  expect(texts.hits).toHaveLength(40);
  await log.append(
    texts.hits.map(({ entry: { number } }) => entry(server, { kind: "delete", of: number }, byModerator)),
  );
  // The thread tidies up behind its answer.
  await log.isAlive();
  for (const secret of secrets()) expect(await holds(place.folder, secret)).toBe(false);
  expect(await holds(place.folder, "zyzzyvaedited")).toBe(false);
  expect((await log.search({ rooms: [lobby], text: "*zyzzyva*", limit: 100 })).hits).toEqual([]);
  await log.close();
  await place.remove();
});

test("a text that has expired", async () => {
  const place = await inFolder(openRoomLogHere);
  const log = await place.open();
  await log.append(secrets().map((secret) => entry(server, secret)));
  await log.setRetention("all", { entries: 0 });
  expect(await holds(place.folder, "hideaquux0zyzzyva")).toBe(true);
  expect(await log.expire(0)).toEqual({ entries: 40 });
  for (const secret of secrets()) expect(await holds(place.folder, secret)).toBe(false);
  await log.close();
  await place.remove();
});

test("while somebody reads, the write-ahead log has it; afterwards no more, without anybody writing", async () => {
  const place = await inFolder(openRoomLog);
  const log = await place.open();
  await put(log, server, "hideaquux0zyzzyva");
  using other = new DatabaseSync(`${place.folder}/conclaved.db`, { readOnly: true });
  other.exec("BEGIN");
  other.prepare("SELECT count(*) FROM entries").get();
  await put(log, server, { kind: "delete", of: 1 }, byModerator);
  await log.isAlive();
  expect(await holds(place.folder, "hideaquux0zyzzyva")).toBe(true);
  other.exec("COMMIT");
  await expect.poll(() => holds(place.folder, "hideaquux0zyzzyva"), { timeout: 10_000 }).toBe(false);
  await log.close();
  await place.remove();
});

test("space of what expired goes back to the file system", async () => {
  const place = await inFolder(openRoomLogHere);
  const log = await place.open();
  await log.append(
    Array.from({ length: 3000 }, (_, index) => entry(server, `${index} ${"word ".repeat(80)}`)),
  );
  using other = new DatabaseSync(`${place.folder}/conclaved.db`);
  other.exec("PRAGMA wal_checkpoint(TRUNCATE)");
  const { size } = await stat(`${place.folder}/conclaved.db`);
  await log.setRetention("all", { entries: 10 });
  await log.expire(0);
  expect((await stat(`${place.folder}/conclaved.db`)).size).toBeLessThan(size / 3);
  await log.close();
  await place.remove();
});
