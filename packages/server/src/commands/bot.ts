/** `conclaved bot`: keys that may do little, whether the server runs or not. */
import { fingerprintOfDigest } from "@conclave/crypto";
import type { RoomId } from "@conclave/protocol";
import { type Command, InvalidArgumentError, Option } from "commander";
import { type BotVerb, botVerbs } from "../bots/bot.ts";
import { Bots } from "../bots/bots.ts";
import { isOver } from "../bots/judge-bot.ts";
import { CommandError, exitCodes } from "../errors.ts";
import { openRoomLogHere } from "../room-log/open.ts";
import { Database } from "../store/database.ts";
import { readDate } from "./date.ts";
import { findRoom } from "./find-room.ts";
import { formatTime } from "./time.ts";

interface BotOptions {
  readonly state: string;
}

interface AddOptions extends BotOptions {
  readonly key: Uint8Array;
  readonly rooms: readonly string[];
  readonly verbs: readonly BotVerb[];
  readonly until?: number;
}

/** Adds `bot add`, `bot list` and `bot revoke`. */
export function addBotCommand(parent: Command, stateOption: () => Option): void {
  const bot = parent
    .command("bot")
    .description("identity keys of programs, limited to rooms and to what they do there");
  bot
    .command("add")
    .description(
      "limit a key, and let it in; said again of the same key, it holds in place of what was said before",
    )
    .argument("<label>", "what you call it")
    .addOption(
      new Option("--key <fingerprint>", "of its identity key: conclave key show has it")
        .argParser(readFingerprint)
        .makeOptionMandatory(),
    )
    .addOption(
      new Option("--rooms <rooms>", "names or numbers, with commas between them")
        .argParser(readList)
        .makeOptionMandatory(),
    )
    .addOption(
      new Option("--verbs <verbs>", `some of ${botVerbs.join(", ")}, with commas between them`)
        .argParser(readVerbs)
        .default(["read", "write"], "read,write"),
    )
    .addOption(
      new Option("--until <date>", "the first day on which it may do nothing, such as 2027-01-31").argParser(
        (text) => readDate(text, "start"),
      ),
    )
    .addOption(stateOption())
    .action((label: string, _: unknown, command: Command) =>
      addBot(command.optsWithGlobals<AddOptions>(), label),
    );
  bot
    .command("list")
    .description("list them, with what each may do and where")
    .addOption(stateOption())
    .action((_: unknown, command: Command) => listBots(command.optsWithGlobals<BotOptions>()));
  bot
    .command("revoke")
    .description("let one in no more; what it says and asks is refused from now on")
    .argument("<label>", "as the list has it")
    .addOption(stateOption())
    .action((label: string, _: unknown, command: Command) =>
      revokeBot(command.optsWithGlobals<BotOptions>(), label),
    );
}

async function addBot({ state, key, rooms, verbs, until }: AddOptions, label: string): Promise<void> {
  using database = Database.open(state);
  const ids = await findRooms(database, rooms);
  const bot = { label, keyDigest: key, rooms: ids, verbs: new Set(verbs), untilMs: until };
  if (new Bots(database).put(bot) === "kept") return;
  throw new CommandError(`another key is called "${label}" already. See: conclaved bot list`, exitCodes.data);
}

async function findRooms(database: Database, wanted: readonly string[]): Promise<ReadonlySet<RoomId>> {
  const log = openRoomLogHere(database);
  try {
    const rooms = await Promise.all(wanted.map((room) => findRoom(log, room)));
    return new Set(rooms.map(({ id }) => id));
  } finally {
    await log.close();
  }
}

function listBots({ state }: BotOptions): void {
  using database = Database.open(state);
  for (const bot of new Bots(database).list()) {
    const { label, keyDigest, rooms, verbs, untilMs } = bot;
    const end =
      untilMs === undefined
        ? ""
        : `  until ${formatTime(untilMs)}${isOver(bot, Date.now()) ? ", which is over" : ""}`;
    const where = [...rooms].map((room) => `#${room}`).join(",");
    process.stdout.write(
      `${fingerprintOfDigest(keyDigest)}  ${label}  ${[...verbs].join(",")} in ${where}${end}\n`,
    );
  }
}

function revokeBot({ state }: BotOptions, label: string): void {
  using database = Database.open(state);
  if (new Bots(database).revoke(label, Date.now())) return;
  throw new CommandError(`no bot is called "${label}". See: conclaved bot list`, exitCodes.data);
}

function readFingerprint(text: string): Uint8Array {
  const digest = Buffer.from(text.replace(/^SHA256:/, ""), "base64");
  if (!/^SHA256:[A-Za-z0-9+/]{43}$/.test(text) || digest.length !== 32)
    throw new InvalidArgumentError("It is SHA256: and 43 characters.");
  return Uint8Array.from(digest);
}

function readList(text: string): readonly string[] {
  const items = text.split(",").map((item) => item.trim());
  if (items.includes(""))
    throw new InvalidArgumentError("Something is missing between two commas, or there is nothing.");
  return items;
}

function readVerbs(text: string): readonly BotVerb[] {
  return readList(text).map((item) => {
    const verb = botVerbs.find((known) => known === item);
    if (verb === undefined) throw new InvalidArgumentError(`"${item}" is none of ${botVerbs.join(", ")}.`);
    return verb;
  });
}
