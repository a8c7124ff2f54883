/** conclave: runs one command, and turns what ends it into an exit code. */
import { KeyFileError } from "@conclave/key-files";
import { Interrupted, keyFileExitCode } from "@conclave/key-files/cli";
import { CommanderError } from "commander";
import { PositionsFileError } from "../rooms/positions-file.ts";
import { KnownServersError } from "../trust/known-servers.ts";
import { describeCommands } from "./commands.ts";
import { exitCodes } from "./exit-codes.ts";
import { CommandFailure } from "./failure.ts";

/** Runs one command, and leaves the exit code in `process.exitCode`. */
export async function main(argv: readonly string[]): Promise<void> {
  process.stdout.on("error", leaveWithReader);
  try {
    await describeCommands().parseAsync(argv);
    process.exitCode ??= exitCodes.ok;
  } catch (error) {
    process.exitCode = report(error);
  }
}

/** Whoever read our output has had enough, as `head` has: that is no failure. */
function leaveWithReader(error: NodeJS.ErrnoException): void {
  if (error.code === "EPIPE") process.exit(exitCodes.ok);
  process.exit(complain(`the output cannot be written: ${error.message}`, exitCodes.io));
}

/** Tells a person what is wrong, and a program by the exit code. */
function report(error: unknown): number {
  // Commander has said it already; help and version are no errors.
  if (error instanceof CommanderError) return error.exitCode === 0 ? exitCodes.ok : exitCodes.usage;
  if (error instanceof CommandFailure) return complain(error.message, error.exitCode);
  if (error instanceof Interrupted) return exitCodes.interrupted;
  if (error instanceof KeyFileError) return complain(error.message, keyFileExitCode(error.code));
  if (error instanceof KnownServersError || error instanceof PositionsFileError)
    return complain(error.message, exitCodes.configuration);
  return complain(
    `this is a fault of conclave itself: ${(error as Error).stack ?? error}`,
    exitCodes.software,
  );
}

function complain(message: string, exitCode: number): number {
  process.stderr.write(`conclave: ${message}\n`);
  return exitCode;
}
