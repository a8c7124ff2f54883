/** Messages that are nothing but a few emoji: they are shown larger. */

export function isFewEmoji(text: string): boolean {
  // A long text is none, whatever is in it.
  if (text.length > textMaxUnits) return false;
  // Nearly every text has a letter; taking it apart would take longer than all else that is done with it.
  if (/\p{L}/u.test(text)) return false;
  const clusters = Array.from(graphemes.segment(text.replaceAll(/\s/g, "")), ({ segment }) => segment);
  return (
    clusters.length > 0 &&
    clusters.length <= emojiMaxCount &&
    clusters.every((cluster) => /^\p{RGI_Emoji}$/v.test(cluster))
  );
}

const emojiMaxCount = 6;
/** A family of four, with skin tones, has 20. */
const textMaxUnits = 160;
const graphemes = new Intl.Segmenter("en", { granularity: "grapheme" });
