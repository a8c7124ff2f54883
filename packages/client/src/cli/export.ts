/** `conclave export`: all that a room keeps, as it is now, page by page. */

import { entriesBetween } from "./history.ts";
import type { Surroundings } from "./join.ts";
import { chooseRoom, roomTitle } from "./room-choice.ts";
import { entryJson } from "./show/entry-json.ts";
import { MarkdownRoom } from "./show/entry-markdown.ts";
import { writeLine } from "./show/output.ts";
import { visit } from "./visit.ts";

export type ExportFormat = "jsonl" | "markdown";

/**
 * @param roomName as `chooseRoom` has it.
 * @throws {CommandFailure} when it cannot: what was written until then is not all.
 */
export async function exportRoom(
  roomName: string,
  format: ExportFormat,
  surroundings: Surroundings,
): Promise<void> {
  await visit(surroundings, { kind: "brief" }, async (client) => {
    const room = await chooseRoom(client, roomName);
    const info = client.rooms.find((known) => known.room === room);
    if (info === undefined) return;
    const markdown = new MarkdownRoom(roomTitle(info));
    if (format === "markdown") await writeLine(markdown.heading());
    for await (const entry of entriesBetween(client, room, 1, info.last))
      await writeLine(format === "jsonl" ? entryJson(info, entry) : markdown.entry(entry));
  });
}
