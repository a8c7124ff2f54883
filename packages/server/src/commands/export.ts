/** `conclaved export`: a room as JSON Lines or Markdown on standard output, whether the server runs or not. */
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { type Command, Option } from "commander";
import { entriesOf, type Span } from "../room-log/export/entries.ts";
import { exportFiles } from "../room-log/export/files.ts";
import { toJsonLine } from "../room-log/export/json-lines.ts";
import { markdownHead, toMarkdown } from "../room-log/export/markdown.ts";
import { openRoomLogToRead } from "../room-log/open.ts";
import type { RoomLog, StoredRoom } from "../room-log/room-log.ts";
import { existingDatabase } from "../store/existing-database.ts";
import { readDate } from "./date.ts";
import { findRoom, roomArgument } from "./find-room.ts";

interface ExportOptions {
  readonly state: string;
  readonly format: "jsonl" | "markdown";
  readonly from?: number;
  readonly to?: number;
  readonly files?: string;
}

/** Adds `export`. */
export function addExportCommand(parent: Command, stateOption: () => Option): void {
  parent
    .command("export")
    .description("write what a room keeps to standard output, in its order")
    .argument("<room>", roomArgument)
    .addOption(
      new Option("--format <format>", "for programs, or for people")
        .choices(["jsonl", "markdown"])
        .default("jsonl"),
    )
    .addOption(
      new Option("--from <date>", "leave out what is older: 2026-11-25, or 2026-11-25T07:50").argParser(
        (text) => readDate(text, "start"),
      ),
    )
    .addOption(
      new Option("--to <date>", "leave out what is newer: a day with all of it, or a time").argParser(
        (text) => readDate(text, "end"),
      ),
    )
    .option(
      "--files <folder>",
      "copy the files of the room there, too, as NUMBER-NAME; a folder that is made for it",
    )
    .addOption(stateOption())
    .action((room: string, _: unknown, command: Command) =>
      exportRoom(room, command.optsWithGlobals<ExportOptions>()),
    );
}

async function exportRoom(name: string, { state, format, from, to, files }: ExportOptions): Promise<void> {
  const log = openRoomLogToRead(existingDatabase(state));
  try {
    const room = await findRoom(log, name);
    const lines = format === "jsonl" ? jsonLines : markdown;
    const text = lines(log, room, { fromMs: from, toMs: to });
    await pipeline(Readable.from(text), process.stdout, { end: false });
    if (files !== undefined) await exportFiles(log, room.id, { fromMs: from, toMs: to }, state, files);
  } catch (error) {
    // Whoever read it has seen enough, such as `head`.
    if ((error as NodeJS.ErrnoException).code !== "EPIPE") throw error;
  } finally {
    await log.close();
  }
}

async function* jsonLines(log: RoomLog, room: StoredRoom, span: Span): AsyncGenerator<string> {
  for await (const entry of entriesOf(log, room.id, span)) yield toJsonLine(entry);
}

async function* markdown(log: RoomLog, room: StoredRoom, span: Span): AsyncGenerator<string> {
  yield markdownHead(titleOf(room), room.topic);
  for await (const entry of entriesOf(log, room.id, span)) yield toMarkdown(entry);
}

function titleOf({ name, members }: StoredRoom): string {
  return name ?? members.map((member) => member.name).join(", ");
}
