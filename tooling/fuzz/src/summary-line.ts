/** What is printed of one target's search. */
import type { SearchSummary } from "./thread-messages.ts";

const columns = ["target", "inputs", "inputs/s", "kept", "labels", "covered", "heap MiB", "found"] as const;
const widths = [20, 12, 10, 7, 7, 9, 14, 6] as const;

export const headLine = line(columns);

/** @param summary nothing if the search did not come to its end. */
export function summaryLine(target: string, summary: SearchSummary | undefined, foundCount: number): string {
  if (summary === undefined) return line([target, "-", "-", "-", "-", "-", "-", foundCount]);
  const { inputCount, seconds, corpusCount, labels, coveredCount, heapSamples } = summary;
  const [first = 0, last = 0] = [heapSamples[Math.ceil(heapSamples.length / 3)], heapSamples.at(-1)];
  const heap = `${mebibytes(first)} → ${mebibytes(last)}`;
  const perSecond = Math.round(inputCount / seconds);
  return line([target, inputCount, perSecond, corpusCount, labels.length, coveredCount, heap, foundCount]);
}

function line(cells: readonly (number | string)[]): string {
  const [name = "", ...rest] = cells.map((cell) =>
    typeof cell === "number" ? cell.toLocaleString("en") : cell,
  );
  const padded = rest.map((cell, index) => cell.padStart(widths[index + 1] ?? 0));
  return `${name.padEnd(widths[0])}${padded.join("")}\n`;
}

function mebibytes(bytes: number): string {
  return (bytes / 2 ** 20).toFixed(1);
}
