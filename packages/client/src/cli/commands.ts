/** The commands of conclave, with their arguments. */
import { readFileSync } from "node:fs";
import { Readable } from "node:stream";
import { addKeyCommand, addNewKeyCommand } from "@conclave/key-files/cli";
import { formatAddress, type ServerAddress } from "@conclave/protocol";
import { Command, Option } from "commander";
import { PositionsFile } from "../rooms/positions-file.ts";
import { KnownServers } from "../trust/known-servers.ts";
import { converse } from "./connect.ts";
import {
  type ConversationArguments,
  conversation,
  identity,
  readDestination,
  roomOption,
  surroundings,
  writingSurroundings,
} from "./conversation-options.ts";
import { exitCodes } from "./exit-codes.ts";
import { type ExportFormat, exportRoom } from "./export.ts";
import { CommandFailure } from "./failure.ts";
import { fetchFile, sendFiles } from "./files.ts";
import { react, readPattern } from "./on.ts";
import { addRoomsCommand } from "./rooms.ts";
import { type SearchOptions, searchTexts } from "./search.ts";
import { sendInput } from "./send.ts";
import { readCount, readSince, readTime, type Since } from "./since.ts";
import { tail } from "./tail.ts";

export function describeCommands(): Command {
  const { version } = JSON.parse(readFileSync(new URL("../../package.json", import.meta.url), "utf8")) as {
    version: string;
  };
  const program = new Command("conclave")
    .description("The Conclave client for terminals, pipes and scripts: encrypted group chat.")
    .version(version)
    .exitOverride()
    .configureOutput({ writeErr: (text) => process.stderr.write(text.replace(/^error: /, "conclave: ")) })
    .showHelpAfterError("Run conclave --help for what it takes.");
  addWriting(program);
  addReading(program);
  addFetching(program);
  addRoomsCommand(program);
  addOnCommand(program);
  program.command("known").description("list the servers that you trust").action(listKnown);
  program
    .command("forget")
    .description("stop trusting a server, so that its next key is asked about")
    .argument("<host:port>", "the server", (text) => readDestination(text).address)
    .action(forget);
  addNewKeyCommand(addKeyCommand(program, identity), identity);
  return program;
}

interface SendArguments {
  readonly to?: string;
  readonly wait?: true;
  readonly whole?: true;
  readonly file?: readonly string[];
  readonly caption?: string;
}

type InRoom = ConversationArguments & { readonly room?: string };

function addWriting(program: Command): void {
  conversation(
    program
      .command("send")
      .description("send a message, or each line of standard input as one, and leave")
      .argument("[text...]", "the message, behind -- where it begins with a hyphen; default: standard input"),
  )
    .addOption(roomOption().conflicts("to"))
    .option("--to <name>", "somebody alone, who need not be there")
    .addOption(new Option("--whole", "all of standard input is one message").conflicts("file"))
    .option("--file <path>", "a file in place of the input; several times for several", collect)
    .option("--caption <text>", "with --file: a text with the first file")
    .option("--wait", "as long as the server cannot be reached, go on trying; what is not sent is kept")
    .action(async (words: readonly string[], options: InRoom & SendArguments) => {
      const room = options.to === undefined ? options.room : `@${options.to}`;
      const { file: paths, caption } = options;
      if (words.length > 0 && paths !== undefined)
        throw new CommandFailure("a text with a file is its --caption.", exitCodes.usage);
      if (caption !== undefined && paths === undefined)
        throw new CommandFailure("--caption goes with --file.", exitCodes.usage);
      if (paths !== undefined) {
        await sendFiles({ paths, room, caption }, await writingSurroundings(options));
        return;
      }
      const whenUnreachable = options.wait ? "wait" : "give-up";
      const unit = options.whole || words.length > 0 ? "whole" : "line";
      const input = words.length > 0 ? Readable.from([words.join(" ")]) : process.stdin;
      await sendInput(input, { room, unit, whenUnreachable }, await writingSurroundings(options));
    });
  conversation(program.command("connect").description("take part in the conversation, here in the terminal"))
    .addOption(roomOption())
    .option("--explain", "show what protects the connection: at the start, with new keys, and at the end")
    .action(async (options: InRoom & { readonly explain?: true }) => {
      const kind = process.stdin.isTTY && process.stdout.isTTY ? "terminal" : "pipe";
      const detail = options.explain ? "explained" : "plain";
      const streams = { input: process.stdin, output: process.stdout, kind, detail } as const;
      await converse(streams, options.room, await writingSurroundings(options));
    });
}

