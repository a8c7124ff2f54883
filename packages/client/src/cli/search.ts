/** `conclave search`: texts by their words, as the server's index has them. */
import type { Search } from "@conclave/protocol";
import type { Client } from "../client.ts";
import type { Surroundings } from "./join.ts";
import { chooseRoom, roomTitle } from "./room-choice.ts";
import { entryJson } from "./show/entry-json.ts";
import { dateAndTime, entryLine, ShownTexts } from "./show/entry-lines.ts";
import { writeLine } from "./show/output.ts";
import { ask, visit } from "./visit.ts";

export interface SearchOptions {
  readonly text: string;
  /** As `chooseRoom` has it. Default: all that one is in. */
  readonly room?: string;
  readonly from?: string;
  /** In milliseconds since 1970. */
  readonly since?: number;
  readonly until?: number;
  /** How many at most. */
  readonly lines: number;
  readonly json?: true;
}

/** @throws {CommandFailure} when it cannot. */
export async function searchTexts(options: SearchOptions, surroundings: Surroundings): Promise<void> {
  await visit(surroundings, { kind: "brief" }, async (client) => {
    const { text, from, since: sinceMs, until: untilMs } = options;
    const room = options.room === undefined ? undefined : await chooseRoom(client, options.room);
    await show(client, { text, room, from, sinceMs, untilMs }, options);
  });
}

async function show(
  client: Client,
  question: Omit<Search, "id" | "type">,
  { lines, json }: SearchOptions,
): Promise<void> {
  let left = lines;
  for (let cursor: number | undefined; left > 0; ) {
    const asked = { ...question, cursor };
    const { hits, next } = await ask(client, "the search", () => client.search(asked));
    for (const { room, entry } of hits.slice(0, left)) {
      const info = client.rooms.find((known) => known.room === room);
      const title = info === undefined ? `#${room}` : roomTitle(info);
      await writeLine(
        json
          ? entryJson({ room, name: info?.name ?? "" }, entry)
          : `[${title} #${entry.number}] ${entryLine(room, entry, noTexts, dateAndTime)}`,
      );
    }
    left -= hits.length;
    if (next === undefined) return;
    cursor = next;
  }
}

const noTexts = new ShownTexts();
