/** Where a link really leads: said beside links that say something else, and before any of them is opened. */
import { domainToUnicode } from "node:url";
import { invitationScheme } from "@conclave/protocol";
import { isDoubtfulHost } from "./confusables.ts";
import { isolated, showableLine } from "./isolate.ts";

export type LinkTarget =
  /** Of this server's own kind: it is read as an invitation is, and goes to no other program. */
  | { readonly kind: "invitation"; readonly url: string }
  | {
      readonly kind: "web";
      /** As the browser will understand it. */
      readonly url: string;
      readonly scheme: "http" | "https";
      /** The host, and the port if it is not the usual one: ASCII, as it goes into the name system. */
      readonly host: string;
      /** As it is shown: in the letters of its language, with the ASCII form beside it where those could deceive. */
      readonly shownHost: string;
      /** What a person should know before it is opened, a sentence each. */
      readonly warnings: readonly string[];
    }
  | { readonly kind: "mail"; readonly url: string; readonly to: string }
  /** Not to be opened. */
  | { readonly kind: "refused"; readonly why: string };

/** Reads a link that somebody wrote. */
export function readLink(link: string): LinkTarget {
  const text = link.trim();
  if (text.toLowerCase().startsWith(invitationScheme)) return { kind: "invitation", url: text };
  if (hasHiddenCharacter(text)) return { kind: "refused", why: "The link has invisible characters in it." };
  const url = URL.parse(text);
  if (url === null) return { kind: "refused", why: "This is not a link that can be opened." };
  switch (url.protocol) {
    case "http:":
    case "https:":
      return webTarget(url);
    case "mailto:":
      return mailTarget(url);
    default:
      return {
        kind: "refused",
        why: `Links that begin with ${isolated(showableLine(url.protocol))} are not opened.`,
      };
  }
}

/** The question of the dialog before a link is opened. */
export function describeTarget(target: LinkTarget): string {
  switch (target.kind) {
    case "invitation":
      return "This is an invitation to a Conclave server. Do you want to look at it?";
    case "mail":
      return `This opens your mail program, with a message to ${isolated(target.to)}.`;
    case "refused":
      return target.why;
    case "web":
      return [`This opens ${isolated(target.shownHost)} in your browser.`, ...target.warnings].join(" ");
  }
}

function webTarget(url: URL): LinkTarget {
  const scheme = url.protocol === "https:" ? "https" : "http";
  const unicode = domainToUnicode(url.hostname) || url.hostname;
  const doubtful = isDoubtfulHost(unicode);
  const port = url.port === "" ? "" : `:${url.port}`;
  const shownHost =
    unicode === url.hostname
      ? url.host
      : doubtful
        ? `${url.hostname}${port} (“${unicode}”)`
        : `${unicode}${port}`;
  const warnings = [
    ...(doubtful ? ["Its name has letters that look like others: see that it is the one you mean."] : []),
    ...(url.username !== "" || url.password !== ""
      ? ["The link has a name in front of the host, which may be there to deceive."]
      : []),
    ...(scheme === "http" ? ["The connection to it is not encrypted."] : []),
    ...(isOwnNetwork(url.hostname) ? ["It is on this computer, or in your own network."] : []),
  ];
  return { kind: "web", url: url.href, scheme, host: url.host, shownHost, warnings };
}

function mailTarget(url: URL): LinkTarget {
  const to = safelyDecoded(url.pathname);
  // Only the address: headers and files that a link would put into a mail are nobody's to choose but the writer's.
  if (!/^[^\s@]+@[^\s@]+$/.test(to) || hasHiddenCharacter(to)) {
    return { kind: "refused", why: "The link has no mail address that can be written to." };
  }
  return { kind: "mail", url: `mailto:${url.pathname}`, to };
}

function safelyDecoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** URL drops newlines and tabs and passes over much else, so what is shown would not be what is opened. */
function hasHiddenCharacter(text: string): boolean {
  return !text.isWellFormed() || /[\p{Cc}\p{Cf}\u2028\u2029]/u.test(text);
}

/** The URL parser has made one form out of all the ways to write an address. */
function isOwnNetwork(hostname: string): boolean {
  return (
    /^(?:127|10|0)\.|^192\.168\.|^169\.254\.|^172\.(?:1[6-9]|2\d|3[01])\./.test(hostname) ||
    /^(?:.*\.)?localhost\.?$|\.local\.?$/.test(hostname) ||
    /^\[(?:::1?|f[cd].*|fe[89ab].*|::ffff:.*)\]$/.test(hostname)
  );
}
