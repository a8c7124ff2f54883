/** Emoji by their short names: search, completion, and the marks that are offered for a message. */
import { emojiData } from "./emoji-data.generated.ts";

export interface Emoji {
  readonly character: string;
  /** Of Unicode's groups: 0 faces, 1 people, 3 animals, 4 food, 5 places, 6 activities, 7 objects, 8 signs, 9 flags. */
  readonly group: number;
  /** Without colons; the first is the usual one. */
  readonly names: readonly string[];
  readonly label: string;
  readonly words: readonly string[];
}

/** What is offered for a message before anything was used. */
export const usualMarks: readonly string[] = ["👍", "❤️", "😂", "🎉", "😮", "😢"];

/** Every emoji that there is, in Unicode's order. */
export function allEmoji(): readonly Emoji[] {
  parsed ??= emojiData.trim().split("\n").map(readRow);
  return parsed;
}

/** The emoji of a short name, such as "thumbsup" or "+1". */
export function emojiNamed(name: string): Emoji | undefined {
  byName ??= new Map(allEmoji().flatMap((emoji) => emoji.names.map((name) => [name, emoji] as const)));
  return byName.get(name.toLowerCase());
}

/**
 * What fits a few letters of a name, best first: names that begin with them, then names with a word that does, then labels and
 * words to search. Among equals what was used lately comes first.
 *
 * @param recent characters, the latest first.
 */
export function searchEmoji(
  query: string,
  recent: readonly string[] = [],
  maxCount = searchMaxCount,
): readonly Emoji[] {
  const wanted = query.toLowerCase();
  if (wanted === "") return recentFirst(allEmoji(), recent).slice(0, maxCount);
  const ranked = allEmoji()
    .map((emoji) => ({ emoji, rank: rankOf(emoji, wanted), age: ageOf(emoji, recent) }))
    .filter(({ rank }) => rank < noRank);
  // The sort is stable: then comes Unicode's order.
  return ranked
    .sort((a, b) => a.rank - b.rank || a.age - b.age)
    .slice(0, maxCount)
    .map(({ emoji }) => emoji);
}

/** The row of marks that is offered for a message: used lately first, filled up with the usual ones. */
export function marksToOffer(recent: readonly string[]): readonly string[] {
  return [...new Set([...recent, ...usualMarks])].slice(0, usualMarks.length);
}

/** The list of used ones after another was used; bounded. */
export function usedEmoji(recent: readonly string[], character: string): readonly string[] {
  return [character, ...recent.filter((one) => one !== character)].slice(0, recentMaxCount);
}

/** `:name:` as the emoji of that name, where it stands for itself; code and unknown names stay as they are. */
export function withEmoji(text: string): string {
  // Code keeps its colons: what is between backticks is passed over, and an unclosed block goes on to the end.
  return text.replaceAll(
    /```.*?(?:```|$)|`[^`\n]*`|(?<=^|[\s(]):(?<name>[a-z0-9_+-]{1,64}):(?![\p{L}\p{N}])/gsu,
    (whole, name: string | undefined) =>
      name === undefined ? whole : (emojiNamed(name)?.character ?? whole),
  );
}

function readRow(row: string): Emoji {
  const [character = "", group = "", names = "", label = "", words = ""] = row.split("|");
  return {
    character,
    group: Number(group),
    names: names.split(","),
    label,
    words: words === "" ? [] : words.split(","),
  };
}

/** 0 is best. */
function rankOf({ names, label, words }: Emoji, wanted: string): number {
  if (names.includes(wanted)) return 0;
  if (names.some((name) => name.startsWith(wanted))) return 1;
  if (names.some((name) => name.includes(`_${wanted}`))) return 2;
  if (label.startsWith(wanted) || label.includes(` ${wanted}`)) return 3;
  return words.some((word) => word.startsWith(wanted)) ? 4 : noRank;
}

function ageOf({ character }: Emoji, recent: readonly string[]): number {
  const age = recent.indexOf(character);
  return age === -1 ? recent.length : age;
}

function recentFirst(emoji: readonly Emoji[], recent: readonly string[]): readonly Emoji[] {
  return emoji.toSorted((a, b) => ageOf(a, recent) - ageOf(b, recent));
}

const noRank = 5;
const searchMaxCount = 48;
const recentMaxCount = 24;
/** Read when the first is asked for: the start of the window needs none. */
let parsed: readonly Emoji[] | undefined;
let byName: ReadonlyMap<string, Emoji> | undefined;
