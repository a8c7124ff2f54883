/** Where a search looks: in one room, on one server, on all of them; and which of these cannot be reached now. Pure. */
import type { RoomId } from "@conclave/protocol";
import type { ServerState } from "../../app/app-state.ts";
import { connectionWord } from "../../rows/sidebar.ts";
import { showableLine } from "../../text/isolate.ts";

export type SearchWhere = "everywhere" | "room" | "server";

/** Where the dialog was opened. */
export interface SearchPlace {
  readonly server: ServerState | undefined;
  readonly room: RoomId | undefined;
}

export interface SearchScope {
  readonly targets: readonly { readonly server: ServerState; readonly room: RoomId | undefined }[];
  /** Servers that are meant and have no connection. */
  readonly missing: readonly ServerState[];
}

/** What can be chosen, the nearest first. */
export function searchWheres(
  servers: readonly ServerState[],
  { server, room }: SearchPlace,
): readonly { readonly value: SearchWhere; readonly text: string }[] {
  const name = room === undefined ? undefined : server?.rooms.get(room)?.info.name;
  const others = servers.filter((each) => each !== server).length;
  return [
    ...(name === undefined ? [] : [{ value: "room", text: `In ${showableLine(name)}` } as const]),
    ...(server === undefined || others === 0
      ? []
      : [{ value: "server", text: `In my rooms at ${showableLine(server.label)}` } as const]),
    { value: "everywhere", text: others === 0 ? "In all my rooms" : "On all servers" },
  ];
}

export function searchScope(
  where: SearchWhere,
  servers: readonly ServerState[],
  { server, room }: SearchPlace,
): SearchScope {
  const meant = where === "everywhere" || server === undefined ? servers : [server];
  const isHere = ({ phase }: ServerState) => phase.kind === "online";
  return {
    targets: meant
      .filter(isHere)
      .map((each) => ({ server: each, room: where === "room" ? room : undefined })),
    missing: meant.filter((each) => !isHere(each)),
  };
}

/** Which servers were not asked, by name, and why; empty: all were. */
export function missingText(missing: readonly ServerState[]): string {
  if (missing.length === 0) return "";
  const names = missing.map(
    (server) => `${showableLine(server.label)} (${connectionWord(server)?.replace(" …", "") ?? "connected"})`,
  );
  return `Not searched: ${names.join(", ")}.`;
}
