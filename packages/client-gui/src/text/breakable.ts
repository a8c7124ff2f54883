/** Long words of others must not make a window as wide as they are: labels break lines only where a text allows it. */

/** The text, with places to break it in words of more than 24 characters. For showing, not for copying. */
export function breakable(text: string): string {
  return text.replaceAll(longRun, (run) => run.match(pieces)?.join("\u200b") ?? run);
}

const longRun = /\S{25,}/gu;
/** Marks, joiners and the like stay with what they are on. */
const pieces = /(?:[^\p{M}\p{Cf}][\p{M}\p{Cf}]*|[\p{M}\p{Cf}]+){1,24}/gu;
