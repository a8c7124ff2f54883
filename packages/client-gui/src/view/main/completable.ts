/** What there is to complete with in a room: its people first, those who spoke last before the others; emoji that were used. */
import type { RoomState, ServerState } from "../../app/app-state.ts";
import type { Completable } from "../../text/completion.ts";

export function completable(
  server: ServerState,
  room: RoomState,
  recentEmoji: readonly string[],
): Completable {
  const { present } = server;
  const hereNames = new Set(present.map(({ name }) => name));
  const absent = (room.members ?? []).filter(({ name }) => !hereNames.has(name));
  const people = [...present, ...absent.map(({ name }) => ({ name, guest: false }))];
  const rooms = [...server.rooms.values()]
    .filter(({ info }) => info.kind !== "direct")
    .map(({ info }) => info.name);
  const spoken = room.timeline.items.toReversed().flatMap((item) => ("from" in item ? item.from : []));
  return {
    people: people.filter(({ name }) => name !== server.name),
    rooms,
    lastSpoken: [...new Set(spoken)],
    recentEmoji,
  };
}
