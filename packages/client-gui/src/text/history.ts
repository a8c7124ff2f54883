/** What was sent from the composer, room by room, to be fetched back with the up and down keys. */

/** Of one room. A value: every change makes another. */
export interface SentHistory {
  /** Oldest first. */
  readonly texts: readonly string[];
  /** The one that is in the composer; undefined: what is being written. */
  readonly at: number | undefined;
  /** What was being written when the first old text was fetched. */
  readonly unfinished: string;
}

export const noHistory: SentHistory = { texts: [], at: undefined, unfinished: "" };

/** After a text was sent. The same text twice in a row is kept once. */
export function remembered({ texts }: SentHistory, text: string): SentHistory {
  if (text.trim() === "") return { texts, at: undefined, unfinished: "" };
  const others = texts.at(-1) === text ? texts.slice(0, -1) : texts;
  return { texts: bounded([...others, text]), at: undefined, unfinished: "" };
}

/**
 * One text back or forth; undefined: there is none in that direction, and the key does what it does in a text.
 *
 * @param current what is in the composer.
 */
export function moved(
  history: SentHistory,
  direction: "newer" | "older",
  current: string,
): { readonly history: SentHistory; readonly text: string } | undefined {
  const { texts, at } = history;
  if (direction === "older") {
    const next = (at ?? texts.length) - 1;
    const text = texts[next];
    if (text === undefined) return undefined;
    return {
      history: { texts, at: next, unfinished: at === undefined ? current : history.unfinished },
      text,
    };
  }
  if (at === undefined) return undefined;
  const text = texts[at + 1];
  if (text !== undefined) return { history: { ...history, at: at + 1 }, text };
  return { history: { texts, at: undefined, unfinished: "" }, text: history.unfinished };
}

/** The newest, as many and as long as it takes. */
function bounded(texts: readonly string[]): readonly string[] {
  const kept = texts.slice(-textsMaxCount);
  let units = kept.reduce((sum, text) => sum + text.length, 0);
  let first = 0;
  while (units > unitsMaxCount && first < kept.length - 1) units -= kept[first++]?.length ?? 0;
  return kept.slice(first);
}

const textsMaxCount = 100;
const unitsMaxCount = 100_000;
