/** Entries that are no texts, in words: what somebody did in a room. For windows and terminals alike. */
import type { Entry, Left, Role } from "@conclave/protocol";
import { formatBytes } from "./format-bytes.ts";

/** How a program writes what people chose themselves, made fit for where it is shown. */
export interface EntryWords {
  /** A name, or a mark. */
  name(name: string): string;
  text(text: string): string;
  /** A text of the same room by its number: its beginning, or whatever tells it from others. */
  quote(number: number): string;
}

/** What an entry says was done; a text is not something that was done. */
export function describeEntry(
  { from, guest, content }: Entry & { readonly content: Exclude<Entry["content"], { kind: "text" }> },
  words: EntryWords,
): string {
  const who = guest ? `${words.name(from)} (guest)` : words.name(from);
  switch (content.kind) {
    case "edit":
      return `${who} changed ${words.quote(content.of)} to: ${words.text(content.text)}`;
    case "delete":
      return `${who} took #${content.of} away`;
    case "react":
      return content.set === "on"
        ? `${who} put ${words.name(content.mark)} on ${words.quote(content.of)}`
        : `${who} took ${words.name(content.mark)} off ${words.quote(content.of)}`;
    case "pin":
      return `${who} ${content.set === "on" ? "pinned" : "unpinned"} ${words.quote(content.of)}`;
    case "topic":
      return content.text === ""
        ? `${who} took the topic away`
        : `${who} set the topic: ${words.text(content.text)}`;
    case "member":
      return membership(who, words.name(content.who), content.role);
    case "file":
      return content.text === undefined
        ? `${who} put in the file ${words.name(content.name)} (${formatBytes(content.bytes)})`
        : `${who} put in the file ${words.name(content.name)} (${formatBytes(content.bytes)}): ${words.text(content.text)}`;
    case "notice":
      return `the server says: ${words.text(content.text)}`;
    case "gone":
      return `${who} wrote something that was taken away`;
    case "other":
      return `${who} did something that this version does not know`;
  }
}

function membership(who: string, whom: string, role: Role | "none"): string {
  if (who === whom) return role === "none" ? `${who} left the room` : `${who} is in the room (${role})`;
  switch (role) {
    case "none":
      return `${who} took ${whom} out of the room`;
    case "muted":
      return `${who} muted ${whom}`;
    case "owner":
      return `${who} made ${whom} an owner of the room`;
    default:
      return `${who} made ${whom} a ${role} of the room`;
  }
}

/** What somebody did who is here no longer: behind a name. */
export const departures: Readonly<Record<Left["how"], string>> = {
  left: "went",
  lost: "lost the connection",
  removed: "was removed",
};
