/** `conclaved check`: whether a start would succeed, found out without starting and without changing anything. */
import { KeyFileError } from "@conclave/key-files";
import { keyFileExitCode } from "@conclave/key-files/cli";
import type { Command } from "commander";
import { ConfigError, formatMistake } from "../config/mistakes.ts";
import { configFor } from "../config/options.ts";
import { CheckWarning, startChecks } from "../config/start-checks.ts";
import { CommandError, exitCodes, StartError } from "../errors.ts";

interface Outcome {
  readonly name: string;
  readonly result: "failed" | "ok" | "warning";
  /** What was found, each a sentence or the name of a thing. */
  readonly found: readonly string[];
  /** What a start would exit with because of this. */
  readonly exitCode: number;
}

/** Adds `check`. */
export function addCheckCommand(program: Command): void {
  program
    .command("check")
    .description("say whether a start would succeed, and what is wrong if not; nothing is started or changed")
    .option("--json", "for programs")
    .action(async ({ json }: { json?: true }) => {
      const outcomes = await check(program);
      process.stdout.write(json === true ? asJson(outcomes) : outcomes.map(asText).join(""));
      const failed = outcomes.find(({ result }) => result === "failed");
      if (failed !== undefined) throw new CommandError("a start would fail; see above.", failed.exitCode);
    });
}

/** The configuration first: without one that is right there is nothing else to look at. */
async function check(program: Command): Promise<readonly Outcome[]> {
  try {
    const { settings, files } = configFor(program);
    const outcomes: Outcome[] = [ok("configuration", files.length > 0 ? files : ["no file: all by default"])];
    for (const [name, look] of Object.entries(startChecks)) {
      try {
        outcomes.push(ok(name, [await look(settings)]));
      } catch (error) {
        outcomes.push(outcomeOf(name, error));
      }
    }
    return outcomes;
  } catch (error) {
    return [outcomeOf("configuration", error)];
  }
}

function ok(name: string, found: readonly string[]): Outcome {
  return { name, result: "ok", found, exitCode: exitCodes.ok };
}

/** Whatever is none of these is a fault of ours, and is thrown on. */
function outcomeOf(name: string, error: unknown): Outcome {
  if (error instanceof CheckWarning)
    return { name, result: "warning", found: [error.message], exitCode: exitCodes.ok };
  const failed = { name, result: "failed" } as const;
  if (error instanceof ConfigError)
    return { ...failed, found: error.mistakes.map(formatMistake), exitCode: error.exitCode };
  if (error instanceof StartError) return { ...failed, found: [error.message], exitCode: error.exitCode };
  if (error instanceof KeyFileError)
    return { ...failed, found: [error.message], exitCode: keyFileExitCode(error.code) };
  throw error;
}

function asText({ name, result, found }: Outcome): string {
  const [first = "", ...others] = found;
  const lines = [`${result.padEnd(8)} ${name.padEnd(nameColumn)} ${first}`];
  for (const other of others) lines.push(`${" ".repeat(9 + nameColumn)} ${other}`);
  return `${lines.join("\n")}\n`;
}

function asJson(outcomes: readonly Outcome[]): string {
  const isGood = outcomes.every(({ result }) => result !== "failed");
  const checks = outcomes.map(({ name, result, found }) => ({ name, result, found }));
  return `${JSON.stringify({ ok: isGood, checks })}\n`;
}

const nameColumn = 15;
