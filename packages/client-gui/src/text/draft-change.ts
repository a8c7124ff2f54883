/** What has to be put in the place of what, in UTF-16 units, for a text to become another one. */

export interface TextChange {
  readonly from: number;
  readonly to: number;
  readonly text: string;
}

/** @returns nothing where the two have nothing in common: then one is simply another text. */
export function changeBetween(before: string, after: string): TextChange | undefined {
  const most = Math.min(before.length, after.length);
  let head = 0;
  while (head < most && before[head] === after[head]) head += 1;
  // An emoji is two units, and goes as a whole.
  if (/[\ud800-\udbff]/.test(before[head - 1] ?? "")) head -= 1;
  let tail = 0;
  while (tail < most - head && before.at(-1 - tail) === after.at(-1 - tail)) tail += 1;
  if (/[\udc00-\udfff]/.test(before.at(-tail) ?? "") && tail > 0) tail -= 1;
  if (head + tail === 0) return undefined;
  return { from: head, to: before.length - tail, text: after.slice(head, after.length - tail) };
}
