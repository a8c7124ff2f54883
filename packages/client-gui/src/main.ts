/** conclave-window: arguments and exit codes. */
import { readFileSync } from "node:fs";
import { userInfo } from "node:os";
import { parseDestination } from "@conclave/client";
import { QtHostError } from "@conclave/qt-host";
import { Command, CommanderError, InvalidArgumentError, Option } from "commander";
import { installDesktop, removeDesktop } from "./desktop/installation.ts";
import { InstanceFolderError } from "./desktop/instance-socket.ts";
import { ownCommand } from "./desktop/own-command.ts";
import { runWindow, type WindowOptions, WindowStuckError } from "./run-window.ts";

interface Arguments {
  readonly server?: string;
  readonly name: string;
  readonly theme?: WindowOptions["colours"];
  readonly hidden?: true;
  readonly newInstance?: true;
  readonly installDesktop?: true;
  readonly removeDesktop?: true;
}

/** Opens the window, and leaves the exit code in `process.exitCode` when it is closed. */
export async function main(argv: readonly string[]): Promise<void> {
  try {
    const command = describeCommand();
    command.parse(argv);
    const { server, name, theme, hidden, newInstance, ...desktop } = command.opts<Arguments>();
    if (desktop.installDesktop ?? desktop.removeDesktop) {
      await changeDesktop(desktop);
      return;
    }
    const [link] = command.processedArgs as readonly (string | undefined)[];
    await runWindow({
      where: link ?? server,
      name,
      colours: theme,
      show: hidden === true ? "hidden" : "shown",
      instance: newInstance === true ? "another" : "only",
      onError: logError,
    });
    process.exitCode = exitCodes.ok;
  } catch (error) {
    process.exitCode = report(error);
  }
}

function describeCommand(): Command {
  const { version } = JSON.parse(readFileSync(new URL("../package.json", import.meta.url), "utf8")) as {
    version: string;
  };
  return new Command("conclave-window")
    .description("The Conclave window: encrypted group chat for the desktop.")
    .version(version)
    .allowExcessArguments(false)
    .argument(
      "[server]",
      "HOST:PORT, or an invitation: conclave://…; the first page begins with it",
      readDestination,
    )
    .addOption(new Option("--server <server>", "the same").argParser(readDestination))
    .addOption(
      new Option("--name <name>", "what the name field says at first").default(
        userInfo().username,
        "your user name",
      ),
    )
    .addOption(
      new Option("--theme <theme>", "colours for this run; auto does as the desktop does").choices([
        "auto",
        "light",
        "dark",
        "high-contrast",
      ]),
    )
    .option("--hidden", "wait in the tray, where there is one")
    .addOption(
      new Option(
        "--install-desktop",
        "put the program among this person's applications, with links of conclave:, and end",
      ).conflicts("removeDesktop"),
    )
    .option("--remove-desktop", "take that back, and end")
    .option(
      "--new-instance",
      "a window of its own beside one that runs, for tests: they overwrite each other's memory",
    )
    .exitOverride()
    .configureOutput({
      writeErr: (text) => process.stderr.write(text.replace(/^error: /, "conclave-window: ")),
    })
    .showHelpAfterError("Run conclave-window --help for what it takes.");
}

/** Says which files it was about, one on a line. */
async function changeDesktop({ installDesktop: install }: Pick<Arguments, "installDesktop">): Promise<void> {
  const { env } = process;
  const change = install ? installDesktop({ env, command: ownCommand() }) : removeDesktop({ env });
  const files = (await change).map((file) => `  ${file}\n`).join("");
  process.stdout.write(
    install
      ? `Installed. Links that begin with conclave: open the window.\n${files}`
      : `Removed, as far as it was there.\n${files}`,
  );
}

/** As it is, if it can be read. */
function readDestination(text: string): string {
  try {
    parseDestination(text);
    return text;
  } catch (error) {
    throw new InvalidArgumentError((error as Error).message);
  }
}

/** A fault of ours in one handler is no reason to take a conversation away. */
function logError(error: unknown, { widget, event }: { widget: string; event: string }): void {
  process.stderr.write(
    `conclave-window: a fault in ${event} of ${widget}: ${(error as Error).stack ?? error}\n`,
  );
}

/** Tells a person what is wrong, and a program by the exit code. */
function report(error: unknown): number {
  // Commander has said it already; help and version are no errors.
  if (error instanceof CommanderError) return error.exitCode === 0 ? exitCodes.ok : exitCodes.usage;
  if (
    error instanceof QtHostError ||
    error instanceof InstanceFolderError ||
    error instanceof WindowStuckError
  ) {
    process.stderr.write(`conclave-window: ${error.message}\n`);
    return exitCodes.unavailable;
  }
  if (error instanceof Error && "syscall" in error) {
    process.stderr.write(`conclave-window: ${error.message}\n`);
    return exitCodes.inputOutput;
  }
  process.stderr.write(`conclave-window: this is a fault of its own: ${(error as Error).stack ?? error}\n`);
  return exitCodes.software;
}

const exitCodes = { ok: 0, usage: 64, unavailable: 69, software: 70, inputOutput: 74 } as const;
