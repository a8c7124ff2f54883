/** How much of the server the files of rooms may take. */
export interface FileLimits {
  /** Who may bring files: nobody, people with an identity key, or guests as well. What there is can be fetched in any case. */
  readonly from: "everybody" | "keys" | "nobody";
  /** The largest file. */
  readonly maxBytes: number;
  /** All files of one person, and of all together; those that are not finished count as whole. */
  readonly personBytes: number;
  readonly totalBytes: number;
  /** How long a file is kept that was not brought to its end, or not put into its room. */
  readonly unfinishedMs: number;
  /** Of one connection, each way; beside what texts may take. */
  readonly bytesPerSecond: number;
}

export const defaultFileLimits: FileLimits = {
  from: "keys",
  maxBytes: 25 * 2 ** 20,
  personBytes: 2 ** 30,
  totalBytes: 10 * 2 ** 30,
  unfinishedMs: 86_400_000,
  bytesPerSecond: 8 * 2 ** 20,
};

/** Files of one person that are in no room yet. */
export const unfinishedMaxCount = 32;

/** Uploads of one connection that are under way at a time. */
export const uploadsMaxCount = 4;
