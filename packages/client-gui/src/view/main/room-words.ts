/** A room in words: what it is called, who is in it. Names of rooms and people are from others. */
import type { RoomState, ServerState } from "../../app/app-state.ts";
import { unreadCounts } from "../../app/unread.ts";
import { counted } from "../../text/figures.ts";
import { isolatedLine } from "../../text/isolate.ts";

export function roomTitle({ kind, name }: RoomState["info"]): string {
  return kind === "direct" ? isolatedLine(name) : `# ${isolatedLine(name)}`;
}

/** How many belong to it, and how many are connected now where that is the same people. */
export function peopleText({ info }: RoomState, { present, phase }: ServerState): string {
  if (phase.kind !== "online") return "Offline";
  if (info.kind === "direct") {
    const isHere = present.some(({ name }) => name === info.name);
    return isHere ? "Here now" : "Not here";
  }
  if (info.kind === "lobby") return `${counted(present.length, "person", "people")} here`;
  return counted(info.members, "member");
}

/** What stands in an empty composer. */
export function placeholder(room: RoomState, phase: ServerState["phase"]["kind"]): string {
  if (room.info.role === "muted") return "You are muted here: you can read, and leave";
  const to = room.info.kind === "direct" ? isolatedLine(room.info.name) : `# ${isolatedLine(room.info.name)}`;
  return phase === "online" ? `Message ${to}` : `Message ${to}: sent when the connection is back`;
}

/** What stands in a room where nothing was said. */
export function emptyRoomText({ info, timeline }: RoomState, { phase }: ServerState): string {
  if (timeline.span === undefined || timeline.older === "loading")
    return phase.kind === "online"
      ? "Fetching what was said here …"
      : "What was said here is fetched when the connection is back.";
  if (info.kind === "direct")
    return `This is the beginning of your conversation with ${isolatedLine(info.name)}. Only you two can read it here.`;
  return `Nobody has said anything in ${isolatedLine(info.name)} yet. Say hello, or send an invitation to those who should be here.`;
}

/** On the button that leads to what is newest. */
export function newestText(room: RoomState): string {
  const { unreadCount } = unreadCounts(room);
  if (unreadCount === 0) return "Jump to newest";
  return `Jump to newest (${counted(unreadCount, "new message")})`;
}

/** On the button that leads to what is unread. */
export function unreadText(room: RoomState): string {
  const { unreadCount } = unreadCounts(room);
  if (unreadCount === 0) return "Jump to unread";
  return `Jump to unread (${counted(unreadCount, "message")})`;
}

/** Over what files can be dropped on, while they are held there. */
export function dropText({ draft }: RoomState): string {
  if (draft.purpose.kind === "reply") return "Drop to send it as a reply";
  return draft.purpose.kind === "new" && draft.text.trim() !== ""
    ? "Drop to send it with your text"
    : "Drop to put it into this room";
}
