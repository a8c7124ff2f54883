/** `conclaved history`: how long rooms keep what was said, whether the server runs or not. */
import { type Command, InvalidArgumentError, Option } from "commander";
import { CommandError, exitCodes } from "../errors.ts";
import { openRoomLogHere } from "../room-log/open.ts";
import type { Retention, RoomLog, StoredRoom } from "../room-log/room-log.ts";
import { Database } from "../store/database.ts";
import { findRoom, roomArgument } from "./find-room.ts";

interface HistoryOptions {
  readonly state: string;
}

interface KeepOptions extends HistoryOptions {
  readonly days?: number;
  readonly entries?: number;
  readonly common?: true;
}

/** Adds `history list` and `history keep`. */
export function addHistoryCommand(parent: Command, stateOption: () => Option): void {
  const history = parent.command("history").description("how long rooms keep what was said");
  history
    .command("list")
    .description("list the rooms, what each of them has, and its rule if it has one of its own")
    .addOption(stateOption())
    .action((_: unknown, command: Command) =>
      withRoomLog(command.optsWithGlobals<HistoryOptions>(), listRooms),
    );
  history
    .command("keep")
    .description(
      "give a room a rule of its own, or (--common) that of all rooms again; what is too old goes within an hour",
    )
    .argument("<room>", roomArgument)
    .addOption(new Option("--days <n>", "keep entries for so many days").argParser(readCount))
    .addOption(new Option("--entries <n>", "keep so many of the newest entries").argParser(readCount))
    .addOption(
      new Option("--common", "as the configuration says for all rooms").conflicts(["days", "entries"]),
    )
    .addOption(stateOption())
    .action((room: string, _: unknown, command: Command) => {
      const options = command.optsWithGlobals<KeepOptions>();
      return withRoomLog(options, (log) => setRule(log, room, options));
    });
}

async function withRoomLog({ state }: HistoryOptions, work: (log: RoomLog) => Promise<void>): Promise<void> {
  using database = Database.open(state);
  const log = openRoomLogHere(database);
  try {
    await work(log);
  } finally {
    await log.close();
  }
}

async function listRooms(log: RoomLog): Promise<void> {
  for (const room of await log.load())
    process.stdout.write(`${describeRoom(room)}  ${describeRule(room.retention)}\n`);
}

async function setRule(log: RoomLog, wanted: string, { days, entries, common }: KeepOptions): Promise<void> {
  if (days === undefined && entries === undefined && common === undefined)
    throw new CommandError("say --days N, --entries N or both, or --common.", exitCodes.usage);
  const room = await findRoom(log, wanted);
  await log.setRetention(room.id, common ? undefined : { days, entries });
}

function describeRoom({ id, kind, name, first, last, members }: StoredRoom): string {
  const people = kind === "direct" ? members.map((member) => member.name).join(" and ") : (name ?? "");
  const count = Math.max(0, last - first + 1);
  return `${String(id).padStart(4)}  ${kind.padEnd(8)}${people.padEnd(24)}${String(count).padStart(9)} entries`;
}

function describeRule(retention: Retention | undefined): string {
  if (retention === undefined) return "as all rooms";
  const { days, entries } = retention;
  const parts = [
    ...(days === undefined ? [] : [`${days} days`]),
    ...(entries === undefined ? [] : [`the newest ${entries}`]),
  ];
  return parts.length === 0 ? "for good" : parts.join(", ");
}

function readCount(text: string): number {
  const value = Number(text);
  if (!Number.isSafeInteger(value) || value < 1)
    throw new InvalidArgumentError("It is a whole number, 1 or more.");
  return value;
}
