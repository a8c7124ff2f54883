/** How people are shown: who is a guest, who owns the name, whose name looks like another's. */
import { nameTone } from "../style/theme.ts";
import { lookAlikes } from "./confusables.ts";
import { showableLine, shownName } from "./isolate.ts";

/** Somebody whose name is shown. A name that is not a guest's is owned by a key, which the server has seen. */
export interface NamedPerson {
  readonly name: string;
  readonly guest: boolean;
  readonly own?: boolean;
}

/** Small words beside a name, in the order in which they stand. */
export function nameTags({ guest, own = false }: NamedPerson, alike?: string): readonly string[] {
  return [
    ...(own ? ["you"] : []),
    ...(guest ? ["guest"] : []),
    ...(alike === undefined ? [] : [`not ${showableLine(alike)}`]),
  ];
}

/**
 * Says whom a guest could be taken for: a person with another name that looks the same. Who owns the name is nobody's double.
 */
export function doublesAmong(others: Iterable<NamedPerson>): (person: NamedPerson) => string | undefined {
  let find: ReturnType<typeof lookAlikes> | undefined;
  return ({ name, guest }) => {
    if (!guest) return undefined;
    find ??= lookAlikes(Array.from(others, (other) => other.name));
    return find(name);
  };
}

/** The round sign of a person in a list. */
export function personSign(name: string): { readonly text: string; readonly tone: number } {
  return { text: initials(name), tone: nameTone(name) };
}

/** What the tooltip says. */
export function describePerson(person: NamedPerson, alike?: string): string {
  const name = shownName({ name: person.name, guest: false });
  const standing = person.guest
    ? "a guest: nothing vouches for the name"
    : "the name belongs to this person's key";
  const warning = alike === undefined ? "" : ` It looks like ${showableLine(alike)}, and is somebody else.`;
  return `${name}${person.own ? " (you)" : ""}: ${standing}.${warning}`;
}

/** What a screen reader says for a name: no invisible signs. */
export function spokenName({ name, guest, own = false }: NamedPerson): string {
  return [showableLine(name), ...(own ? ["you"] : []), ...(guest ? ["guest"] : [])].join(", ");
}

/** One or two letters for the round sign: of the first two words, or one of a single word; whole letters, whatever the script. */
export function initials(name: string): string {
  const words = showableLine(name)
    .split(/[\s._-]+/)
    .map(firstLetter)
    .filter((letter) => letter !== "");
  return words.slice(0, 2).join("").toLocaleUpperCase() || "?";
}

/** Emoji count as letters here; a letter with a heap of marks loses most of them. */
function firstLetter(word: string): string {
  for (const { segment } of graphemes.segment(word)) {
    if (/^[\p{L}\p{N}\p{Extended_Pictographic}\p{RI}]/u.test(segment)) {
      return /^\p{RGI_Emoji}$/v.test(segment) ? segment : [...segment].slice(0, codePointsMaxCount).join("");
    }
  }
  return "";
}

const codePointsMaxCount = 3;
const graphemes = new Intl.Segmenter("en", { granularity: "grapheme" });
