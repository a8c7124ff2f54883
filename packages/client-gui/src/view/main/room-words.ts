/** A room in words: what it is called, who is in it. Names of rooms and people are from others. */
import type { RoomState, ServerState } from "../../app/app-state.ts";
import { isolated } from "../../text/isolate.ts";

export function roomTitle({ kind, name }: RoomState["info"]): string {
  return kind === "direct" ? isolated(name) : `# ${isolated(name)}`;
}

/** How many belong to it, and how many are connected now where that is the same people. */
export function peopleText({ info }: RoomState, { present }: ServerState): string {
  if (info.kind === "direct") {
    const isHere = present.some(({ name }) => name === info.name);
    return isHere ? "Here now" : "Not here";
  }
  if (info.kind === "lobby") return `${counted(present.length, "person", "people")} here`;
  return counted(info.members, "member", "members");
}

/** What stands in an empty composer. */
export function placeholder(room: RoomState, phase: ServerState["phase"]["kind"]): string {
  if (room.info.role === "muted") return "You are muted here: you can read, and leave";
  const to = room.info.kind === "direct" ? isolated(room.info.name) : `# ${isolated(room.info.name)}`;
  return phase === "online" ? `Message ${to}` : `Message ${to}: sent when the connection is back`;
}

function counted(count: number, one: string, many: string): string {
  return `${count} ${count === 1 ? one : many}`;
}
