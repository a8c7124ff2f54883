/** Names that run right to left must not turn around what stands beside them. */

/** The text between a first strong isolate and its end (UAX 9, section 2.4), with none of its own inside. */
export function isolated(text: string): string {
  return `\u2068${text.replaceAll(/[\u202a-\u202e\u2066-\u2069]/g, "")}\u2069`;
}
