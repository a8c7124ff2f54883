/** Long lines of a comment, broken between words. */

/** The lines of a paragraph, none longer than `width` unless a single word is. */
export function wrap(text: string, width = 110): readonly string[] {
  const lines: string[] = [];
  for (const word of text.split(" ")) {
    const last = lines.at(-1);
    if (last === undefined || last.length + 1 + word.length > width) lines.push(word);
    else lines[lines.length - 1] = `${last} ${word}`;
  }
  return lines;
}
