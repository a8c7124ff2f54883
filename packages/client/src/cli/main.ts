/** conclave: arguments and exit codes. */
import { readFileSync } from "node:fs";
import { userInfo } from "node:os";
import { fingerprint, type IdentityKey } from "@conclave/crypto";
import { KeyFileError, loadOrCreateIdentity } from "@conclave/key-files";
import {
  addKeyCommand,
  addNewKeyCommand,
  hasTerminal,
  Interrupted,
  type KeyProgram,
  keyFileExitCode,
  passphraseAsker,
  passphraseFileOption,
} from "@conclave/key-files/cli";
import { defaultPort, formatAddress, isOfferableName, type ServerAddress } from "@conclave/protocol";
import { Command, CommanderError, InvalidArgumentError, Option } from "commander";
import { type Destination, parseDestination } from "../destination.ts";
import { identityFile } from "../trust/identity-file.ts";
import { KnownServers, KnownServersError } from "../trust/known-servers.ts";
import { converse } from "./connect.ts";
import { exitCodes } from "./exit-codes.ts";
import { CommandFailure } from "./failure.ts";
import type { Surroundings, TrustPolicy } from "./join.ts";
import { sendLines } from "./send.ts";
import { askOnTerminal } from "./terminal.ts";

interface ConversationArguments {
  readonly server: Destination;
  readonly name: string;
  readonly trust: TrustPolicy;
  readonly identity: string;
  readonly guest?: true;
  readonly passphraseFile?: string;
}

/** Runs one command, and leaves the exit code in `process.exitCode`. */
export async function main(argv: readonly string[]): Promise<void> {
  try {
    await describeCommands().parseAsync(argv);
    process.exitCode = exitCodes.ok;
  } catch (error) {
    process.exitCode = report(error);
  }
}

function describeCommands(): Command {
  const { version } = JSON.parse(readFileSync(new URL("../../package.json", import.meta.url), "utf8")) as {
    version: string;
  };
  const program = new Command("conclave")
    .description("The Conclave client for terminals and pipes: encrypted group chat.")
    .version(version)
    .exitOverride()
    .configureOutput({ writeErr: (text) => process.stderr.write(text.replace(/^error: /, "conclave: ")) })
    .showHelpAfterError("Run conclave --help for what it takes.");

  conversation(
    program.command("send").description("send each line of standard input as a message, and leave"),
  ).action(async (options: ConversationArguments) =>
    sendLines(process.stdin, { room: undefined, whenUnreachable: "give-up" }, await joinOptions(options)),
  );
  conversation(program.command("connect").description("take part in the conversation, here in the terminal"))
    .option("--explain", "show what protects the connection: at the start, with new keys, and at the end")
    .action(async (options: ConversationArguments & { readonly explain?: true }) => {
      const kind = process.stdin.isTTY && process.stdout.isTTY ? "terminal" : "pipe";
      const detail = options.explain ? "explained" : "plain";
      const streams = { input: process.stdin, output: process.stdout, kind, detail } as const;
      await converse(streams, undefined, await joinOptions(options));
    });
  program.command("known").description("list the servers that you trust").action(listKnown);
  program
    .command("forget")
    .description("stop trusting a server, so that its next key is asked about")
    .argument("<host:port>", "the server", (text) => readDestination(text).address)
    .action(forget);
  addNewKeyCommand(addKeyCommand(program, identity), identity);
  return program;
}

/** The options of every command that goes to a server. */
function conversation(command: Command): Command {
  return command
    .addOption(
      new Option("--server <server>", "HOST:PORT, or an invitation: conclave://…")
        .env("CONCLAVE_SERVER")
        .argParser(readDestination)
        .default({ address: defaultServer }, formatAddress(defaultServer)),
    )
    .addOption(
      new Option("--name <name>", "your name there")
        .env("CONCLAVE_NAME")
        .argParser(readName)
        .default(userInfo().username, "your user name"),
    )
    .addOption(
      new Option("--trust <policy>", "what to do with a server that you were never at")
        .choices(["ask", "new", "known"])
        .default(hasTerminal() ? "ask" : "new", "ask; without a terminal, new"),
    )
    .addOption(identity.placeOption())
    .addOption(passphraseFileOption("a file that has the passphrase of your identity key, if it is sealed"))
    .addOption(
      new Option(
        "--guest",
        "come without an identity key: your name is yours only while you are there",
      ).conflicts("passphraseFile"),
    )
    .addHelpText(
      "after",
      "\nTrust: ask shows the fingerprint and asks, new trusts it and says so, known refuses it." +
        "\nA server whose key has changed is refused under each of them.",
    );
}

function readDestination(text: string): Destination {
  try {
    return parseDestination(text);
  } catch (error) {
    throw new InvalidArgumentError((error as Error).message);
  }
}

function readName(text: string): string {
  if (!isOfferableName(text)) throw new InvalidArgumentError("A name has 1 to 128 bytes.");
  return text;
}

async function joinOptions(options: ConversationArguments): Promise<Surroundings> {
  const { server, name, trust } = options;
  const notify = (line: string) => process.stderr.write(`conclave: ${line}\n`);
  return {
    ...server,
    name,
    trust,
    identity: options.guest ? undefined : await ownIdentity(options, notify),
    knownServers: new KnownServers(),
    notify,
    ask: askOnTerminal,
  };
}

/** This person's key, made the first time. */
async function ownIdentity(
  { identity: file, passphraseFile }: ConversationArguments,
  notify: (line: string) => void,
): Promise<IdentityKey> {
  const { key, origin } = await loadOrCreateIdentity(file, { ask: passphraseAsker(passphraseFile) });
  if (origin === "created") {
    notify(
      `Your identity key was made: ${fingerprint(key.publicKey)}, in ${file}. Names that you say belong to it.`,
    );
  }
  return key;
}

async function listKnown(): Promise<void> {
  for (const { address, fingerprint } of await new KnownServers().list()) {
    process.stdout.write(`${formatAddress(address)} ${fingerprint}\n`);
  }
}

async function forget(address: ServerAddress): Promise<void> {
  const known = new KnownServers();
  if (await known.forget(address)) return;
  throw new CommandFailure(`${formatAddress(address)} is not in ${known.path}.`, exitCodes.data);
}

/** Tells a person what is wrong, and a program by the exit code. */
function report(error: unknown): number {
  // Commander has said it already; help and version are no errors.
  if (error instanceof CommanderError) return error.exitCode === 0 ? exitCodes.ok : exitCodes.usage;
  if (error instanceof CommandFailure) return complain(error.message, error.exitCode);
  if (error instanceof Interrupted) return exitCodes.interrupted;
  if (error instanceof KeyFileError) return complain(error.message, keyFileExitCode(error.code));
  if (error instanceof KnownServersError) return complain(error.message, exitCodes.configuration);
  return complain(
    `this is a fault of conclave itself: ${(error as Error).stack ?? error}`,
    exitCodes.software,
  );
}

function complain(message: string, exitCode: number): number {
  process.stderr.write(`conclave: ${message}\n`);
  return exitCode;
}

const identity: KeyProgram = {
  what: "identity",
  placeOption: () =>
    new Option("--identity <file>", "the file with your identity key").default(identityFile()),
  fileFor: (options) => (options as { readonly identity: string }).identity,
  howToMake: "It is made on your first visit to a server, or with: conclave key new",
};

const defaultServer: ServerAddress = { host: "127.0.0.1", port: defaultPort };
