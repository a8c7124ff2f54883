/** A search looks through a bounded number of texts, and says where to go on. */
import { lobby } from "@conclave/protocol";
import { expect, test } from "vitest";
import { openRoomLogHere } from "../../../src/room-log/open.ts";
import { Database } from "../../../src/store/database.ts";
import { entry, guest, server } from "../support/entries.ts";

test("a needle at the far end of a large room is found in several answers, each text once", async () => {
  using database = Database.inMemory();
  const log = openRoomLogHere(database);
  const made = await log.create({
    kind: "public",
    name: "hay",
    members: [{ person: await log.person("ana", new Uint8Array(32) as never), name: "ana", role: "owner" }],
    maker: server,
    openId: new Uint8Array(16),
    timeMs: 1,
  });
  const hay = made.outcome === "created" ? made.room.id : 0;
  await log.append([entry(guest("bo"), "needle one"), entry(guest("bo"), "needle two", { room: hay })]);
  for (let part = 0; part < 25; part += 1)
    await log.append(Array.from({ length: 1000 }, () => entry(server, "hay -> hay", { room: hay })));
  await log.append([entry(guest("bo"), "needle three")]);

  for (const query of [{ from: "bo" }, { text: "-> hay" }, { text: "needle" }]) {
    const found: string[] = [];
    let answers = 0;
    let before: number | undefined;
    do {
      const { hits, next } = await log.search({ rooms: [lobby, hay], limit: 9000, before, ...query });
      found.push(...hits.map(({ room, entry: { number } }) => `${room}/${number}`));
      answers += 1;
      before = next;
    } while (before !== undefined);
    expect(new Set(found).size).toBe(found.length);
    if (query.text === "-> hay") {
      expect(found).toHaveLength(25_000);
      continue;
    }
    expect(found).toEqual([`${lobby}/2`, `${hay}/2`, `${lobby}/1`]);
    if (query.text === undefined) expect(answers).toBeGreaterThan(1);
  }
});
