/** Who is here (clause 9.8): connected to the server, and so in its lobby. */
import { MalformedError } from "../../wire/reader.ts";
import type { Codec } from "./codec.ts";
import { optional, readFlag, readName, readNames, readPresence, readTime, writePresence } from "./fields.ts";

/** Somebody who is here. A guest has shown no identity key: the next one with that name may be somebody else. */
export interface Occupant {
  readonly name: string;
  readonly guest: boolean;
}

/** Server to the others: somebody came. */
export interface Joined extends Occupant {
  readonly type: "JOINED";
  readonly timeMs: number;
}

/** Server to the others: somebody went, with a goodbye or without, or was removed. */
export interface Left {
  readonly type: "LEFT";
  readonly name: string;
  readonly how: "left" | "lost" | "removed";
  readonly timeMs: number;
}

/** Server to a newcomer: who is here, itself included. A long list comes in several, the last without `more`. */
export interface Present {
  readonly type: "PRESENT";
  readonly occupants: readonly Occupant[];
  readonly more: boolean;
}

export const joined: Codec<Joined> = {
  write: ({ name, guest, timeMs }) => ({ name, time: timeMs, ...writePresence("guest", guest) }),
  read: (fields) => ({
    type: "JOINED",
    name: readName(fields, "name"),
    guest: readPresence(fields, "guest"),
    timeMs: readTime(fields, "time"),
  }),
};

export const left: Codec<Left> = {
  write: ({ name, how, timeMs }) => ({ name, how, time: timeMs }),
  read: (fields) => ({
    type: "LEFT",
    name: readName(fields, "name"),
    how: readHow(fields["how"]),
    timeMs: readTime(fields, "time"),
  }),
};

export const presentPage: Codec<Present> = {
  write: ({ occupants, more }) => {
    const guests = occupants.filter(({ guest }) => guest).map(({ name }) => name);
    return { names: occupants.map(({ name }) => name), more, ...(guests.length === 0 ? {} : { guests }) };
  },
  read: (fields) => {
    const names = readNames(fields, "names");
    const marked = optional(fields, "guests", readNames);
    const guests = new Set(marked);
    if (marked?.length === 0 || !guests.isSubsetOf(new Set(names))) throw new MalformedError("guests");
    const occupants = names.map((name) => ({ name, guest: guests.has(name) }));
    return { type: "PRESENT", occupants, more: readFlag(fields, "more") };
  },
};

function readHow(value: unknown): Left["how"] {
  if (value !== "left" && value !== "lost" && value !== "removed") throw new MalformedError("how");
  return value;
}
