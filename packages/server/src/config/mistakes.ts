/** What is wrong with a configuration: each mistake with where it is, all of them at once. */
import { exitCodes } from "../errors.ts";

/** Where a value comes from. */
export type Origin =
  | { readonly from: "default" }
  | { readonly from: "file"; readonly path: string; readonly line: number; readonly column: number }
  | { readonly from: "environment"; readonly variable: string }
  | { readonly from: "command line"; readonly option: string };

export interface Mistake {
  readonly origin: Origin;
  /** The setting that it is about; nothing where the file as a whole cannot be read. */
  readonly key?: string;
  /** What was expected and what was there, as a sentence or its end. */
  readonly message: string;
}

/** Thrown when anything of a configuration is wrong; nothing of it is used then. */
export class ConfigError extends Error {
  override readonly name = "ConfigError";
  /** At least one. */
  readonly mistakes: readonly Mistake[];

  constructor(mistakes: readonly Mistake[]) {
    super(describe(mistakes));
    this.mistakes = mistakes;
  }

  /** That of a wrong command line, where only that is wrong; else that of a wrong configuration. */
  get exitCode(): number {
    const isUsage = this.mistakes.every(({ origin }) => origin.from === "command line");
    return isUsage ? exitCodes.usage : exitCodes.configuration;
  }
}

/** Those of one file in the order of their lines; files, and what is in none, in the order in which they were met. */
export function inFileOrder(mistakes: readonly Mistake[]): readonly Mistake[] {
  const groups = Map.groupBy(mistakes, ({ origin }) => (origin.from === "file" ? origin.path : origin.from));
  return [...groups.values()].flatMap((group) => group.toSorted((one, other) => lineOf(one) - lineOf(other)));
}

function lineOf({ origin }: Mistake): number {
  return origin.from === "file" ? origin.line : 0;
}

/** One line: `/etc/conclave/server.toml:12:1: member.stalled: …`, as editors and people find the place. */
export function formatMistake({ origin, key, message }: Mistake): string {
  const place = origin.from === "default" ? "" : `${formatOrigin(origin)}: `;
  return `${place}${key === undefined ? "" : `${key}: `}${message}`;
}

/** `/etc/conclave/server.toml:12:1`, `CONCLAVED_LISTEN`, `--listen` or `default`. */
export function formatOrigin(origin: Origin): string {
  switch (origin.from) {
    case "file":
      return `${origin.path}:${origin.line}:${origin.column}`;
    case "environment":
      return origin.variable;
    case "command line":
      return origin.option;
    case "default":
      return "default";
  }
}

function describe(mistakes: readonly Mistake[]): string {
  const [first, ...others] = mistakes.map(formatMistake);
  if (others.length === 0) return first ?? "";
  return [`the configuration has ${mistakes.length} mistakes:`, first, ...others].join("\n  ");
}
