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

/** What a screen reader says for a mark, and the tooltip: "thumbs up". */
export function emojiLabel(character: string): string | undefined {
  byCharacter ??= new Map(allEmoji().map((emoji) => [plainOf(emoji.character), emoji]));
  return byCharacter.get(plainOf(character))?.label;
}

/**
 * What fits a few letters of a name, best first: the one of that very name, those that were used lately, names that begin with the
 * letters, names with a word that does, labels and words to search. Without letters: what was used lately, then all others.
 *
 * @param recent characters, the latest first.
 */
export function searchEmoji(
  query: string,
  recent: readonly string[] = [],
  maxCount = searchMaxCount,
): readonly Emoji[] {
  const wanted = query.toLowerCase();
  const ages = new Map(recent.toReversed().map((character, back) => [plainOf(character), -back]));
  const ranked = allEmoji()
    .map((emoji) => ({
      emoji,
      rank: wanted === "" ? 0 : rankOf(emoji, wanted),
      age: ages.get(plainOf(emoji.character)) ?? 1,
    }))
    .filter(({ rank }) => rank < noRank);
  // The whole name is what was meant. The sort is stable: then comes Unicode's order.
  const isExact = ({ rank }: { readonly rank: number }) => rank === 0 && wanted !== "";
  return ranked
    .sort((a, b) => Number(isExact(b)) - Number(isExact(a)) || a.age - b.age || a.rank - b.rank)
    .slice(0, maxCount)
    .map(({ emoji }) => emoji);
}

/** The row of marks that is offered for a message: used lately first, filled up with the usual ones. */
export function marksToOffer(recent: readonly string[]): readonly string[] {
  return [...new Set([...recent, ...usualMarks])].slice(0, usualMarks.length);
}

/** The list of used ones after another was used, each in the skin of the last time; bounded. */
export function usedEmoji(recent: readonly string[], character: string): readonly string[] {
  const others = recent.filter((one) => plainOf(one) !== plainOf(character));
  return [character, ...others].slice(0, recentMaxCount);
}

/** The emoji that a text has, each once, as they come. */
export function emojiIn(text: string): readonly string[] {
  const found = text.match(/\p{RGI_Emoji}/gv) ?? [];
  return [...new Set(found)].filter((character) => emojiLabel(character) !== undefined);
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

/** Without what chooses a colour of skin or a way to be drawn. */
function plainOf(character: string): string {
  return character.replaceAll(/[\ufe0f\u{1f3fb}-\u{1f3ff}]/gu, "");
}

const noRank = 5;
const searchMaxCount = 48;
const recentMaxCount = 24;
/** Read when the first is asked for: the start of the window needs none. */
let parsed: readonly Emoji[] | undefined;
let byName: ReadonlyMap<string, Emoji> | undefined;
let byCharacter: ReadonlyMap<string, Emoji> | undefined;
