/** Entries as tests write them: short, with ids that say which they are. */
import { randomBytes } from "node:crypto";
import { type Content, lobby } from "@conclave/protocol";
import type { Author, NewEntry, PersonId, RoomLog } from "../../../src/room-log/room-log.ts";

/** People of a log, with keys of their own. */
export async function welcome(log: RoomLog, ...names: readonly string[]): Promise<readonly KnownAuthor[]> {
  return await Promise.all(
    names.map(async (name) => {
      const person = await log.person(name, Uint8Array.from(randomBytes(32)) as never);
      return { person, name, guest: false as const };
    }),
  );
}

export type KnownAuthor = Author & { readonly person: PersonId };

export function guest(name: string): Author {
  return { person: undefined, name, guest: true };
}

export const server: Author = { person: undefined, name: "server", guest: false };

export function entry(author: Author, content: Content | string, more: Partial<NewEntry> = {}): NewEntry {
  return {
    room: lobby,
    id: Uint8Array.from(randomBytes(16)),
    author,
    power: "member",
    content: typeof content === "string" ? { kind: "text", text: content } : content,
    timeMs: 1_000_000,
    ...more,
  };
}

/** Appends one entry and gives its number, or why it was refused. */
export async function put(
  log: RoomLog,
  author: Author,
  content: Content | string,
  more: Partial<NewEntry> = {},
): Promise<number | string> {
  const [appended] = await log.append([entry(author, content, more)]);
  if (appended === undefined) throw new Error("nothing was answered");
  return appended.outcome === "refused" ? appended.why : appended.number;
}

/** All of a room, in pages of two. */
export async function allOf(log: RoomLog, room = lobby, reader?: PersonId) {
  const entries = [];
  for (let after = 0; ; ) {
    const page = await log.page({ room, from: { after }, limit: 2, maxBytes: 10_000, reader });
    entries.push(...page.entries);
    after = page.entries.at(-1)?.number ?? after;
    if (!page.more) return entries;
  }
}

/** What they say, by number; other kinds by their names. */
export async function textsOf(log: RoomLog, room = lobby) {
  const entries = await allOf(log, room);
  return entries.map(({ content }) => (content.kind === "text" ? content.text : content.kind));
}
