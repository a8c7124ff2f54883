/** The servers that were visited, the latest first. */
import { formatAddress, type ServerAddress } from "@conclave/protocol";
import type { RecentServer, ServerKey } from "../app-state.ts";

/** Somebody was welcomed by a server. The first time it becomes one of those that are connected to at the start. */
export function visited(
  recent: readonly RecentServer[],
  visit: {
    readonly address: ServerAddress;
    readonly label: string;
    readonly name: string;
    readonly lastMs: number;
  },
): readonly RecentServer[] {
  const key = formatAddress(visit.address);
  const known = recent.find((server) => keyOf(server) === key);
  const others = recent.filter((server) => server !== known);
  return [{ ...visit, atStart: known?.atStart ?? "yes" }, ...others].slice(0, recentMaxCount);
}

export function withAtStart(
  recent: readonly RecentServer[],
  key: ServerKey,
  atStart: "no" | "yes",
): readonly RecentServer[] {
  return recent.map((server) => (keyOf(server) === key ? { ...server, atStart } : server));
}

export function without(recent: readonly RecentServer[], key: ServerKey): readonly RecentServer[] {
  return recent.filter((server) => keyOf(server) !== key);
}

/** The one that was taken off, where it was before; those that came or went meanwhile stay so. */
export function withBack(
  recent: readonly RecentServer[],
  before: readonly RecentServer[],
  key: ServerKey,
): readonly RecentServer[] {
  const at = before.findIndex((server) => keyOf(server) === key);
  const gone = before[at];
  if (gone === undefined || recent.some((server) => keyOf(server) === key)) return recent;
  const below = new Set(before.slice(at + 1).map(keyOf));
  const place = recent.findIndex((server) => below.has(keyOf(server)));
  return recent.toSpliced(place < 0 ? recent.length : place, 0, gone);
}

function keyOf({ address }: RecentServer): ServerKey {
  return formatAddress(address);
}

const recentMaxCount = 20;
