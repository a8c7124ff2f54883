/** What a name looks like, so that two names which people would mix up can be told (UTS 39, section 4). */
import { confusables } from "./confusables.generated.ts";

/** The name without what differs in case, width and composition only: two names that fold alike are one name. */
export function foldName(name: string): string {
  // Upper-casing first takes apart what has no single lower-case form: ß and ss, final and other sigma.
  return name.normalize("NFKC").toLowerCase().toUpperCase().toLowerCase().normalize("NFKC");
}

/**
 * The looks of a name. Names with a look in common are look-alikes.
 *
 * There are two, because capitals look like other letters than small ones do: "Ian" resembles "lan" as it is
 * written, and "bob" resembles "B0B" in small letters.
 */
export function looksOf(name: string): ReadonlySet<string> {
  return new Set([foldName(skeleton(name)), foldName(skeleton(foldName(name)))]);
}

/** The skeleton of UTS 39: decompose, replace each character by its prototype, decompose again. */
export function skeleton(text: string): string {
  const table = prototypes();
  const replaced = Array.from(text.normalize("NFD"), (character) => table.get(character) ?? character);
  return replaced.join("").normalize("NFD");
}

/** Parsed when the first name comes: 4,000 entries are not worth waiting for at start. */
function prototypes(): ReadonlyMap<string, string> {
  parsed ??= new Map(
    confusables
      .trim()
      .split(/\s+/)
      .map((entry) => {
        const [character = "", prototype = ""] = entry.split(":");
        return [fromHex(character), prototype.split(".").map(fromHex).join("")];
      }),
  );
  return parsed;
}

function fromHex(codePoint: string): string {
  return String.fromCodePoint(Number.parseInt(codePoint, 16));
}

let parsed: ReadonlyMap<string, string> | undefined;
