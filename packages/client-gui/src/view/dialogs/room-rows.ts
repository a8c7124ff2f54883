/** Public rooms, members and pinned messages as rows of lists. */

import type { ListedRoom, RoomMember } from "@conclave/protocol";
import type { ListRow } from "@conclave/qt-host/widgets";
import type { ServerState } from "../../app/app-state.ts";
import type { SearchHit } from "../../app/controller.ts";
import type { TimelineItem } from "../../app/timeline.ts";
import { counted } from "../../text/figures.ts";
import { isolated, showableLine } from "../../text/isolate.ts";
import { personSign } from "../../text/names.ts";

/** Those whose name or topic has all of the words, the fullest first. */
export function listedRows(
  rooms: readonly ListedRoom[],
  words: string,
  joined: ServerState["rooms"],
): readonly ListRow[] {
  const wanted = words
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== "");
  return rooms
    .filter(({ name, topic }) => {
      const text = `${name} ${topic}`.toLowerCase();
      return wanted.every((word) => text.includes(word));
    })
    .toSorted((left, right) => right.members - left.members || left.name.localeCompare(right.name))
    .map((room) => listedRow(room, joined.has(room.room)));
}

function listedRow({ room, name, topic, members }: ListedRoom, isJoined: boolean): ListRow {
  const shown = showableLine(name);
  const about = topic === "" ? "no topic" : showableLine(topic);
  const size = counted(members, "member");
  return {
    key: String(room),
    kind: "item",
    glyph: "hash",
    text: shown,
    detail: [size, ...(isJoined ? ["you are in it"] : []), isolated(about)].join("  ·  "),
    dim: isJoined,
    accessibleText: `Room ${shown}, ${size}${isJoined ? ", you are in it" : ""}, ${about}`,
  };
}

/** Owners and moderators first. */
export function memberRows(
  members: readonly RoomMember[],
  present: ServerState["present"],
  own: string,
): readonly ListRow[] {
  const here = new Set(present.map(({ name }) => name));
  return members
    .toSorted((left, right) => rank[left.role] - rank[right.role] || left.name.localeCompare(right.name))
    .map(({ name, role }) => {
      const shown = showableLine(name);
      const tags = [...(name === own ? ["you"] : []), ...(role === "member" ? [] : [role])];
      const presence = here.has(name) ? "here" : "none";
      return {
        key: name,
        kind: "item",
        presence,
        avatar: personSign(name),
        text: shown,
        detail: tags.join(", "),
        dim: role === "muted",
        accessibleText: [shown, ...tags, presence === "here" ? "here" : "not here"].join(", "),
      };
    });
}

/** What is pinned, the latest first; with its text where that is in memory, or was fetched for this. */
export function pinRows(
  pins: readonly number[],
  items: readonly TimelineItem[],
  fetched: ReadonlyMap<number, SearchHit>,
): readonly ListRow[] {
  return pins.toReversed().map((number) => {
    const item = items.find((each) => each.kind !== "local" && each.number === number);
    const hit = item === undefined ? fetched.get(number) : undefined;
    const text = textOf(item) ?? (hit && showableLine(hit.text)) ?? `Message ${number}`;
    const by = item === undefined || item.kind === "local" ? hit?.from : item.from;
    const from = by === undefined ? undefined : showableLine(by);
    return {
      key: String(number),
      kind: "item",
      glyph: "pin",
      text,
      detail: from,
      accessibleText: from === undefined ? text : `${from}: ${text}`,
    };
  });
}

function textOf(item: TimelineItem | undefined): string | undefined {
  if (item?.kind === "text" && item.fate !== "gone") return showableLine(item.text);
  return item?.kind === "file" ? showableLine(item.file.name) : undefined;
}

const rank = { owner: 0, moderator: 1, member: 2, muted: 3 } as const;
