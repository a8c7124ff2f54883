/** An entry as one line of JSON, for scripts: docs/command-line.md has its fields, whose names do not change. */
import type { Entry } from "@conclave/protocol";
import { toHex } from "../../hex.ts";
import type { RoomInfo } from "../../rooms/room-book.ts";

export function entryJson(room: Pick<RoomInfo, "name" | "room">, entry: Entry): string {
  const { number, from, guest, timeMs, content, state } = entry;
  const { kind, ...rest } = content.kind === "file" ? { ...content, hash: toHex(content.hash) } : content;
  const record = {
    room: room.room,
    roomName: room.name,
    number,
    time: new Date(timeMs).toISOString(),
    from,
    guest,
    kind,
    ...rest,
    edited: state?.editedMs === undefined ? undefined : new Date(state.editedMs).toISOString(),
    marks: state?.marks,
  };
  return escapeInvisible(JSON.stringify(record));
}

/** JSON leaves some characters as they are that drive a terminal or turn a line around. */
function escapeInvisible(json: string): string {
  return json.replaceAll(
    invisible,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
}

const invisible = /[\u007f-\u009f\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069]/gu;
