/** Which key, and where. */

export interface KeyPlace {
  /** Path of the file. */
  readonly file: string;
  /** What it is called in sentences: "host key", "identity". */
  readonly what: string;
}

/** "a host key", "an identity". */
export function withArticle(what: string): string {
  return `${/^[aeiou]/.test(what) ? "an" : "a"} ${what}`;
}

/** A path as a shell takes it, for lines that people are told to run. */
export function shellWord(path: string): string {
  return /^[\w./:@%+=,-]+$/.test(path) ? path : `'${path.replaceAll("'", `'\\''`)}'`;
}
