/** Text from others must not turn around what stands beside it, nor have signs in it that nobody sees. */

/** The text between a first strong isolate and its end (UAX 9, section 2.4), with none of its own inside. */
export function isolated(text: string): string {
  return `\u2068${withoutOverrides(text)}\u2069`;
}

/** The same for a name in a sentence: on one line, or what it goes on with would look like the next thing that is said. */
export function isolatedLine(text: string): string {
  return isolated(showableLine(text));
}

/** A name as it is shown: guests are marked, since nothing vouches for what they call themselves. */
export function shownName({ name, guest }: { readonly name: string; readonly guest: boolean }): string {
  return guest ? `${isolatedLine(name)} (guest)` : isolatedLine(name);
}

/** Text without embeddings, overrides and isolates; marks of direction, which act on themselves alone, stay. */
function withoutOverrides(text: string): string {
  return text.replaceAll(/[\u202a-\u202e\u2066-\u2069]/g, "");
}

/**
 * A text as it can be shown: what turns text around is out, and what is no character of a text is the replacement character:
 * controls, halves of surrogate pairs, and those that Qt's documents use as signs of their own. Newlines and tabs stay.
 */
export function showable(text: string): string {
  return withoutOverrides(text.toWellFormed().replaceAll(/\r\n?|[\u2028\u2029]/g, "\n")).replaceAll(
    /(?![\t\n])\p{Cc}|[\p{Noncharacter_Code_Point}\ufffc]/gu,
    "\ufffd",
  );
}

/** `showable`, on one line: for names, topics, labels. */
export function showableLine(text: string): string {
  return showable(text).replaceAll(/\s+/g, " ").trim();
}
