/** Carries slash commands out. */
import type { RoomId } from "@conclave/protocol";
import type { Command } from "../../text/commands.ts";
import { isolated } from "../../text/isolate.ts";
import type { Draft, RoomState, ServerKey } from "../app-state.ts";
import type { Controller, Fault, SubmitFault } from "../controller.ts";
import { isSaid } from "../timeline.ts";
import type { SessionBook } from "./session-book.ts";

export interface CommandPlace {
  readonly book: SessionBook;
  readonly controller: Controller;
  readonly server: ServerKey;
  readonly room: RoomState;
}

/** Does what a command asks for, all but saying something; what goes wrong later is a complaint. */
export function perform(
  command: Exclude<Command, { kind: "say" }>,
  { book, controller, server, room }: CommandPlace,
): SubmitFault | undefined {
  const id = room.info.room;
  switch (command.kind) {
    case "help":
      controller.show({ kind: "commands" });
      return undefined;
    case "join":
      void joinByName(command.room, { book, controller, server, room });
      return undefined;
    case "leave":
      controller.leaveRoom(server, id);
      return undefined;
    case "open":
      void goWhenOpen(controller.openRoom(server, { name: command.name, kind: command.access, topic: "" }), {
        book,
        controller,
        server,
      });
      return undefined;
    case "topic":
      controller.setTopic(server, id, command.topic);
      return undefined;
    case "message":
      void goWhenOpen(controller.openDirect(server, command.who), { book, controller, server }, command.text);
      return undefined;
    case "name": {
      const fault = controller.offerName(server, command.name);
      return fault && { kind: "command", what: `${fault.what} ${fault.advice}`.trim() };
    }
    case "role":
      controller.setRole(server, id, command.who, command.role);
      return undefined;
    case "notify":
      controller.setNotify(server, id, command.rule === "none" ? "none" : undefined);
      return undefined;
    case "pin":
      return pinOne({ controller, server, room });
    case "search":
      controller.show({ kind: "search", server, room: id, words: command.words });
      return undefined;
    case "file":
      book.wishes.tell({ kind: "choose-files", server, room: id });
      return undefined;
    case "x-ray":
      controller.show({ kind: "x-ray", server });
      return undefined;
    case "read":
      controller.markAllRead(server, id);
      return undefined;
    case "quit":
      book.wishes.tell({ kind: "quit" });
      return undefined;
  }
}

async function joinByName(name: string, { book, controller, server }: CommandPlace): Promise<void> {
  const rooms = await controller.listRooms(server);
  if ("what" in rooms) {
    book.complain("command", rooms.what);
    return;
  }
  const found = rooms.find((room) => room.name.toLowerCase() === name.toLowerCase());
  if (found === undefined) book.complain("command", `There is no public room called ${isolated(name)}.`);
  else void controller.joinRoom(server, found.room);
}

/** To the room once it is there, with something to say in it. */
async function goWhenOpen(
  opening: Promise<RoomId | Fault>,
  { book, controller, server }: Pick<CommandPlace, "book" | "controller" | "server">,
  text = "",
): Promise<void> {
  const room = await opening;
  if (typeof room !== "number") {
    book.complain("command", room.what);
    return;
  }
  controller.go({ kind: "room", server, room });
  if (text === "") return;
  const draft: Draft = { text, purpose: { kind: "new" } };
  controller.setDraft(server, room, draft);
  const fault = controller.submit(server, room);
  if (fault !== undefined) book.complain("command", fault.what);
}

/** The one that is replied to, or the newest. */
function pinOne({
  controller,
  server,
  room,
}: Pick<CommandPlace, "controller" | "room" | "server">): SubmitFault | undefined {
  const { purpose } = room.draft;
  const newest = room.timeline.items.findLast((item) => isSaid(item) && item.fate !== "gone");
  const number =
    purpose.kind === "reply" ? purpose.to : newest && "number" in newest ? newest.number : undefined;
  if (number === undefined) return { kind: "command", what: "There is no message to pin." };
  controller.pin(server, room.info.room, number, "on");
  return undefined;
}
