/**
 * Blocks of code in pieces, each of a kind that has a colour: by highlight.js, for the languages that are named below. A block
 * in another language, or a long one, is one piece. Nothing is loaded before the first block comes.
 */
import { createRequire } from "node:module";
import type { Emitter, HLJSApi, LanguageFn } from "highlight.js";

export type CodeKind = "comment" | "keyword" | "name" | "number" | "plain" | "string";

export interface CodePiece {
  readonly text: string;
  readonly kind: CodeKind;
}

/** The pieces together are the code, letter by letter. @param language as it was written behind the fence. */
export function codePieces(code: string, language: string): readonly CodePiece[] {
  const plain: readonly CodePiece[] = [{ text: code, kind: "plain" }];
  const file = fileOf.get(language.trim().toLowerCase());
  if (file === undefined || code.length > codeMaxUnits || longWord.test(code)) return plain;
  const pieces = collected(highlighter(file), code, file);
  // Whatever the library does, no letter is lost or made up.
  return pieces.map(({ text }) => text).join("") === code ? pieces : plain;
}

function collected(library: HLJSApi, code: string, language: string): readonly CodePiece[] {
  const { _emitter } = library.highlight(code, { language, ignoreIllegals: true });
  return _emitter instanceof Collector ? _emitter.pieces : [];
}

/** The library says what it finds to one of these. */
class Collector implements Emitter {
  readonly pieces: CodePiece[] = [];
  readonly #scopes: string[] = [];

  startScope(name: string): void {
    this.#scopes.push(name);
  }

  endScope(): void {
    this.#scopes.pop();
  }

  /** Version 11 calls the same by these names too, which its types do not say. */
  openNode(name: string): void {
    this.startScope(name);
  }

  closeNode(): void {
    this.endScope();
  }

  addText(text: string): void {
    if (text === "") return;
    const kind = kindOf(this.#scopes);
    const last = this.pieces.at(-1);
    if (last?.kind === kind) this.pieces[this.pieces.length - 1] = { text: last.text + text, kind };
    else this.pieces.push({ text, kind });
  }

  __addSublanguage(emitter: Emitter): void {
    if (emitter instanceof Collector) for (const piece of emitter.pieces) this.pieces.push(piece);
  }

  finalize(): void {}

  /** What the library would make of it: not used, the pieces are. */
  toHTML(): string {
    return "";
  }
}

/** Of the innermost scope that has a kind: text that is put into a string is no string. */
function kindOf(scopes: readonly string[]): CodeKind {
  for (const scope of scopes.toReversed()) {
    if (scope === "subst") return "plain";
    const kind = kinds.get(scope.split(".")[0] ?? "");
    if (kind !== undefined) return kind;
  }
  return "plain";
}

function highlighter(file: string): HLJSApi {
  if (core === undefined) {
    core = require("highlight.js/lib/core") as HLJSApi;
    core.configure({ __emitter: Collector });
  }
  if (core.getLanguage(file) === undefined) {
    core.registerLanguage(file, require(`highlight.js/lib/languages/${file}`) as LanguageFn);
  }
  return core;
}

/** What may stand behind a fence, and the library's file for it. No other file is ever asked for. */
const fileOf: ReadonlyMap<string, string> = new Map(
  Object.entries({
    bash: ["bash", "sh", "shell"],
    c: ["c", "h"],
    cpp: ["cpp", "c++", "cc", "hpp"],
    diff: ["diff", "patch"],
    go: ["go", "golang"],
    java: ["java"],
    javascript: ["javascript", "js", "jsx", "mjs"],
    json: ["json"],
    python: ["python", "py"],
    rust: ["rust", "rs"],
    sql: ["sql"],
    typescript: ["typescript", "ts", "tsx"],
    yaml: ["yaml", "yml"],
  }).flatMap(([file, names]) => names.map((name) => [name, file])),
);

const kinds: ReadonlyMap<string, CodeKind> = new Map([
  ["comment", "comment"],
  ["doctag", "comment"],
  ["quote", "comment"],
  ["deletion", "comment"],
  ["keyword", "keyword"],
  ["literal", "keyword"],
  ["type", "keyword"],
  ["built_in", "name"],
  ["title", "name"],
  ["attr", "name"],
  ["attribute", "name"],
  ["meta", "name"],
  ["section", "name"],
  ["variable", "name"],
  ["number", "number"],
  ["symbol", "number"],
  ["string", "string"],
  ["regexp", "string"],
  ["addition", "string"],
]);

const codeMaxUnits = 3000;
/** The library's expressions try every part of a word: a long one takes the square of its length. */
const longWord = /\S{80}/;
const require = createRequire(import.meta.url);
let core: HLJSApi | undefined;
