/** Whether a text is meant for us: our name or a keyword in it, as words of their own, or our name among those it mentions. */

/** Tells texts that mention us from others. */
export type MentionRule = (
  text: string,
  mentions: readonly string[] | undefined,
) => "nobody" | "others" | "us";

/**
 * @param name our own; upper and lower case are the same.
 * @param keywords words or runs of words that count like the name.
 */
export function mentionRule(name: string, keywords: readonly string[]): MentionRule {
  const words = [name, ...keywords].map(folded).filter((word) => word !== "");
  const pattern = words.length === 0 ? undefined : wholeWord(words);
  const own = folded(name);
  return (text, mentions = []) => {
    if (pattern?.test(folded(text)) || mentions.some((mention) => folded(mention) === own)) return "us";
    return mentions.length > 0 ? "others" : "nobody";
  };
}

function wholeWord(words: readonly string[]): RegExp {
  const any = words.map((word) => RegExp.escape(word)).join("|");
  return new RegExp(`(?<![\\p{L}\\p{M}\\p{N}_])(?:${any})(?![\\p{L}\\p{M}\\p{N}_])`, "u");
}

/** The same for two spellings of one word. */
function folded(text: string): string {
  return text.normalize("NFKC").toLowerCase().trim();
}
