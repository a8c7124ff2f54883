/** conclaved: arguments, signals, exit codes. */
import { readFileSync } from "node:fs";
import { KeyFileError } from "@conclave/key-files";
import {
  addKeyCommand,
  Interrupted,
  interruptedExitCode,
  keyFileExitCode,
  passphraseAsker,
  passphraseFileOption,
} from "@conclave/key-files/cli";
import { formatAddress, parseAddress, type ServerAddress } from "@conclave/protocol";
import { Command, CommanderError, InvalidArgumentError, Option } from "commander";
import { exitCodes, StartError } from "./errors.ts";
import { hostKeyName, hostKeyPlace, loadOrCreateHostKey } from "./host-key-file.ts";
import type { LogLevel } from "./log/events.ts";
import { createLog, type LogFormat } from "./log/logger.ts";
import { type ConclaveServer, defaultListenAddress, startServer } from "./server.ts";
import { defaultStateFolder } from "./state-folder.ts";

interface Arguments {
  readonly listen: ServerAddress;
  readonly state: string;
  readonly log: LogFormat;
  readonly logLevel: LogLevel;
  readonly passphraseFile?: string;
}

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
  const { version } = JSON.parse(readFileSync(new URL("../package.json", import.meta.url), "utf8")) as {
    version: string;
  };
  const program = new Command("conclaved")
    .description("The Conclave server: encrypted group chat for a team, a class or a LAN.")
    .version(version)
    .allowExcessArguments(false)
    .addOption(
      new Option("--listen <host:port>", "where to listen; port 0 takes any free one")
        .argParser(readAddress)
        .default(defaultListenAddress, formatAddress(defaultListenAddress)),
    )
    .addOption(stateOption())
    .addOption(passphraseFileOption("a file that has the passphrase of the host key, if it is sealed"))
    .addOption(
      new Option("--log <format>", "how the log is written")
        .choices(["json", "text"])
        .default(process.stdout.isTTY ? "text" : "json", "text on a terminal, json elsewhere"),
    )
    .addOption(
      new Option("--log-level <level>", "the least that is logged")
        .choices(["debug", "info", "warn", "error"])
        .default("info"),
    )
    .addHelpText("after", "\nSIGINT and SIGTERM say goodbye to everybody and stop the server.")
    .exitOverride()
    .configureOutput({ writeErr: (text) => process.stderr.write(text.replace(/^error: /, "conclaved: ")) })
    .showHelpAfterError("Run conclaved --help for what it takes.")
    .action((options: Arguments) => serve(options));
  addKeyCommand(program, {
    what: hostKeyName,
    placeOption: stateOption,
    fileFor: (options) => hostKeyPlace((options as Pick<Arguments, "state">).state).file,
    howToMake: "conclaved makes it on its first start.",
  });
  return program;
}

function stateOption(): Option {
  return new Option("--state <folder>", "where the host key is kept").default(
    defaultStateFolder(process.env),
  );
}

function readAddress(text: string): ServerAddress {
  try {
    return parseAddress(text);
  } catch (error) {
    throw new InvalidArgumentError(error instanceof Error ? error.message : String(error));
  }
}

async function serve({ listen, state, log: format, logLevel, passphraseFile }: Arguments): Promise<void> {
  const log = createLog(logLevel, format);
  const { key, file, origin } = await loadOrCreateHostKey(state, { ask: passphraseAsker(passphraseFile) });
  log.write(`host-key.${origin}`, { file });
  // Heard from here on: whoever reads in the log that it listens may stop it in the same moment.
  const stopped = firstSignal();
  const server = await startServer({ hostKey: key, listen, log });
  const signal = await stopped;
  const connections = server.connectionCount;
  log.write("server.stopping", { signal, connections });
  await stopUnlessHurried(server);
  log.write("server.stopped", { connections });
}

function firstSignal(): Promise<NodeJS.Signals> {
  const { promise, resolve } = Promise.withResolvers<NodeJS.Signals>();
  for (const signal of stopSignals) process.once(signal, resolve);
  return promise;
}

/** A second signal does not wait for anybody. */
async function stopUnlessHurried(server: ConclaveServer): Promise<void> {
  const hurry = () => process.exit(exitCodes.ok);
  for (const signal of stopSignals) process.once(signal, hurry);
  await server.stop();
  for (const signal of stopSignals) process.off(signal, hurry);
}

/** Tells a person what is wrong, and a program by the exit code. */
function report(error: unknown): number {
  // Commander has said it already; help and version are no errors.
  if (error instanceof CommanderError) return error.exitCode === 0 ? exitCodes.ok : exitCodes.usage;
  if (error instanceof Interrupted) return interruptedExitCode;
  if (error instanceof StartError) return complain(error.message, error.exitCode);
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

const stopSignals = ["SIGINT", "SIGTERM"] as const;
