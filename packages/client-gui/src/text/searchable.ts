/** A text as it is looked for: without what a keyboard may lack, so that "zoe" finds Zoë. */

/** Without case and accents; forms of a letter that only look otherwise are the same. */
export function searchable(text: string): string {
  return text.normalize("NFKD").replaceAll(/\p{M}/gu, "").toLowerCase();
}
