/** conclaved: arguments, signals, exit codes. */
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
import type { AccessMode } from "./access/access.ts";
import { AuthorizedKeys } from "./access/authorized-keys.ts";
import { addAdminCommand } from "./commands/admin/index.ts";
import { addDoctorCommand } from "./commands/doctor.ts";
import { addInviteCommand } from "./commands/invite.ts";
import { addNamesCommand } from "./commands/names.ts";
import { CommandError, exitCodes, StartError } from "./errors.ts";
import { hostKeyName, hostKeyPlace, loadOrCreateHostKey } from "./host-key-file.ts";
import { defaultListenAddress } from "./listen-address.ts";
import type { LogLevel } from "./log/events.ts";
import { createLog, type LogFormat } from "./log/logger.ts";
import { Metrics } from "./metrics/metrics.ts";
import { type MetricsPlace, type MetricsReach, parseMetricsPlace } from "./metrics/place.ts";
import { parseAddressRange } from "./moderation/address-range.ts";
import { openOperations } from "./operations.ts";
import { type ConclaveServer, type GuestPolicy, type ServerOptions, startServer } from "./server.ts";
import { defaultStateFolder } from "./state-folder.ts";
import { Database } from "./store/database.ts";
import { version } from "./version.ts";

interface Arguments {
  readonly listen: ServerAddress;
  readonly state: string;
  readonly log: LogFormat;
  readonly logLevel: LogLevel;
  readonly passphraseFile?: string;
  readonly access: AccessMode;
  readonly authorizedKeys?: string;
  readonly guests?: GuestPolicy;
  readonly exempt: readonly string[];
  readonly adminSocket?: string;
  readonly metrics?: string;
  readonly metricsReach: MetricsReach;
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
      new Option("--access <mode>", "who may come in")
        .choices(["open", "invited", "listed"])
        .default("open", "open: everybody who can reach it"),
    )
    .option(
      "--authorized-keys <file>",
      "fingerprints of the identity keys that are let in, one on a line; with --access listed, nobody else is",
    )
    .addOption(
      new Option(
        "--guests <policy>",
        "whether somebody without an identity key may come in; default: where access is open",
      ).choices(["allowed", "refused"]),
    )
    .addOption(
      new Option(
        "--exempt <range>",
        "an address or a range, such as a proxy's, that penalties and limits per source are not for; may be repeated",
      )
        .argParser(readExempt)
        .default([], "none"),
    )
    .addOption(
      new Option(
        "--admin-socket <path>",
        "where conclaved admin finds it; default: admin.sock in the state folder",
      ),
    )
    .option("--metrics <place>", "where metrics can be fetched: unix:/path, or host:port; default: nowhere")
    .addOption(
      new Option("--metrics-reach <reach>", "who may reach an address for metrics")
        .choices(["loopback", "anywhere"])
        .default("loopback", "loopback: this machine alone"),
    )
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
    .addHelpText(
      "after",
      "\nAccess: invited lets in who has an invitation (conclaved invite), once, and the same key again later." +
        "\nSIGINT and SIGTERM say goodbye to everybody and stop the server.",
    )
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
  addInviteCommand(program, stateOption);
  addNamesCommand(program, stateOption);
  addAdminCommand(program, stateOption);
  addDoctorCommand(program, stateOption);
  return program;
}

function stateOption(): Option {
  return new Option("--state <folder>", "where the host key, names and invitations are kept").default(
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

function readExempt(text: string, before: readonly string[]): readonly string[] {
  try {
    return [...before, parseAddressRange(text).text];
  } catch (error) {
    throw new InvalidArgumentError(error instanceof Error ? error.message : String(error));
  }
}

function readMetricsPlace({ metrics, metricsReach }: Arguments): MetricsPlace | undefined {
  try {
    return metrics === undefined ? undefined : parseMetricsPlace(metrics, metricsReach);
  } catch (error) {
    throw new CommandError((error as Error).message, exitCodes.usage);
  }
}

async function serve(options: Arguments): Promise<void> {
  const { listen, state, log: format, logLevel, passphraseFile, exempt } = options;
  const admission = readAdmission(options);
  const metricsPlace = readMetricsPlace(options);
  using metrics = new Metrics(createLog(logLevel, format), version);
  const { log } = metrics;
  const { key, file, origin } = await loadOrCreateHostKey(state, { ask: passphraseAsker(passphraseFile) });
  log.write(`host-key.${origin}`, { file });
  // Heard from here on: whoever reads in the log that it listens may stop it in the same moment.
  const stopped = firstSignal();
  using database = Database.open(state);
  const server = await startServer({
    hostKey: key,
    listen,
    log,
    database,
    exempt,
    observer: metrics,
    ...admission,
  });
  const parts = { server, hostKey: key, database, metrics, metricsPlace };
  await using _operations = await openOperations({ ...options, ...parts });
  const signal = await stopped;
  const connections = server.connectionCount;
  log.write("server.stopping", { signal, connections });
  await stopUnlessHurried(server);
  log.write("server.stopped", { endings: Object.fromEntries(server.endings) });
}

/** Who may come in, as far as the options say so without contradicting each other. */
function readAdmission({ access, authorizedKeys, guests }: Arguments): Partial<ServerOptions> {
  if (access === "listed" && authorizedKeys === undefined)
    throw new CommandError("--access listed needs the list: --authorized-keys FILE.", exitCodes.usage);
  if (access !== "open" && guests === "allowed") {
    const message = `--access ${access} goes by identity keys, which guests do not have: leave --guests out.`;
    throw new CommandError(message, exitCodes.usage);
  }
  return {
    access,
    ...(authorizedKeys === undefined ? {} : { authorizedKeys: new AuthorizedKeys(authorizedKeys) }),
    ...(guests === undefined ? {} : { guests }),
  };
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
  if (error instanceof StartError || error instanceof CommandError)
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

const stopSignals = ["SIGINT", "SIGTERM"] as const;
