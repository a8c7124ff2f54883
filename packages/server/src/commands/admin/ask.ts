/** What every `conclaved admin` command does: ask the running server, and show what it answers. */
import { type Command, Option } from "commander";
import { askServer, NoServerError } from "../../admin/client.ts";
import { commandUser } from "../../admin/command-user.ts";
import { AdminError, type AdminErrorCode } from "../../admin/errors.ts";
import { adminSocketPath } from "../../admin/socket-path.ts";
import { CommandError, exitCodes } from "../../errors.ts";

/** Options that every one of them has. */
export interface AskOptions {
  readonly state: string;
  readonly adminSocket?: string;
  readonly json?: true;
}

/** Gives a command the options that `ask` reads. */
export function withAskOptions(command: Command, stateOption: () => Option): Command {
  return command
    .addOption(stateOption())
    .addOption(
      new Option(
        "--admin-socket <path>",
        "the server's admin socket; default: admin.sock in its state folder",
      ),
    )
    .option("--json", "print the answer as JSON");
}

/**
 * Asks for an act, and prints the answer: as it is with --json, else as `show` has it, a line each.
 *
 * @throws {CommandError} with the exit code that says what kind of refusal it was.
 */
export async function ask<Answer>(
  options: AskOptions,
  act: string,
  args: Readonly<Record<string, unknown>>,
  show: (answer: Answer) => readonly string[],
): Promise<void> {
  const answer = await askOrExplain(options, act, args);
  const lines = options.json ? [JSON.stringify(answer)] : show(answer as Answer);
  for (const line of lines) process.stdout.write(`${line}\n`);
}

async function askOrExplain(
  { state, adminSocket }: AskOptions,
  act: string,
  args: Readonly<Record<string, unknown>>,
): Promise<unknown> {
  try {
    const path = adminSocketPath(state, adminSocket);
    return await askServer(path, { act, args, by: commandUser(process.env) });
  } catch (error) {
    if (error instanceof AdminError) throw new CommandError(error.message, exitCodesByCode[error.code]);
    if (!(error instanceof NoServerError)) throw error;
    const exitCode = error.code === "not-allowed" ? exitCodes.permission : exitCodes.unavailable;
    throw new CommandError(error.message, exitCode);
  }
}

const exitCodesByCode: Readonly<Record<AdminErrorCode, number>> = {
  "bad-request": exitCodes.usage,
  "unknown-act": exitCodes.unavailable,
  "bad-argument": exitCodes.usage,
  "not-found": exitCodes.data,
  unsupported: exitCodes.unavailable,
  failed: exitCodes.configuration,
  internal: exitCodes.software,
};
