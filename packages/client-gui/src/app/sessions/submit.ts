/** Sends what is in the composer of a room, or does what it asks for; then the composer is empty again. */
import type { RoomId } from "@conclave/protocol";
import { parseCommand } from "../../text/commands.ts";
import { emojiIn } from "../../text/emoji.ts";
import type { ServerKey } from "../app-state.ts";
import { findRoom } from "../change.ts";
import type { Controller, SubmitFault } from "../controller.ts";
import { emptyDraft } from "../initial-state.ts";
import { perform } from "./perform.ts";
import type { SessionBook } from "./session-book.ts";
import { tidied, write } from "./write.ts";

/** A fault says why not; then everything is as it was. */
export function submit({
  book,
  controller,
  server,
  room: id,
}: {
  readonly book: SessionBook;
  readonly controller: Controller;
  readonly server: ServerKey;
  readonly room: RoomId;
}): SubmitFault | undefined {
  const session = book.get(server);
  const room = findRoom(book.store.state, server, id);
  if (session?.client === undefined || session.server === undefined || room === undefined || !session.isOpen)
    return { kind: "offline", what: offlineText };
  const { purpose, text: typed } = room.draft;
  const text = tidied(typed);
  const command = purpose.kind === "edit" ? ({ kind: "say", text } as const) : parseCommand(text);
  if (command.kind === "fault") return { kind: "command", what: command.what };
  const fault =
    command.kind === "say"
      ? write(session.client, { server: session.server, room, text: command.text, purpose })
      : perform(command, { book, controller, server, room });
  if (fault !== undefined) return fault;
  controller.setDraft(server, id, emptyDraft);
  if (command.kind === "say") book.store.dispatch({ type: "use-emoji", characters: emojiIn(command.text) });
  return undefined;
}

const offlineText = "There is no conversation with this server; connect first. Your text is still here.";
