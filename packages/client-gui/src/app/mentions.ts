/** Whether a text is meant for us: our name or a keyword in it, as words of their own, or our name among those it mentions. */
import { hasKeyword } from "../text/mentions.ts";

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
  const words = [name, ...keywords];
  return (text, mentions = []) => {
    if (hasKeyword(text, words) || mentions.includes(name)) return "us";
    return mentions.length > 0 ? "others" : "nobody";
  };
}
