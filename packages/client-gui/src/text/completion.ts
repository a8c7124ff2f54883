/** Completion in the composer: what is being typed at the cursor, what it may become, and the text after a choice. */
import { commands } from "./commands.ts";
import { searchEmoji } from "./emoji.ts";
import { showableLine, shownName } from "./isolate.ts";
import { personSign } from "./names.ts";
import { searchable } from "./searchable.ts";

/** What there is to complete with. */
export interface Completable {
  readonly people: readonly { readonly name: string; readonly guest: boolean }[];
  /** Rooms by name, without "#". */
  readonly rooms: readonly string[];
  /** Names of people who wrote here, the latest first: among equals they come first. */
  readonly lastSpoken?: readonly string[];
  /** Emoji that were used, the latest first. */
  readonly recentEmoji?: readonly string[];
}

export interface Completion {
  readonly kind: "command" | "emoji" | "person" | "room";
  /** The part of the text that a choice takes the place of, in UTF-16 units. */
  readonly from: number;
  readonly to: number;
  /** At most 8, best first, at least one. */
  readonly choices: readonly Choice[];
}

export interface Choice {
  /** What goes into the text, with its sign. */
  readonly insert: string;
  /** What the list shows. */
  readonly text: string;
  readonly detail?: string;
  /** An emoji. */
  readonly glyph?: string;
  /** Of a person. */
  readonly avatar?: ReturnType<typeof personSign>;
}

/** What can be completed at the cursor, if anything. @param cursor in UTF-16 units. */
export function completionAt(text: string, cursor: number, known: Completable): Completion | undefined {
  const command = /^\/(?<typed>[\p{L}\p{N}_-]*)$/u.exec(text.slice(0, cursor));
  if (command !== null) {
    const typed = (command.groups?.["typed"] ?? "").toLowerCase();
    return completion("command", 0, cursor, commandChoices(typed));
  }
  // Names have blanks: a sign may stand a few words back, and the nearest one that fits counts.
  const limit = Math.max(0, cursor - typedMaxUnits);
  for (let at = cursor - 1; at >= limit && text[at] !== "\n"; at--) {
    const sign = text[at];
    if (sign !== "@" && sign !== "#" && sign !== ":") continue;
    if (at > 0 && /[\p{L}\p{N}_:/]/u.test(text[at - 1] ?? "")) continue;
    const found = signCompletion(sign, text.slice(at + 1, cursor), known);
    if (found !== undefined) return completion(found.kind, at, cursor, found.choices);
  }
  return undefined;
}

/** The text and the cursor after a choice: a blank is behind it, unless there is one. */
export function complete(
  text: string,
  { from, to }: Completion,
  choice: Choice,
): { readonly text: string; readonly cursor: number } {
  const rest = text.slice(to);
  const blank = /^\s/.test(rest) ? "" : " ";
  return {
    text: `${text.slice(0, from)}${choice.insert}${blank}${rest}`,
    cursor: from + choice.insert.length + 1,
  };
}

function completion(
  kind: Completion["kind"],
  from: number,
  to: number,
  choices: readonly Choice[],
): Completion | undefined {
  return choices.length === 0 ? undefined : { kind, from, to, choices };
}

function signCompletion(
  sign: "@" | "#" | ":",
  typed: string,
  known: Completable,
): Pick<Completion, "choices" | "kind"> | undefined {
  switch (sign) {
    case "@":
      return /^\s/.test(typed) ? undefined : { kind: "person", choices: personChoices(typed, known) };
    case "#":
      return /^\s/.test(typed) ? undefined : { kind: "room", choices: roomChoices(typed, known.rooms) };
    case ":":
      // One letter fits hundreds, and ":D" is none.
      if (!/^[a-z0-9_+-]{2,}$/i.test(typed)) return undefined;
      return { kind: "emoji", choices: emojiChoices(typed, known.recentEmoji ?? []) };
  }
}

function commandChoices(typed: string): readonly Choice[] {
  return best(commands, typed, ({ name }) => name).map(({ name, argument, help }) => ({
    insert: `/${name}`,
    text: `/${name} ${argument}`.trimEnd(),
    detail: help,
  }));
}

function personChoices(typed: string, { people, lastSpoken = [] }: Completable): readonly Choice[] {
  const places = new Map(lastSpoken.map((name, place) => [name, place]));
  const place = (name: string) => places.get(name) ?? lastSpoken.length;
  const sorted = people.toSorted((a, b) => place(a.name) - place(b.name));
  return best(sorted, typed, ({ name }) => name).map((person) => ({
    insert: `@${person.name}`,
    text: shownName(person),
    avatar: personSign(person.name),
  }));
}

function roomChoices(typed: string, rooms: readonly string[]): readonly Choice[] {
  return best(rooms, typed, (room) => room).map((room) => ({
    insert: `#${room}`,
    text: `#${showableLine(room)}`,
  }));
}

function emojiChoices(typed: string, recent: readonly string[]): readonly Choice[] {
  return searchEmoji(typed, recent, choicesMaxCount).map(({ character, names, label }) => ({
    insert: character,
    glyph: character,
    text: `:${names[0]}:`,
    detail: label,
  }));
}

/** Those that fit, best first; among equals the order stays. */
function best<Item>(items: readonly Item[], typed: string, nameOf: (item: Item) => string): readonly Item[] {
  const wanted = searchable(typed);
  return items
    .map((item) => ({ item, rank: fit(searchable(nameOf(item)), wanted) }))
    .filter(({ rank }) => rank !== undefined)
    .sort((a, b) => (a.rank ?? 0) - (b.rank ?? 0))
    .slice(0, choicesMaxCount)
    .map(({ item }) => item);
}

/** 0: it begins so; 1: a word of it does; 2: the letters come in this order, the first at the beginning. */
function fit(name: string, wanted: string): number | undefined {
  if (name.startsWith(wanted)) return 0;
  if (name.split(/[\s._-]+/).some((word) => word.startsWith(wanted))) return 1;
  if (wanted.length < 2 || name[0] !== wanted[0]) return undefined;
  let at = -1;
  for (const letter of wanted) {
    at = name.indexOf(letter, at + 1);
    if (at === -1) return undefined;
  }
  return 2;
}

const choicesMaxCount = 8;
const typedMaxUnits = 64;
