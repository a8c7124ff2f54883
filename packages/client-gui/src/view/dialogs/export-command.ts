/** The command that writes a room into a file. It is pasted into shells, so nothing in it that others chose may act there. */
import { formatAddress, lobby, type RoomId, type ServerAddress } from "@conclave/protocol";

/** By the room's number: its name is from others, and may be that of several. */
export function exportCommand(address: ServerAddress, room: RoomId): string {
  const which = room === lobby ? "lobby" : `'#${room}'`;
  return `conclave export ${which} --server ${quoted(formatAddress(address))}`;
}

/** For a POSIX shell: nothing in single quotes means anything to it. */
function quoted(text: string): string {
  return /^[\w.:-]+$/.test(text) ? text : `'${text.replaceAll("'", `'\\''`)}'`;
}
