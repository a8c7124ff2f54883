/** Rows under heads, in columns, for people at a terminal. */

/** The table's lines. Cells hold what strangers chose: what would drive a terminal is shown by its number. */
export function formatTable(heads: readonly string[], rows: readonly (readonly string[])[]): string[] {
  const cells = [heads, ...rows].map((row) => row.map(visible));
  const widths = heads.map((_, column) => Math.max(...cells.map((row) => widthOf(row[column] ?? ""))));
  return cells.map((row) =>
    row
      .map((cell, column) => pad(cell, widths[column] ?? 0))
      .join("  ")
      .trimEnd(),
  );
}

/** Text in which nothing turns the line around or moves the cursor. */
export function visible(text: string): string {
  return text.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, (character) => {
    return `\\u{${character.codePointAt(0)?.toString(16)}}`;
  });
}

function pad(cell: string, width: number): string {
  return cell + " ".repeat(Math.max(width - widthOf(cell), 0));
}

/** In characters as people count them. Those that are twice as wide make a column ragged, and no more. */
function widthOf(cell: string): number {
  return [...segmenter.segment(cell)].length;
}

const segmenter = new Intl.Segmenter();
