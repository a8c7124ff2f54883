/** Runs a fixture as a program of its own, as a user would, and hears what it says. */
import { fileURLToPath } from "node:url";
import { startProcess } from "./process.ts";

export interface ProgramOptions {
  /** Added to the environment; undefined takes a variable away. */
  readonly environment?: NodeJS.ProcessEnv;
  /** For Node itself, before the script. */
  readonly nodeParameters?: readonly string[];
}

export interface ProgramOutcome {
  readonly exitCode: number | null;
  readonly signal: NodeJS.Signals | null;
  /** What the program gave to `say()`, in order. */
  readonly said: unknown[];
  readonly stderr: string;
}

export interface Program {
  /** Resolves once the program has said exactly this; rejects when it ends without. */
  heard(message: unknown): Promise<void>;
  kill(signal: NodeJS.Signals): void;
  readonly outcome: Promise<ProgramOutcome>;
}

/** Starts `test/fixtures/<name>.js`, without a window unless the environment says otherwise. */
export function startProgram(
  name: string,
  { environment, nodeParameters = [] }: ProgramOptions = {},
): Program {
  const script = fileURLToPath(new URL(`../fixtures/${name}.js`, import.meta.url));
  const program = startProcess(process.execPath, [...nodeParameters, script], {
    QT_QPA_PLATFORM: "offscreen",
    ...environment,
  });
  return {
    kill: program.kill,
    heard: (message) => program.wrote(`${JSON.stringify(message)}\n`),
    outcome: program.outcome.then(({ exitCode, signal, stdout, stderr }) => {
      const lines = stdout.split("\n").filter((line) => line !== "");
      return { exitCode, signal, said: lines.map((line): unknown => JSON.parse(line)), stderr };
    }),
  };
}

/** Runs a fixture to its end. */
export function runProgram(name: string, options?: ProgramOptions): Promise<ProgramOutcome> {
  return startProgram(name, options).outcome;
}
