/**
 * Which names people may have: the UsernameCasePreserved profile of PRECIS (RFC 8265, section 3.4), narrowed to what
 * a list of people can show without misleading anybody (UTS 39, "highly restrictive" mixing of scripts).
 */

export type NameVerdict =
  /** The name as it is kept and shown: width-mapped and in NFC. */
  | { readonly verdict: "allowed"; readonly name: string }
  | { readonly verdict: "refused"; readonly refusal: "characters" | "length" };

/** Characters in a name; more is refused, so that a list of people stays a list. */
export const nameMaxCodePoints = 32;

/** Judges a name as somebody typed it. */
export function judgeName(offered: string): NameVerdict {
  const name = mapWidth(offered).normalize("NFC");
  const length = [...name].length;
  if (length === 0 || length > nameMaxCodePoints) return { verdict: "refused", refusal: "length" };
  if (!rules.every((rule) => rule(name))) return { verdict: "refused", refusal: "characters" };
  return { verdict: "allowed", name };
}

/** Full-width and half-width forms become what they stand for (RFC 8265, section 3.4.2, step 1). */
function mapWidth(text: string): string {
  return text.replaceAll(/[\u3000\uff01-\uffee]+/gu, (wide) => wide.normalize("NFKC"));
}

const rules: readonly ((name: string) => boolean)[] = [
  // The identifier class (RFC 8264, section 4.2) and three separators; it must begin with a letter or digit.
  (name) => /^[\p{Ll}\p{Lu}\p{Lo}\p{Lm}\p{Nd}][\p{Ll}\p{Lu}\p{Lo}\p{Lm}\p{Mn}\p{Mc}\p{Nd}._-]*$/u.test(name),
  // Nothing that can be there without being seen, and no conjoining Jamo (RFC 8264, sections 9.9 and 9.13).
  (name) => !/[\p{Default_Ignorable_Code_Point}\u1100-\u11ff\ua960-\ua97f\ud7b0-\ud7ff]/u.test(name),
  // Nothing that is only another way of writing something else (RFC 8264, section 9.17).
  (name) => name.normalize("NFKC") === name,
  // More than two marks on one letter climb over the lines above.
  (name) => !/\p{Mn}{3}/u.test(name),
  usesOneScript,
  usesOneSetOfDigits,
  keepsItsOrder,
];

/** All letters of one script, or of one of the mixtures that East Asian names are written in (UTS 39, section 5.2). */
function usesOneScript(name: string): boolean {
  return scriptPatterns().some((pattern) => pattern.test(name));
}

/** Digits of different scripts look alike and mean different things. */
function usesOneSetOfDigits(name: string): boolean {
  const zeros = new Set(Array.from(name.matchAll(/\p{Nd}/gu), ([digit]) => zeroOf(digit)));
  return zeros.size <= 1;
}

/** The code point of the zero in a digit's row of ten: Unicode keeps each row together and in order. */
function zeroOf(digit: string): number {
  let code = digit.codePointAt(0) ?? 0;
  for (let steps = 0; steps < 9 && /\p{Nd}/u.test(String.fromCodePoint(code - 1)); steps += 1) code -= 1;
  return code;
}

/**
 * The Bidi Rule (RFC 5893, section 2) for names of one script: a name with a right-to-left letter begins with one and
 * ends in a letter, a mark or a digit. What it forbids beyond that, the rules above forbid already.
 */
function keepsItsOrder(name: string): boolean {
  if (!rightToLeft.test(name)) return true;
  return rightToLeft.test([...name][0] ?? "") && /[\p{L}\p{M}\p{Nd}]$/u.test(name);
}

function scriptPatterns(): readonly RegExp[] {
  patterns ??= [...scripts.map((script) => [script]), ...mixtures].map((set) => {
    const allowed = [...set, "Common", "Inherited"].map((script) => `\\p{scx=${script}}`).join("");
    return new RegExp(`^[${allowed}]+$`, "u");
  });
  return patterns;
}

let patterns: readonly RegExp[] | undefined;

const rightToLeft =
  /[\p{sc=Hebrew}\p{sc=Arabic}\p{sc=Syriac}\p{sc=Thaana}\p{sc=Nko}\p{sc=Adlam}\p{sc=Hanifi_Rohingya}]/u;

/** The mixtures of UTS 39, section 5.2. */
const mixtures: readonly (readonly string[])[] = [
  ["Latin", "Han", "Hiragana", "Katakana"],
  ["Latin", "Han", "Bopomofo"],
  ["Latin", "Han", "Hangul"],
];

/** Scripts of living languages: UAX 31, table 5 (recommended) and table 7 (limited use). */
const scripts: readonly string[] = [
  ...["Latin", "Arabic", "Armenian", "Bengali", "Bopomofo", "Cyrillic", "Devanagari", "Ethiopic", "Georgian"],
  ...["Greek", "Gujarati", "Gurmukhi", "Hangul", "Han", "Hebrew", "Hiragana", "Kannada", "Katakana", "Khmer"],
  ...["Lao", "Malayalam", "Myanmar", "Oriya", "Sinhala", "Tamil", "Telugu", "Thaana", "Thai", "Tibetan"],
  ...["Adlam", "Balinese", "Bamum", "Batak", "Canadian_Aboriginal", "Chakma", "Cham", "Cherokee"],
  ...[
    "Hanifi_Rohingya",
    "Javanese",
    "Kayah_Li",
    "Lepcha",
    "Limbu",
    "Lisu",
    "Mandaic",
    "Meetei_Mayek",
    "Miao",
  ],
  ...["New_Tai_Lue", "Newa", "Nko", "Nyiakeng_Puachue_Hmong", "Ol_Chiki", "Osage", "Saurashtra", "Sundanese"],
  ...["Syloti_Nagri", "Syriac", "Tai_Le", "Tai_Tham", "Tai_Viet", "Tifinagh", "Vai", "Wancho", "Yi"],
];
