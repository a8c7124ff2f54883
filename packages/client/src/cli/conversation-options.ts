/** The options of every command that goes to a server, and what follows from them. */
import { userInfo } from "node:os";
import { fingerprint, type IdentityKey } from "@conclave/crypto";
import { loadOrCreateIdentity } from "@conclave/key-files";
import { hasTerminal, type KeyProgram, passphraseAsker, passphraseFileOption } from "@conclave/key-files/cli";
import { defaultPort, formatAddress, isOfferableName, type ServerAddress } from "@conclave/protocol";
import { type Command, InvalidArgumentError, Option } from "commander";
import { type Destination, parseDestination } from "../destination.ts";
import { OutboxFolder } from "../outbox/outbox-folder.ts";
import { identityFile } from "../trust/identity-file.ts";
import { KnownServers } from "../trust/known-servers.ts";
import type { Surroundings, TrustPolicy } from "./join.ts";
import { askOnTerminal } from "./terminal.ts";

export interface ConversationArguments {
  readonly server: Destination;
  readonly name: string;
  readonly trust: TrustPolicy;
  readonly identity: string;
  readonly guest?: true;
  readonly passphraseFile?: string;
}

/** Adds them. */
export function conversation(command: Command): Command {
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

export function roomOption(): Option {
  return new Option(
    "-r, --room <room>",
    "a room by its name or as #NUMBER, or @NAME for the one with somebody",
  ).default(undefined, "the lobby");
}

/** What a command that only reads needs. Nothing of it is kept. */
export async function surroundings(options: ConversationArguments): Promise<Surroundings> {
  const { server, name, trust } = options;
  return {
    ...server,
    name,
    trust,
    identity: options.guest ? undefined : await ownIdentity(options),
    knownServers: new KnownServers(),
    notify,
    ask: askOnTerminal,
  };
}

/** The same for a command that writes: what it cannot send is kept, for the next one of the same person. */
export async function writingSurroundings(options: ConversationArguments): Promise<Surroundings> {
  const common = await surroundings(options);
  const who = common.identity?.publicKey ?? { guest: options.name };
  return { ...common, outboxStore: new OutboxFolder({ address: common.address, who }) };
}

export function readDestination(text: string): Destination {
  try {
    return parseDestination(text);
  } catch (error) {
    throw new InvalidArgumentError((error as Error).message);
  }
}

/** Where the key is that these commands come with. */
export const identity: KeyProgram = {
  what: "identity",
  placeOption: () =>
    new Option("--identity <file>", "the file with your identity key").default(identityFile()),
  fileFor: (options) => (options as { readonly identity: string }).identity,
  howToMake: "It is made on your first visit to a server, or with: conclave key new",
};

function readName(text: string): string {
  if (!isOfferableName(text)) throw new InvalidArgumentError("A name has 1 to 128 bytes.");
  return text;
}

/** This person's key, made the first time. */
async function ownIdentity({ identity: file, passphraseFile }: ConversationArguments): Promise<IdentityKey> {
  const { key, origin } = await loadOrCreateIdentity(file, { ask: passphraseAsker(passphraseFile) });
  if (origin === "created") {
    notify(
      `Your identity key was made: ${fingerprint(key.publicKey)}, in ${file}. Names that you say belong to it.`,
    );
  }
  return key;
}

function notify(line: string): void {
  process.stderr.write(`conclave: ${line}\n`);
}

const defaultServer: ServerAddress = { host: "127.0.0.1", port: defaultPort };
