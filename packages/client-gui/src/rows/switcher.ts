/**
 * The quick switcher: which rooms, people and servers match what was typed, the best first. Pure; the dialog shows it, and
 * goes where a choice says.
 */
import type { RoomId } from "@conclave/protocol";
import type { AppState, RoomState, ServerKey, ServerState } from "../app/app-state.ts";
import { type UnreadCounts, unreadCounts } from "../app/unread.ts";
import { searchable } from "../text/searchable.ts";

export type Choice =
  | RoomChoice
  | { readonly kind: "person"; readonly server: ServerKey; readonly name: string; readonly where: string }
  | { readonly kind: "server"; readonly server: ServerKey; readonly name: string; readonly where: string };

export interface RoomChoice extends UnreadCounts {
  readonly kind: "direct" | "room";
  readonly server: ServerKey;
  readonly room: RoomId;
  readonly name: string;
  /** What the server calls itself; text from others. */
  readonly where: string;
  /** When something was written there last, as far as it is in memory; 0 if nothing is. */
  readonly lastMs: number;
}

/** Names a choice in a list. */
export function choiceKey(choice: Choice): string {
  const which = "room" in choice ? choice.room : choice.kind === "person" ? choice.name : "";
  return `${choice.kind} ${choice.server} ${which}`;
}

/**
 * What matches, the best first. Every word has to be found in the name, or in that of the server. Nothing typed: what has
 * something unread first, then where something was written last; the place where the person is comes at the end.
 */
export function findChoices(state: AppState, typed: string): readonly Choice[] {
  const words = searchable(typed)
    .split(/[\s#@]+/)
    .filter((word) => word !== "");
  const ranked = state.servers
    .flatMap(choicesOf)
    .map((choice) => ({ choice, score: scoreOf(choice, words), isHere: isHere(state, choice) }))
    .filter(({ score }) => score !== undefined) as Ranked[];
  return ranked
    .sort(words.length === 0 ? byNews : byMatch)
    .slice(0, shownMaxCount)
    .map(({ choice }) => choice);
}

interface Ranked {
  readonly choice: Choice;
  readonly score: number;
  readonly isHere: boolean;
}

function choicesOf(server: ServerState): Choice[] {
  const where = server.label;
  const rooms = [...server.rooms.values()].map((room) => roomChoice(server, room));
  const inDirect = new Set(rooms.filter(({ kind }) => kind === "direct").map(({ name }) => name));
  const people = server.present
    // Whoever has a direct room with us is in the list already; a guest can have none.
    .filter(({ name, guest }) => !guest && name !== server.name && !inDirect.has(name))
    .map(({ name }): Choice => ({ kind: "person", server: server.key, name, where }));
  return [...rooms, ...people, { kind: "server", server: server.key, name: where, where: server.key }];
}

function roomChoice({ key, label }: ServerState, room: RoomState): RoomChoice {
  const { info, timeline } = room;
  return {
    kind: info.kind === "direct" ? "direct" : "room",
    server: key,
    room: info.room,
    name: info.name,
    where: label,
    ...unreadCounts(room),
    lastMs: timeline.items.at(-1)?.timeMs ?? 0,
  };
}

function isHere({ place }: AppState, choice: Choice): boolean {
  if (place.kind === "welcome" || place.server !== choice.server) return false;
  return place.kind === "room" ? "room" in choice && choice.room === place.room : choice.kind === "server";
}

/** The sum over all words; undefined if one of them is nowhere. */
function scoreOf({ name, where }: Choice, words: readonly string[]): number | undefined {
  const [inName, inWhere] = [searchable(name), searchable(where)];
  let sum = 0;
  for (const word of words) {
    const score = matchScore(inName, word) ?? (inWhere.includes(word) ? serverScore : undefined);
    if (score === undefined) return undefined;
    sum += score;
  }
  return sum;
}

/** How well a word fits a name: whole, its beginning, the beginning of a part, somewhere, its letters in order. */
function matchScore(name: string, word: string): number | undefined {
  if (name === word) return 100;
  if (name.startsWith(word)) return 80;
  const at = name.indexOf(word);
  if (at > 0) return isPartStart(name, word) ? 60 : 40;
  return hasInOrder(name, word) ? 20 : undefined;
}

function isPartStart(name: string, word: string): boolean {
  return name.split(/[^\p{L}\p{N}]+/u).some((part) => part.startsWith(word));
}

function hasInOrder(name: string, word: string): boolean {
  let from = 0;
  for (const letter of word) {
    const at = name.indexOf(letter, from);
    if (at < 0) return false;
    from = at + letter.length;
  }
  return true;
}

function byMatch(left: Ranked, right: Ranked): number {
  return right.score - left.score || byNews(left, right);
}

function byNews(left: Ranked, right: Ranked): number {
  return (
    Number(left.isHere) - Number(right.isHere) ||
    newsOf(right.choice) - newsOf(left.choice) ||
    kindOrder[left.choice.kind] - kindOrder[right.choice.kind] ||
    lastOf(right.choice) - lastOf(left.choice) ||
    left.choice.name.localeCompare(right.choice.name)
  );
}

/** Being asked for counts more than anything that is merely new. */
function newsOf(choice: Choice): number {
  if (!("room" in choice)) return 0;
  return choice.mentionCount > 0 ? 2 : choice.unreadCount > 0 ? 1 : 0;
}

function lastOf(choice: Choice): number {
  return "room" in choice ? choice.lastMs : 0;
}

const kindOrder = { room: 0, direct: 0, person: 1, server: 2 } as const;
const serverScore = 10;
/** More than anybody reads: whoever wants another one types a letter more. */
const shownMaxCount = 100;
