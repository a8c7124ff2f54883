/** The kinds of values that a setting can have: how each is read from a TOML file, and written there. */

export interface Kind<Value> {
  /** What a value is, for the inside of a sentence: `a whole number from 50 to 300`. */
  readonly expected: string;
  /** Nothing for a value that is none of this kind. */
  read(value: unknown): Value | undefined;
  toToml(value: Value): string;
}

export interface Choice<Word extends string> extends Kind<Word> {
  readonly words: readonly Word[];
}

export interface Range extends Kind<number> {
  readonly min: number;
  readonly max: number;
}

/** One of a few words. */
export function choice<const Word extends string>(...words: readonly Word[]): Choice<Word> {
  return {
    expected: `one of ${words.map(quote).join(", ")}`,
    words,
    read: (value) => words.find((word) => word === value),
    toToml: quote,
  };
}

/** A whole number. */
export function count(min: number, max: number): Range {
  return {
    expected: `a whole number from ${min} to ${max}`,
    min,
    max,
    read: (value) =>
      typeof value === "number" && Number.isSafeInteger(value) && value >= min && value <= max
        ? value
        : undefined,
    toToml: String,
  };
}

/** A list of words or phrases, each of at least one character. */
export function phrases(maxCount: number, maxLength: number): Kind<readonly string[]> {
  const isPhrase = (each: unknown): each is string =>
    typeof each === "string" && each.trim() !== "" && each.length <= maxLength;
  return {
    expected: `a list of at most ${maxCount} texts of 1 to ${maxLength} characters, such as ["deploy", "on call"]`,
    read: (value) =>
      Array.isArray(value) && value.length <= maxCount && value.every(isPhrase) ? value : undefined,
    toToml: (list) => `[${list.map(quote).join(", ")}]`,
  };
}

/** A TOML string: what JSON escapes is escaped in the same way, and the one character more that TOML wants escaped. */
function quote(text: string): string {
  return JSON.stringify(text).replaceAll("\u007f", "\\u007f");
}
