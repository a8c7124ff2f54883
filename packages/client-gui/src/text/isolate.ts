/** Names that run right to left must not turn around what stands beside them. */

/** The text between a first strong isolate and its end (UAX 9, section 2.4), with none of its own inside. */
export function isolated(text: string): string {
  return `\u2068${text.replaceAll(/[\u202a-\u202e\u2066-\u2069]/g, "")}\u2069`;
}

/** A name as it is shown: guests are marked, since nothing vouches for what they call themselves. */
export function shownName({ name, guest }: { readonly name: string; readonly guest: boolean }): string {
  return guest ? `${isolated(name)} (guest)` : isolated(name);
}
