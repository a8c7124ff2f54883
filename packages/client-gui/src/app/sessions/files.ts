/** Files that people send and fetch. */

import { mkdir } from "node:fs/promises";
import { basename } from "node:path";
import type { Client } from "@conclave/client";
import type { RoomId } from "@conclave/protocol";
import { UsageError } from "@conclave/protocol";
import { parseCommand } from "../../text/commands.ts";
import { withEmoji } from "../../text/emoji.ts";
import { tooLargeText } from "../../text/figures.ts";
import type { Draft, ServerKey } from "../app-state.ts";
import { findRoom, findServer } from "../change.ts";
import type { FileToSend } from "../controller.ts";
import { emptyDraft } from "../initial-state.ts";
import type { SessionBook } from "./session-book.ts";
import { tidied } from "./write.ts";

/**
 * Puts files into a room, one after the other; what cannot be sent is told. What is in the composer goes with the first of them: its
 * text as the caption, and what it replies to.
 */
export function sendFiles(
  book: SessionBook,
  server: ServerKey,
  room: RoomId,
  files: readonly FileToSend[],
  setDraft: (draft: Draft) => void,
): void {
  const max = findServer(book.store.state, server)?.fileMaxBytes;
  for (const file of files) {
    const name = file.kind === "path" ? basename(file.path) : file.name;
    if (file.kind === "bytes" && max !== undefined && file.bytes.length > max) {
      book.complain(`file ${name}`, tooLargeText(name, max));
      continue;
    }
    book.act(server, (client) => {
      const words = wordsOf(findRoom(book.store.state, server, room)?.draft);
      try {
        if (file.kind === "path") client.sendFile({ room, ...words, path: file.path });
        else {
          const { bytes, type } = file;
          book.pictures?.keepSent(client.sendFile({ room, ...words, bytes, name, type }), bytes);
        }
      } catch (error) {
        if (!(error instanceof UsageError)) throw error;
        book.complain(`file ${name}`, `${name} cannot be sent: ${error.message}.`);
        return;
      }
      if (words !== undefined) setDraft(emptyDraft);
    });
  }
}

/** What goes with a file: nothing of a change to another message, and no command. */
function wordsOf(
  draft: Draft | undefined,
): Pick<Parameters<Client["sendFile"]>[0], "caption" | "re"> | undefined {
  if (draft === undefined || draft.purpose.kind === "edit") return undefined;
  const typed = tidied(withEmoji(draft.text));
  const said = typed === "" ? ({ kind: "say", text: "" } as const) : parseCommand(typed);
  const re = draft.purpose.kind === "reply" ? draft.purpose.to : undefined;
  const caption = said.kind === "say" && said.text !== "" ? said.text : undefined;
  // A command that was begun stays where it is.
  if (said.kind !== "say" || (caption === undefined && re === undefined)) return undefined;
  return { caption, re };
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
