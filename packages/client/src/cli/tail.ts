/** `conclave tail`: what a room keeps, from some point on, and what comes into it. */
import type { Entry, RoomId } from "@conclave/protocol";
import type { Client } from "../client.ts";
import type { ClientEvent } from "../events.ts";
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
  /** Everything up to this number was shown, or was there before and is not wanted. */
  let shown = 0;
  const note = (event: ClientEvent) => {
    live.note(event);
    // Numbers that were given once are given again.
    if (event.type === "set-back") shown = Math.min(shown, event.from - 1);
  };
  const kind = options.follow === "yes" ? "lasting" : "brief";
  await visit(surroundings, { kind, onEvent: note }, async (client) => {
    const room = await chooseRoom(client, options.room);
    const last = client.rooms.find((known) => known.room === room)?.last ?? 0;
    const show = printer(client, room, options.format);
    const from = await startOf(client, room, options.start, last);
    for await (const entry of entriesBetween(client, room, from, last)) await show(entry);
    shown = Math.max(last, from - 1);
    while (options.follow === "yes") {
      const event = await live.next();
      live.done();
      const { number } = event.entry;
      if (event.room !== room || number <= shown) continue;
      shown = number;
      await show(event.entry);
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
