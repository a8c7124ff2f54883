/**
 * What the window remembers by itself from one start to the next: where it stood, where the person was, servers, drafts, rules.
 * Plain values, their bounds, and how they are written as JSON. Pure; `window-state.ts` has the file.
 */
import type { RoomId } from "@conclave/protocol";
import type { Draft, DraftPurpose, Layout, Panel, Place, RecentServer, ServerKey } from "../app/app-state.ts";
import { defaultLayout } from "../app/initial-state.ts";
import { byKind, fields, named, optional, type Reader, text, whole, word } from "./json-readers.ts";
import type { NotifyRule } from "./settings.ts";

export interface KeptState {
  readonly layout: Layout;
  readonly place: Place;
  /** The latest first. */
  readonly recent: readonly RecentServer[];
  /** By room, see `roomKey`: those that have a rule of their own. */
  readonly notify: ReadonlyMap<RoomKey, NotifyRule>;
  /** By room: those that are not empty, the one changed last at the end. */
  readonly drafts: ReadonlyMap<RoomKey, Draft>;
  /** Used lately, the latest first. */
  readonly emoji: readonly string[];
}

/** "host:port room", such as "chat.example.org:5068 1". */
export type RoomKey = `${ServerKey} ${RoomId}`;

export function roomKey(server: ServerKey, room: RoomId): RoomKey {
  return `${server} ${room}`;
}

export const initialKeptState: KeptState = {
  layout: defaultLayout,
  place: { kind: "welcome" },
  recent: [],
  notify: new Map(),
  drafts: new Map(),
  emoji: [],
};

export const keptLimits = {
  recentCount: 20,
  notifyCount: 1_000,
  draftsCount: 200,
  /** UTF-16 units; more than any server takes as one text. */
  draftLength: 65_536,
  emojiCount: 40,
} as const;

/** The newest of each, as many as are kept; and of the first page no invitation, since that is a secret. */
export function bounded(state: KeptState): KeptState {
  const { recentCount, notifyCount, draftsCount, draftLength, emojiCount } = keptLimits;
  const drafts = [...state.drafts].filter(([, draft]) => isWorthKeeping(draft)).slice(-draftsCount);
  return {
    ...state,
    place: state.place.kind === "welcome" ? { kind: "welcome" } : state.place,
    recent: state.recent.slice(0, recentCount),
    notify: new Map([...state.notify].slice(-notifyCount)),
    drafts: new Map(
      drafts.map(([key, draft]) => [key, { ...draft, text: draft.text.slice(0, draftLength) }]),
    ),
    emoji: state.emoji.slice(0, emojiCount),
  };
}

export function formatKeptState(state: KeptState): string {
  const { notify, drafts, ...rest } = state;
  return `${JSON.stringify({ version, ...rest, notify: [...notify], drafts: [...drafts] }, undefined, 1)}\n`;
}

/**
 * Reads what it can, part by part.
 *
 * @returns what was wrong with the rest, none of it private.
 * @throws {SyntaxError | RangeError} if nothing of it can be read.
 */
export function parseKeptState(json: string): {
  readonly state: KeptState;
  readonly faults: readonly string[];
} {
  const parts = JSON.parse(json) as Partial<Record<keyof KeptState | "version", unknown>> | null;
  if (parts?.version !== version) throw new RangeError(`version ${version} is expected`);
  const faults: string[] = [];
  const attempt = <Value, Other>(name: string, read: () => Value, other: Other) => {
    try {
      return named(name, read);
    } catch (error) {
      faults.push((error as Error).message);
      return other;
    }
  };
  const each = <Value>(name: keyof KeptState, read: Reader<Value>): readonly Value[] => {
    const list = parts[name] ?? [];
    if (!Array.isArray(list)) faults.push(`${name}: a list is expected`);
    const items: readonly unknown[] = Array.isArray(list) ? list : [];
    return items.flatMap((item, index) => attempt(`${name} ${index + 1}`, () => [read(item)], []));
  };
  const state = {
    layout: attempt("layout", () => readLayout(parts.layout), initialKeptState.layout),
    place: attempt("place", () => readPlace(parts.place), initialKeptState.place),
    recent: each("recent", readRecent),
    notify: new Map(each("notify", pair(word("all", "mentions", "none")))),
    drafts: new Map(each("drafts", pair(readDraft))),
    emoji: each("emoji", text(64)),
  };
  return { state: bounded(state), faults };
}

function isWorthKeeping({ text, purpose }: Draft): boolean {
  return text !== "" || purpose.kind !== "new";
}

function pair<Value>(read: Reader<Value>): Reader<[RoomKey, Value]> {
  return (value) => {
    const [key, part] = Array.isArray(value) ? value : [];
    const [, server, room] = /^(\S{1,300}) (\d{1,16})$/.exec(String(key)) ?? [];
    if (server === undefined) throw new RangeError("a server and the number of a room are expected");
    return [roomKey(server, roomNumber(Number(room))), read(part)];
  };
}

const name = text(1_000);
const roomNumber = whole(0, Number.MAX_SAFE_INTEGER);
const pixels = whole(-100_000, 100_000);
const length = whole(1, 100_000);

const readPanel = fields<Panel>({ shown: word("yes", "no"), width: length });

const readLayout = fields<Layout>({
  rooms: readPanel,
  people: readPanel,
  window: optional(
    fields<NonNullable<Layout["window"]>>({
      x: pixels,
      y: pixels,
      width: length,
      height: length,
      state: word("maximized", "normal"),
    }),
  ),
});

const readPlace = byKind<Place>({
  welcome: fields({}),
  server: fields({ server: name }),
  room: fields({ server: name, room: roomNumber }),
});

const readRecent = fields<RecentServer>({
  address: fields({ host: name, port: whole(1, 65_535) }),
  label: name,
  name,
  lastMs: whole(0, Number.MAX_SAFE_INTEGER),
  atStart: word("no", "yes"),
});

const readDraft = fields<Draft>({
  text: text(keptLimits.draftLength),
  purpose: byKind<DraftPurpose>({
    new: fields({}),
    reply: fields({ to: roomNumber }),
    edit: fields({ of: roomNumber }),
  }),
});

const version = 1;
