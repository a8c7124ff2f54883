/** A TOML file as a flat list of what it sets, each with its place: mistakes are found later, and must name it. */
import { isUtf8 } from "node:buffer";
import { readFileSync } from "node:fs";
import { type AST, getStaticTOMLValue, ParseError, parseTOML } from "toml-eslint-parser";
import { ConfigError, type Origin } from "./mistakes.ts";

export interface TomlEntry {
  /** Its section and name with dots between them, as far as it has a section. */
  readonly key: string;
  /** Whether it is a value, or a section. An empty section is an entry too, so that a misspelt one is noticed. */
  readonly is: "section" | "value";
  readonly value: unknown;
  readonly origin: Origin;
}

/** @throws {ConfigError} if it cannot be read, or is no TOML. */
export function readTomlFile(path: string): readonly TomlEntry[] {
  const text = readText(path);
  try {
    const [table] = parseTOML(text, { tomlVersion: "1.0" }).body;
    return table.body.flatMap((part) => entriesOf(part, path, []));
  } catch (error) {
    if (!(error instanceof ParseError)) throw error;
    const { lineNumber: line, column, message } = error;
    const origin = { from: "file", path, line, column: column + 1 } as const;
    if (message === twice)
      throw new ConfigError([{ origin, ...keyAt(text, error.index), message: saidTwice }]);
    throw new ConfigError([{ origin, message: `this is no TOML: ${message}.` }]);
  }
}

/** As it is written there, which may be without its section. */
function keyAt(text: string, index: number): { readonly key?: string } {
  const [key] = /^[^\s=\]#]+/.exec(text.slice(index)) ?? [];
  return key === undefined ? {} : { key };
}

/** A byte order mark in front, as editors on Windows leave it, is passed over. */
function readText(path: string): string {
  const origin = { from: "file", path, line: 1, column: 1 } as const;
  let bytes: Buffer;
  try {
    bytes = readFileSync(path);
  } catch (error) {
    throw new ConfigError([{ origin, message: `it cannot be read: ${(error as Error).message}.` }]);
  }
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    const line = firstBadLine(bytes);
    throw new ConfigError([
      { origin: { ...origin, line }, message: "UTF-8 is expected; this line is in another encoding." },
    ]);
  }
}

function firstBadLine(bytes: Buffer): number {
  const lines = bytes.toString("latin1").split("\n");
  const bad = lines.findIndex((line) => !isUtf8(Buffer.from(line, "latin1")));
  return bad + 1;
}

function entriesOf(
  part: AST.TOMLKeyValue | AST.TOMLTable,
  path: string,
  above: readonly string[],
): readonly TomlEntry[] {
  const names = [...above, ...getStaticTOMLValue(part.key)];
  const { line, column } = part.loc.start;
  const place = { key: names.join("."), origin: { from: "file", path, line, column: column + 1 } } as const;
  if (part.type === "TOMLTable" && part.kind === "array")
    return [{ ...place, is: "value", value: "[[…]], one of a list of tables" }];
  const inner = part.type === "TOMLTable" ? part.body : tableIn(part.value);
  if (inner === undefined)
    return [{ ...place, is: "value", value: getStaticTOMLValue((part as AST.TOMLKeyValue).value) }];
  if (inner.length === 0) return [{ ...place, is: "section", value: undefined }];
  return inner.flatMap((each) => entriesOf(each, path, names));
}

/** `log = { level = "info" }` is the same as a section of that name. */
function tableIn(value: AST.TOMLContentNode): readonly AST.TOMLKeyValue[] | undefined {
  return value.type === "TOMLInlineTable" ? value.body : undefined;
}

/** What the parser says of a key that is there a second time. */
const twice = "Defining a key multiple times is invalid";
const saidTwice = "this is said a second time in this file; once is expected.";
