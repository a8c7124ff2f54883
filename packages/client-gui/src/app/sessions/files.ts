/** Files that people send and fetch. */

import { mkdir } from "node:fs/promises";
import { basename } from "node:path";
import type { RoomId } from "@conclave/protocol";
import { UsageError } from "@conclave/protocol";
import { sizeText } from "../../text/figures.ts";
import type { ServerKey } from "../app-state.ts";
import { findRoom, findServer } from "../change.ts";
import type { FileToSend } from "../controller.ts";
import type { SessionBook } from "./session-book.ts";

/** Puts files into a room, one after the other; what cannot be sent is told. */
export function sendFiles(
  book: SessionBook,
  server: ServerKey,
  room: RoomId,
  files: readonly FileToSend[],
): void {
  const max = findServer(book.store.state, server)?.fileMaxBytes;
  for (const file of files) {
    const name = file.kind === "path" ? basename(file.path) : file.name;
    if (file.kind === "bytes" && max !== undefined && file.bytes.length > max) {
      book.complain(
        `file ${name}`,
        `${name} is too large: this server takes files of up to ${sizeText(max)}.`,
      );
      continue;
    }
    book.act(server, (client) => {
      try {
        if (file.kind === "path") client.sendFile({ room, path: file.path });
        else client.sendFile({ room, bytes: file.bytes, name: file.name, type: file.type });
      } catch (error) {
        if (!(error instanceof UsageError)) throw error;
        book.complain(`file ${name}`, `${name} cannot be sent: ${error.message}.`);
      }
    });
  }
}

/** Brings the file of an entry to a path, or to the folder of downloads; unless it is on its way. */
export async function fetchFile(
  book: SessionBook,
  server: ServerKey,
  room: RoomId,
  number: number,
  toPath: string | undefined,
): Promise<void> {
  const items = findRoom(book.store.state, server, room)?.timeline.items ?? [];
  const item = items.find((item) => item.kind === "file" && item.number === number);
  if (item?.kind === "file" && item.transfer.kind === "moving") return;
  if (toPath !== undefined) {
    // Whoever chose the path was asked about a file that is there.
    book.act(server, (client) => void client.fetchFile({ room, number, toPath, existing: "replace" }));
    return;
  }
  const toFolder = book.downloadFolder;
  try {
    await mkdir(toFolder, { recursive: true });
  } catch (error) {
    book.complain("downloads", `Files cannot be put into ${toFolder}: ${(error as Error).message}`);
    return;
  }
  book.act(server, (client) => void client.fetchFile({ room, number, toFolder }));
}

/** Stops a file on its way, or takes one off the list that did not arrive. */
export function cancelTransfer(book: SessionBook, server: ServerKey, id: string): void {
  book.get(server)?.client?.cancelTransfer(id);
  book.store.dispatch({ type: "discard", server, id });
}
