/** The least that has to be done to a list of rows to make it another one. Pure: rows are compared by key and by identity. */

export interface Keyed {
  readonly key: string;
}

/** As for Array.prototype.splice. */
export interface Splice<Row> {
  readonly index: number;
  readonly removeCount: number;
  readonly rows: readonly Row[];
}

/**
 * To be carried out in order. What is the same at both ends is left alone; between them rows are matched by their keys as
 * long as these stand in the same order, so that a row that has changed is replaced by itself.
 */
export function splicesBetween<Row extends Keyed>(
  before: readonly Row[],
  after: readonly Row[],
): Splice<Row>[] {
  const start = sharedStart(before, after);
  const end = sharedEnd(before, after, start);
  const splices: Splice<Row>[] = [];
  const places = new Map(
    before.slice(start, before.length - end).map((row, index) => [row.key, start + index]),
  );
  /** Up to where both lists are dealt with. */
  let [old, fresh] = [start, start];
  const replace = (oldEnd: number, freshEnd: number) => {
    if (oldEnd > old || freshEnd > fresh) {
      // What the splices before have done is there: this one begins where the new list has it.
      splices.push({ index: fresh, removeCount: oldEnd - old, rows: after.slice(fresh, freshEnd) });
    }
    [old, fresh] = [oldEnd, freshEnd];
  };
  for (let index = start; index < after.length - end; index += 1) {
    const row = after[index] as Row;
    const place = places.get(row.key);
    if (place === undefined || place < old) continue;
    if (row !== before[place]) {
      // Changed: what stands before it is dealt with together with it.
      replace(place + 1, index + 1);
      continue;
    }
    replace(place, index);
    [old, fresh] = [place + 1, index + 1];
  }
  replace(before.length - end, after.length - end);
  return splices;
}

/**
 * Rows that go, from the one with this key to the last in front of one that stays: a date line when older messages of its day
 * come, for instance. Nothing while the row stays, or nothing below it does.
 */
export function goneBeforeKept(
  before: readonly Keyed[],
  after: readonly Keyed[],
  key: string | undefined,
): { readonly index: number; readonly count: number } | undefined {
  const index = key === undefined ? -1 : before.findIndex((row) => row.key === key);
  if (index < 0 || after.some((row) => row.key === key)) return undefined;
  const kept = new Set(after.map((row) => row.key));
  const next = before.findIndex((row, place) => place > index && kept.has(row.key));
  return next < 0 ? undefined : { index, count: next - index };
}

function sharedStart<Row>(before: readonly Row[], after: readonly Row[]): number {
  const most = Math.min(before.length, after.length);
  let count = 0;
  while (count < most && before[count] === after[count]) count += 1;
  return count;
}

function sharedEnd<Row>(before: readonly Row[], after: readonly Row[], start: number): number {
  const most = Math.min(before.length, after.length) - start;
  let count = 0;
  while (count < most && before.at(-1 - count) === after.at(-1 - count)) count += 1;
  return count;
}
