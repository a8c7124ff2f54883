/**
 * Writes src/text/emoji-data.generated.ts from emojibase-data: run it by `node scripts/emoji-data.ts` when that package
 * has a new version. Only what the window needs is kept: character, group, short names, words to search.
 */
import { readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";

const require = createRequire(import.meta.url);
const read = (path: string): unknown => JSON.parse(readFileSync(require.resolve(path), "utf8"));

/** Debian 12's font has the pictures of this version of Emoji and no later one. */
const newestVersion = 15;
/** Skin tones and hair by themselves. */
const componentsGroup = 2;

interface Source {
  readonly hexcode: string;
  readonly label: string;
  readonly group?: number;
  readonly order?: number;
  readonly version: number;
  readonly tags?: readonly string[];
}

const { version } = read("emojibase-data/package.json") as { version: string };
const emoji = read("emojibase-data/en/data.json") as readonly Source[];
const shortNames = read("emojibase-data/en/shortcodes/emojibase.json") as Record<string, string | string[]>;
const otherNames = read("emojibase-data/en/shortcodes/github.json") as Record<string, string | string[]>;

const kept = emoji
  .filter(
    ({ group, version }) => group !== undefined && group !== componentsGroup && version <= newestVersion,
  )
  .sort((a, b) => (a.order ?? 0) - (b.order ?? 0));

/** A name is one emoji's: GitHub's names are what people know, so they are given out first. */
const ownerOf = new Map<string, string>();
for (const names of [otherNames, shortNames]) {
  for (const { hexcode } of kept) {
    for (const name of [names[hexcode] ?? []].flat()) if (!ownerOf.has(name)) ownerOf.set(name, hexcode);
  }
}
const namesOf = Map.groupBy(ownerOf.keys(), (name) => ownerOf.get(name));

const rows = kept.map(({ hexcode, label, group, tags = [] }) => {
  const names = namesOf.get(hexcode) ?? [];
  const known = new Set([...names, ...label.split(" ")]);
  const words = tags.filter((tag) => !known.has(tag) && /^[a-z0-9 +-]+$/.test(tag));
  return [character(hexcode), String(group), names.join(","), label, words.join(",")].join("|");
});

writeFileSync(
  new URL("../src/text/emoji-data.generated.ts", import.meta.url),
  `// From emojibase-data ${version} (https://emojibase.dev), copyright Miles Johnson, MIT licence; it takes them from
// Unicode CLDR and emoji-data (https://www.unicode.org/license.txt). Written by scripts/emoji-data.ts; do not edit.
// One emoji to a line: character|group|short names|label|words to search.
export const emojiData = \`
${rows.join("\n").replaceAll(/[\\`]|\$\{/g, "\\$&")}
\`;
`,
);

/** The form that Unicode recommends: with a variation selector only where the character alone would be drawn as text. */
function character(hexcode: string): string {
  const plain = String.fromCodePoint(...hexcode.split("-").map((code) => Number.parseInt(code, 16)));
  return /^\p{RGI_Emoji}$/v.test(plain) ? plain : `${plain}\ufe0f`;
}
