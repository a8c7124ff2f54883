/**
 * The words of a text for the full-text index. FTS5's unicode61 finds words by the spaces and signs around them, which
 * Chinese, Japanese, Thai and their like do not write: their characters are put apart here, each one a word, and a
 * search for several of them is a search for a phrase.
 *
 * An index that knew all groups of three letters (FTS5's trigram) would find parts of words too. Measured with 80-byte
 * texts, it took three times as long to write as this one (12,700 texts a second against 37,800), so parts are found
 * through the list of words instead (`*part*`), which costs a search 0.5 s for each million texts and writing nothing.
 */

/** What is given to the index for a text. It has to stay the same for as long as the text is there: a change is a migration. */
export function indexedText(text: string): string {
  return unspaced.test(text) ? text.replaceAll(eachUnspaced, " $& ") : text;
}

/** Whether the index would find a word in it. */
export function hasWords(text: string): boolean {
  return wordCharacter.test(text);
}

/** As the index writes its words: small letters without accents. */
export function foldWord(text: string): string {
  return text.normalize("NFD").replaceAll(/\p{M}/gu, "").toLowerCase();
}

// Ranges and no names of scripts: those grow with each Unicode, and this may not.
const ranges = [
  "\\u0e00-\\u0eff", // Thai, Lao
  "\\u1000-\\u109f", // Myanmar
  "\\u1780-\\u17ff", // Khmer
  "\\u3005-\\u3007\\u3040-\\u30ff\\u31f0-\\u31ff\\uff66-\\uff9f", // Japanese
  "\\u3400-\\u4dbf\\u4e00-\\u9fff\\uf900-\\ufaff", // Han
  "\\uac00-\\ud7a3", // Korean, where endings hang on words
  "\\u{20000}-\\u{3ffff}", // Han again
].join("");
const unspaced = new RegExp(`[${ranges}]`, "u");
const eachUnspaced = new RegExp(`[${ranges}]`, "gu");
const wordCharacter = /[\p{L}\p{N}\p{Co}]/u;
