/** conclaved: arguments, commands, exit codes. */
import { KeyFileError } from "@conclave/key-files";
import { addKeyCommand, Interrupted, interruptedExitCode, keyFileExitCode } from "@conclave/key-files/cli";
import { Command, CommanderError, Option } from "commander";
import { addAdminCommand } from "./commands/admin/index.ts";
import { addBackupCommand } from "./commands/backup.ts";
import { addBotCommand } from "./commands/bot.ts";
import { addCheckCommand } from "./commands/check.ts";
import { addConfigCommand } from "./commands/config.ts";
import { addDoctorCommand } from "./commands/doctor.ts";
import { addExportCommand } from "./commands/export.ts";
import { addHistoryCommand } from "./commands/history.ts";
import { addInviteCommand } from "./commands/invite.ts";
import { addNamesCommand } from "./commands/names.ts";
import { addRestoreCommand } from "./commands/restore.ts";
import { refuseUnknownCommand } from "./commands/unknown-command.ts";
import { ConfigError } from "./config/mistakes.ts";
import { addConfigOptions, configFor } from "./config/options.ts";
import { CommandError, exitCodes, StartError } from "./errors.ts";
import { hostKeyName, hostKeyPlace } from "./host-key-file.ts";
import { serve } from "./serve.ts";
import { version } from "./version.ts";

/** Runs the daemon until a signal ends it, or one command on its key, and leaves the exit code in `process.exitCode`. */
export async function main(argv: readonly string[]): Promise<void> {
  try {
    await describeCommand().parseAsync(argv);
    process.exitCode = exitCodes.ok;
  } catch (error) {
    process.exitCode = report(error);
  }
}

function describeCommand(): Command {
  const program: Command = new Command("conclaved")
    .description("The Conclave server: encrypted group chat for a team, a class or a LAN.")
    .version(version)
    // They are refused below, with what may have been meant.
    .allowExcessArguments()
    .helpCommand(true)
    .addHelpText(
      "after",
      "\nAccess: invited lets in who has an invitation (conclaved invite), once, and the" +
        "\nsame key again later." +
        "\nSIGHUP reloads the configuration. SIGINT and SIGTERM say goodbye to everybody" +
        "\nand stop the server.",
    )
    .exitOverride()
    .configureOutput({
      writeOut: (text) => {
        leaveWithReader();
        process.stdout.write(text);
      },
      writeErr: (text) => process.stderr.write(text.replace(/^error: /, "conclaved: ")),
    })
    .showHelpAfterError("Run conclaved --help for what it takes.")
    .action(async () => {
      refuseUnknownCommand(program);
      await serve(() => configFor(program));
    })
    .hook("preAction", takeStateFromConfig)
    // The server itself serves on, whoever reads its log.
    .hook("preAction", (_, command) => {
      if (command !== program) leaveWithReader();
    });
  addConfigOptions(program);
  addKeyCommand(program, {
    what: hostKeyName,
    placeOption: stateOption,
    fileFor: (options) => hostKeyPlace((options as { state: string }).state).file,
    howToMake: "conclaved makes it on its first start.",
  });
  addInviteCommand(program, stateOption);
  addNamesCommand(program, stateOption);
  addAdminCommand(program, stateOption);
  addDoctorCommand(program, stateOption);
  addBotCommand(program, stateOption);
  addHistoryCommand(program, stateOption);
  addExportCommand(program, stateOption);
  addBackupCommand(program, stateOption);
  addRestoreCommand(program, stateOption);
  addConfigCommand(program);
  addCheckCommand(program);
  return program;
}

/** The program has it too and takes it for all commands; here it is for their help. */
function stateOption(): Option {
  return new Option("--state <folder>", "where the host key, names and invitations are kept");
}

/** Commands on the state folder find it where the daemon does: the configuration says where it is. */
function takeStateFromConfig(program: Command, command: Command): void {
  const needsFolder = lineage(command).some(
    (each) => each !== program && each.options.some(({ long }) => long === "--state"),
  );
  if (!needsFolder || program.getOptionValueSource("state") === "cli") return;
  program.setOptionValueWithSource("state", configFor(program).settings["server.state"], "config");
}

/** A command and all that it is under. */
function lineage(command: Command): readonly Command[] {
  return command.parent === null ? [command] : [command, ...lineage(command.parent)];
}

/** Whoever reads a command's output may have had enough, as `head` has: that is no failure. */
function leaveWithReader(): void {
  if (process.stdout.listenerCount("error", leave) === 0) process.stdout.on("error", leave);
}

function leave(error: NodeJS.ErrnoException): void {
  if (error.code === "EPIPE") process.exit(exitCodes.ok);
  process.exit(complain(`the output cannot be written: ${error.message}.`, exitCodes.io));
}

/** Tells a person what is wrong, and a program by the exit code. */
function report(error: unknown): number {
  // Commander has said it already; help and version are no errors.
  if (error instanceof CommanderError) return error.exitCode === 0 ? exitCodes.ok : exitCodes.usage;
  if (error instanceof Interrupted) return interruptedExitCode;
  if (error instanceof StartError || error instanceof CommandError || error instanceof ConfigError)
    return complain(error.message, error.exitCode);
  if (error instanceof KeyFileError) return complain(error.message, keyFileExitCode(error.code));
  return complain(
    `this is a fault of conclaved itself: ${(error as Error).stack ?? error}`,
    exitCodes.software,
  );
}

function complain(message: string, exitCode: number): number {
  process.stderr.write(`conclaved: ${message}\n`);
  return exitCode;
}
