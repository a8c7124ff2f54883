/**
 * Letters that look like other letters, and names made of them (UTS 39). The server refuses look-alikes of owned names
 * by the whole table of Unicode; what is here only warns, and has what looks like letters and digits of ASCII.
 */

/** What a text looks like, in small letters: texts with the same look can be taken for each other. */
function look(text: string): string {
  const plain = text
    .normalize("NFKD")
    .replaceAll(/[\p{M}\p{Cf}\s]/gu, "")
    // A capital looks like other letters than its small one does, so it is compared before it becomes small.
    .replaceAll(/[^\p{ASCII}]/gu, (letter) => asciiOf.get(letter) ?? letter)
    .toLowerCase();
  return Array.from(plain, (letter) => asciiOf.get(letter) ?? alike.get(letter) ?? letter).join("");
}

/**
 * Says which of the others somebody would take a name for: another name, the same look, the first such. What they look like is
 * found out once: a server may tell of as many people as it likes, and each with each is too much.
 */
export function lookAlikes(others: Iterable<string>): (name: string) => string | undefined {
  const byLook = new Map<string, string[]>();
  for (const other of others) {
    const seen = look(other);
    byLook.set(seen, [...(byLook.get(seen) ?? []).slice(0, sameLookMaxCount), other]);
  }
  return (name) => {
    const own = folded(name);
    return byLook.get(look(name))?.find((other) => folded(other) !== own);
  };
}

function folded(name: string): string {
  return name.normalize("NFKC").toLowerCase();
}

/** Whether a host could be taken for another one: letters of several scripts in a label, or all of them look like ASCII. */
export function isDoubtfulHost(unicodeHost: string): boolean {
  // Of ASCII alone nearly every host is, and a message may have hundreds of links.
  if (/^\p{ASCII}*$/u.test(unicodeHost)) return false;
  return unicodeHost.split(".").some((label) => isMixed(label) || isDisguised(label));
}

/** Japanese, Chinese and Korean are written with several scripts, and with Latin letters between. */
function isMixed(label: string): boolean {
  const found = scripts.filter(([, pattern]) => pattern.test(label)).map(([name]) => name);
  const letters = label.replaceAll(/[^\p{L}\p{M}]/gu, "");
  const unknown = /[^\p{sc=Common}\p{sc=Inherited}]/u.test(
    scripts.reduce((rest, [, pattern]) => rest.replaceAll(new RegExp(pattern.source, "gu"), ""), letters),
  );
  const kinds = new Set(found.map((name) => (eastAsian.has(name) ? "east-asian" : name)));
  if (unknown) return kinds.size > 0;
  return kinds.size > 1 && !(kinds.size === 2 && kinds.has("east-asian") && kinds.has("latin"));
}

function isDisguised(label: string): boolean {
  const strange = label.match(/[^\p{ASCII}]/gu) ?? [];
  if (strange.length === 0) return false;
  // A label of one other script is doubtful if every letter of it has a double; a Latin one, if any has.
  const latin = /[a-z]/i.test(label);
  return latin
    ? strange.some((letter) => asciiOf.has(letter))
    : strange.every((letter) => asciiOf.has(letter));
}

const scripts: readonly (readonly [string, RegExp])[] = [
  ["latin", /\p{sc=Latin}/u],
  ["greek", /\p{sc=Greek}/u],
  ["cyrillic", /\p{sc=Cyrillic}/u],
  ["armenian", /\p{sc=Armenian}/u],
  ["hebrew", /\p{sc=Hebrew}/u],
  ["arabic", /\p{sc=Arabic}/u],
  ["devanagari", /\p{sc=Devanagari}/u],
  ["thai", /\p{sc=Thai}/u],
  ["georgian", /\p{sc=Georgian}/u],
  ["cherokee", /\p{sc=Cherokee}/u],
  ["han", /\p{sc=Han}/u],
  ["hiragana", /\p{sc=Hiragana}/u],
  ["katakana", /\p{sc=Katakana}/u],
  ["bopomofo", /\p{sc=Bopomofo}/u],
  ["hangul", /\p{sc=Hangul}/u],
];
const eastAsian = new Set(["han", "hiragana", "katakana", "bopomofo", "hangul"]);

/** Data of Unicode's confusables.txt (Unicode License): what looks like one letter or digit of ASCII. */
const doubles: Readonly<Record<string, string>> = {
  "2": "ƧϨꙄꝚ",
  "3": "ƷȜЗӠⳌꝪꞫ",
  "4": "Ꮞ",
  "5": "Ƽ",
  "6": "бᏮⳒ",
  "8": "Ȣȣ",
  "9": "ⳊꝮ",
  a: "ɑαа",
  A: "ΑАᎪ",
  b: "ƄЬᏏ",
  B: "ΒВᏴꞴ",
  c: "сᴄⲥꮯ",
  C: "СᏟⲤ",
  d: "ԁᏧ",
  D: "Ꭰ",
  e: "еҽꬲ",
  E: "ΕЕᎬ",
  f: "քẝꞙꬵ",
  F: "ϜꞘ",
  g: "ƍɡցᶃ",
  G: "ԌᏀᏳ",
  h: "һհᏂ",
  H: "ΗНᎻⲎ",
  i: "ıɩɪιіᎥꙇꭵ",
  j: "ϳј",
  J: "ͿЈᎫꞲ",
  K: "ΚКᏦⲔ",
  l: "ƖǀΙІӀӏוןⲒ",
  L: "ᏞⳐ",
  M: "ΜϺМᎷⲘ",
  n: "ոռ",
  N: "ΝⲚ",
  o: "οσоօסჿᴏᴑⲟꬽ",
  O: "ΟОՕⲞ",
  p: "ρрⲣ",
  P: "ΡРᏢⲢ",
  q: "ԛգզ",
  r: "гᴦⲅꭇꭈꮁ",
  R: "ƦᎡᏒ",
  s: "ƽѕꜱꮪ",
  S: "ЅՏᏕᏚ",
  T: "ΤТᎢⲦ",
  u: "ʋυսᴜꞟꭎꭒ",
  U: "Ս",
  v: "νѵטᴠꮩ",
  V: "ѴᏙ",
  w: "ɯѡԝաᴡꮃ",
  W: "ԜᎳᏔ",
  x: "х",
  X: "ΧХⲬꞳ",
  y: "ɣʏγуүყᶌỿꭚ",
  Y: "ΥУҮᎩᎽⲨ",
  z: "ᴢꮓ",
  Z: "ΖᏃ",
};
/** Of names that look the same, whoever is behind those is no other person to be taken for. */
const sameLookMaxCount = 8;
const asciiOf: ReadonlyMap<string, string> = new Map(
  Object.entries(doubles).flatMap(([ascii, letters]) => Array.from(letters, (letter) => [letter, ascii])),
);
/** Of ASCII itself, in the fonts that people have. */
const alike: ReadonlyMap<string, string> = new Map([
  ["0", "o"],
  ["1", "l"],
  ["i", "l"],
  ["|", "l"],
]);