function addReading(program: Command): void {
  conversation(program.command("tail").description("show the newest of a room, and with --follow what comes"))
    .addOption(roomOption())
    .option("--json", "one JSON object on each line")
    .addOption(new Option("--since <when>", sinceHelp).argParser(readSince))
    .option("-n, --lines <count>", "how many of the newest, where there is no --since", readCount, 50)
    .option("-f, --follow", "go on, over lost connections too, until it is ended")
    .action(async (options: InRoom & { json?: true; since?: Since; lines: number; follow?: true }) => {
      const start = options.since ?? { newest: options.lines };
      const format = options.json ? "json" : "text";
      await tail(
        { room: options.room, start, format, follow: options.follow ? "yes" : "no" },
        await surroundings(options),
      );
    });
  conversation(
    program.command("search").description("show texts that have all these words, the newest first"),
  )
    .argument("<text>", "the words")
    .addOption(roomOption().default(undefined, "all rooms that you are in"))
    .option("--from <name>", "only what somebody wrote")
    .addOption(
      new Option("--since <time>", "not before; 2026-11-28, 2026-11-28T09:30, or 90m, 12h, 7d ago").argParser(
        readTime,
      ),
    )
    .addOption(new Option("--until <time>", "only before").argParser(readTime))
    .option("-n, --lines <count>", "how many at most", readCount, 50)
    .option("--json", "one JSON object on each line")
    .action(async (text: string, options: ConversationArguments & Omit<SearchOptions, "text">) =>
      searchTexts({ ...options, text }, await surroundings(options)),
    );
  conversation(program.command("export").description("write all that a room keeps to standard output"))
    .argument("<room>", "as for --room; the lobby is called lobby")
    .addOption(
      new Option("--format <format>", "for programs, or for people")
        .choices(["jsonl", "markdown"])
        .default("jsonl"),
    )
    .action(async (room: string, options: ConversationArguments & { readonly format: ExportFormat }) =>
      exportRoom(room, options.format, await surroundings(options)),
    );
}

function addFetching(program: Command): void {
  conversation(
    program
      .command("fetch")
      .description("fetch the file of an entry, check it against what the room says, and write its path"),
  )
    .argument("<room>", "as for --room; the lobby is called lobby")
    .argument("<number>", "the entry, as conclave tail and search have it", readCount)
    .option(
      "--to <path>",
      "a folder, in which it gets its sender's name made safe, or a file that is not there yet",
      ".",
    )
    .action(async (room: string, number: number, options: ConversationArguments & { readonly to: string }) =>
      fetchFile({ room, number, to: options.to }, await surroundings(options)),
    );
}

function collect(path: string, before: readonly string[] = []): readonly string[] {
  return [...before, path];
}

function addOnCommand(program: Command): void {
  conversation(
    program.command("on").description("run a command for each text that matches a pattern, one at a time"),
  )
    .argument("<pattern>", "a regular expression, as JavaScript has them", readPattern)
    .argument("<command...>", "the command and its arguments, behind --; never run through a shell")
    .addOption(roomOption().default(undefined, "all rooms that you are in"))
    .option("--reply", "say what the command writes, in reply to what it was run for")
    .option("--resume <file>", "keep in this file how far it came, and go on there the next time")
    .addHelpText("after", onHelp)
    .action(
      async (
        pattern: RegExp,
        command: readonly string[],
        options: InRoom & { readonly reply?: true; readonly resume?: string },
      ) => {
        const common = options.reply ? await writingSurroundings(options) : await surroundings(options);
        const positions =
          options.resume === undefined ? {} : { positions: new PositionsFile(options.resume) };
        await react(
          { pattern, command, room: options.room, output: options.reply ? "reply" : "pass-on" },
          { ...common, ...positions },
        );
      },
    );
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

const sinceHelp =
  "from an entry's number on, or from a time: 2026-11-28, 2026-11-28T09:30, or 90m, 12h, 7d ago";

const onHelp = `
The text is on the command's standard input. In its environment are
CONCLAVE_ROOM (the room's name), CONCLAVE_ROOM_NUMBER, CONCLAVE_NUMBER,
CONCLAVE_FROM, CONCLAVE_GUEST (0 or 1), CONCLAVE_TIME, CONCLAVE_NOVELTY (live
or missed), and CONCLAVE_MATCH_1 and so on for the groups of the pattern.
What you wrote yourself is passed over.`;
