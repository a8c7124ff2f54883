/** A TOML text as a flat list of what it sets, each with its place, so that one value can be changed and the rest left alone. */
import { type AST, getStaticTOMLValue, ParseError, parseTOML } from "toml-eslint-parser";

export interface TomlEntry {
  /** Its sections and its name, with dots between them. */
  readonly key: string;
  readonly value: unknown;
  /** Counted from 1. */
  readonly line: number;
  /** Where the value stands, in UTF-16 units; nothing for what is no simple value. */
  readonly range: readonly [start: number, end: number] | undefined;
}

export interface TomlSection {
  readonly name: string;
  /** Behind its heading. */
  readonly end: number;
}

export interface TomlText {
  readonly entries: readonly TomlEntry[];
  readonly sections: readonly TomlSection[];
}

/** The text is no TOML. */
export class TomlFault extends Error {
  override readonly name = "TomlFault";
  readonly line: number;

  constructor(line: number, message: string, options: ErrorOptions) {
    super(message, options);
    this.line = line;
  }
}

/** @throws {TomlFault} */
export function parseToml(text: string): TomlText {
  try {
    const [{ body }] = parseTOML(text, { tomlVersion: "1.0" }).body;
    const sections = body.flatMap((part) =>
      part.type === "TOMLTable" && part.kind === "standard"
        ? [{ name: nameOf(part.key), end: text.indexOf("]", part.key.range[1]) + 1 }]
        : [],
    );
    return { entries: body.flatMap((part) => entriesOf(part, "")), sections };
  } catch (error) {
    if (!(error instanceof ParseError)) throw error;
    throw new TomlFault(error.lineNumber, error.message, { cause: error });
  }
}

function entriesOf(part: AST.TOMLKeyValue | AST.TOMLTable, above: string): readonly TomlEntry[] {
  const key = above === "" ? nameOf(part.key) : `${above}.${nameOf(part.key)}`;
  const { line } = part.loc.start;
  if (part.type === "TOMLTable") {
    if (part.kind === "array") return [{ key, value: [], line, range: undefined }];
    return part.body.flatMap((each) => entriesOf(each, key));
  }
  if (part.value.type === "TOMLInlineTable") return part.value.body.flatMap((each) => entriesOf(each, key));
  return [{ key, value: getStaticTOMLValue(part.value), line, range: part.value.range }];
}

function nameOf({ keys }: AST.TOMLKey): string {
  return keys.map((key) => (key.type === "TOMLBare" ? key.name : key.value)).join(".");
}
