/** Where to begin in a room: an entry's number, or a time as people and scripts write it. */
import { InvalidArgumentError } from "commander";

export type Since =
  /** An entry's number. */
  | { readonly number: number }
  /** In milliseconds since 1970. */
  | { readonly timeMs: number };

export function readSince(text: string): Since {
  return /^\d+$/.test(text) ? { number: readCount(text) } : { timeMs: readTime(text) };
}

/** A date (where the reader is), a date and time of ISO 8601, or how long ago: 90m, 12h, 7d. In milliseconds since 1970. */
export function readTime(text: string): number {
  const ago = /^(\d+)([mhd])$/.exec(text);
  if (ago !== null) return Date.now() - Number(ago[1]) * (unitsMs[ago[2] ?? ""] ?? 0);
  const isDate = /^\d{4}-\d{2}-\d{2}$/.test(text);
  const timeMs = /^\d{4}-\d{2}-\d{2}/.test(text) ? Date.parse(isDate ? `${text}T00:00` : text) : Number.NaN;
  if (!(timeMs >= 0))
    throw new InvalidArgumentError(`"${text}" is no time: 2026-11-28, 2026-11-28T09:30 or 12h is expected.`);
  return timeMs;
}

export function readCount(text: string): number {
  const count = Number(text);
  if (!/^\d+$/.test(text) || !Number.isSafeInteger(count))
    throw new InvalidArgumentError(`"${text}" is no whole number of 0 or more.`);
  return count;
}

const unitsMs: Readonly<Record<string, number>> = { m: 60_000, h: 3_600_000, d: 86_400_000 };
