/** Rows of entries as entries, with what became of their texts. */
import type { Entry, TextState } from "@conclave/protocol";
import { type ContentRow, fromRow } from "./content-row.ts";

export interface EntryRow extends ContentRow {
  readonly place: number;
  readonly room: number;
  readonly number: number;
  readonly seq: number;
  readonly name: string;
  readonly guest: number;
  readonly timeMs: number;
  readonly editedMs: number | null;
}

export interface MarkRow {
  readonly place: number;
  readonly mark: string;
  readonly count: number;
  /** 1 if one of them is the reader's. */
  readonly mine: number;
}

export function toEntry(row: EntryRow, marks: readonly MarkRow[]): Entry {
  const { number, name, guest, timeMs } = row;
  const entry = { number, from: name, guest: guest === 1, timeMs, content: fromRow(row) };
  const state = toState(row, marks);
  return state === undefined ? entry : { ...entry, state };
}

function toState({ editedMs }: EntryRow, marks: readonly MarkRow[]): TextState | undefined {
  if (editedMs === null && marks.length === 0) return undefined;
  const mine = marks.filter((row) => row.mine === 1).map(({ mark }) => mark);
  return {
    ...(editedMs === null ? {} : { editedMs }),
    ...(marks.length === 0
      ? {}
      : { marks: Object.fromEntries(marks.map(({ mark, count }) => [mark, count])) }),
    ...(mine.length === 0 ? {} : { mine }),
  };
}
