/** `conclave tail`: what a room keeps, from some point on, and what comes into it. */
import type { Entry, RoomId } from "@conclave/protocol";
import type { Client } from "../client.ts";
import { EntryQueue } from "./entry-queue.ts";
import { entriesBetween, firstSince } from "./history.ts";
import type { Surroundings } from "./join.ts";
import { chooseRoom } from "./room-choice.ts";
import { entryJson } from "./show/entry-json.ts";
import { dateAndTime, entryLine, ShownTexts } from "./show/entry-lines.ts";
import { writeLine } from "./show/output.ts";
import type { Since } from "./since.ts";
import { visit } from "./visit.ts";

export interface TailOptions {
  /** As `chooseRoom` has it. */
  readonly room: string | undefined;
  readonly start: Since | { readonly newest: number };
  readonly format: "json" | "text";
  readonly follow: "no" | "yes";
}

/** @throws {CommandFailure} when it cannot. */
export async function tail(options: TailOptions, surroundings: Surroundings): Promise<void> {
  const live = new EntryQueue();
  const kind = options.follow === "yes" ? "lasting" : "brief";
  await visit(surroundings, { kind, onEvent: (event) => live.note(event) }, async (client) => {
    const room = await chooseRoom(client, options.room);
    const last = client.rooms.find((known) => known.room === room)?.last ?? 0;
    const show = printer(client, room, options.format);
    const from = await startOf(client, room, options.start, last);
    for await (const entry of entriesBetween(client, room, from, last)) await show(entry);
    if (options.follow === "no") return;
    for (;;) {
      const event = await live.next();
      live.done();
      // What came while the beginning was read may have been read with it.
      const isNews = event.room === room && event.entry.number > last && event.entry.number >= from;
      if (isNews) await show(event.entry);
    }
  });
}

async function startOf(
  client: Client,
  room: RoomId,
  start: TailOptions["start"],
  last: number,
): Promise<number> {
  if ("number" in start) return start.number;
  if ("newest" in start) return Math.max(1, last - start.newest + 1);
  return await firstSince(client, room, start.timeMs);
}

function printer(
  client: Client,
  room: RoomId,
  format: TailOptions["format"],
): (entry: Entry) => Promise<void> {
  const texts = new ShownTexts();
  return async (entry) => {
    const info = client.rooms.find((known) => known.room === room) ?? { room, name: "" };
    await writeLine(format === "json" ? entryJson(info, entry) : entryLine(room, entry, texts, dateAndTime));
    texts.note(room, entry);
  };
}
