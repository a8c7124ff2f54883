/** What to show behind a link, so that nobody is led elsewhere than its text says. */
import { readLink } from "./link-target.ts";

/**
 * The true host of a link, unless its text is, or names, exactly that one.
 *
 * @param url as `readLink` gave it.
 * @param text what is shown as the link, without markup.
 */
export function hostToShow(url: string, text: string): string | undefined {
  const target = readLink(url);
  if (target.kind === "mail") return text.includes(target.to) ? undefined : target.to;
  if (target.kind !== "web") return undefined;
  const named = hostsIn(text);
  const isTrue = named.length > 0 && named.every((host) => host === target.host || host === target.shownHost);
  return isTrue ? undefined : target.shownHost;
}

/** Everything in a text that somebody would read as a host: with a userinfo in front, both sides of it. */
function hostsIn(text: string): string[] {
  const words = text.toLowerCase().match(/[^\s/?#@\\()<>"'“”,;]+/gu) ?? [];
  const afterScheme = /^[a-z][a-z0-9+.-]*:\/\/(?:[^/?#\s]*@)?(?<host>[^/?#\s\\]+)/.exec(text.toLowerCase());
  const only = afterScheme?.groups?.["host"];
  // A plain URL names hosts in front of its path alone.
  if (only !== undefined && !/\s/.test(text)) {
    const authority = /^[^/]*\/\/(?<authority>[^/?#]*)/.exec(text.toLowerCase())?.groups?.["authority"] ?? "";
    return authority.split(/[@\\]/).filter((part) => part !== "");
  }
  return words
    .map((word) => word.replace(/^[a-z][a-z0-9+.-]*:$/, "").replace(/[.:!]+$/, ""))
    .filter((word) => /^[\p{L}\p{N}\p{M}-]+(?:\.[\p{L}\p{N}\p{M}-]+)+(?::\d+)?$/u.test(word));
}
