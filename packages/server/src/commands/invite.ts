/** `conclaved invite`: invitations made, listed and taken back, whether the server runs or not. */
import { open } from "node:fs/promises";
import { networkInterfaces } from "node:os";
import { styleText } from "node:util";
import { keyDigest } from "@conclave/crypto";
import { requireKey } from "@conclave/key-files";
import { formatInvitation, parseAddress, type RoomId, type ServerAddress } from "@conclave/protocol";
import { type Command, InvalidArgumentError, Option } from "commander";
import { renderSVG, renderUnicodeCompact } from "uqr";
import { type Invitation, Invitations } from "../access/invitations.ts";
import { CommandError, exitCodes } from "../errors.ts";
import { hostKeyPlace } from "../host-key-file.ts";
import { defaultListenAddress } from "../listen-address.ts";
import { isLoopback, reachableAddress } from "../net/reachable-address.ts";
import { openRoomLogHere } from "../room-log/open.ts";
import { Database } from "../store/database.ts";
import { ListenAddressStore } from "../store/listen-address-store.ts";
import { dayMs, readDuration } from "./duration.ts";
import { findRoom } from "./find-room.ts";
import { recordCommand } from "./record.ts";
import { formatTime } from "./time.ts";
import { refuseUnknownCommand } from "./unknown-command.ts";

interface InviteOptions {
  readonly state: string;
  readonly server?: ServerAddress;
  readonly expires: number;
  readonly note: string;
  readonly owner?: true;
  readonly room?: string;
  readonly qr: boolean;
  readonly svg?: string;
}

/** Adds `invite`, `invite list` and `invite revoke`. */
export function addInviteCommand(parent: Command, stateOption: () => Option): void {
  const invite = parent
    .command("invite")
    .description("make an invitation: a link that lets one newcomer in, once, without a question")
    .addOption(stateOption())
    .addOption(
      new Option(
        "--server <host:port>",
        "the address that the newcomer connects to; default: where conclaved listened last",
      ).argParser(readServer),
    )
    .addOption(
      new Option("--expires <time>", "for how long it is good: minutes, hours or days, such as 30m, 12h, 7d")
        .argParser(readDuration)
        .default(7 * dayMs, "7d"),
    )
    .option("--note <text>", "what helps you to remember whom it is for", "")
    .option("--room <room>", "whoever uses it comes into this room too, a private one as well")
    .option("--owner", "whoever uses it becomes an owner of the server: a moderator of every public room")
    .addOption(
      new Option("--qr", "show it as a QR code too").default(process.stdout.isTTY, "on a terminal only"),
    )
    .option("--no-qr", "show no QR code")
    .option("--svg <file>", "write the QR code to a file that is not there yet, for you alone")
    // They are refused below, with what may have been meant.
    .allowExcessArguments()
    .action(async (_: unknown, command: Command) => {
      refuseUnknownCommand(command);
      await makeInvitation(command.optsWithGlobals<InviteOptions>());
    });
  invite
    .command("list")
    .description("list all invitations, the newest first")
    .action((_: unknown, command: Command) => listInvitations(command.optsWithGlobals<InviteOptions>()));
  invite
    .command("revoke")
    .description("take an invitation back that was not used yet")
    .argument("<number>", "as the list has it", readNumber)
    .action((number: number, _: unknown, command: Command) =>
      revokeInvitation(command.optsWithGlobals<InviteOptions>(), number),
    );
}

async function makeInvitation(options: InviteOptions): Promise<void> {
  const { state, server, expires, note, owner, room, qr, svg } = options;
  // First of all: where there is no host key, nothing is to be made in the folder by whoever we are.
  const { publicKey } = await requireKey(hostKeyPlace(state));
  using database = Database.open(state);
  const address = server ?? whereItListens(database);
  const gifts = {
    role: owner && "owner",
    room: room === undefined ? undefined : await roomToEnter(database, room),
  } as const;
  const { token, invitation } = new Invitations(database).create(note, Date.now(), expires, gifts);
  recordCommand(database, "invite.make", subjectOf(invitation), note);
  const link = formatInvitation({ address, keyDigest: await keyDigest(publicKey), token });
  if (svg !== undefined) await writeNewFile(svg, renderSVG(link));
  process.stdout.write(`${link}\n`);
  if (qr) process.stdout.write(`\n${drawForTerminal(link)}\n\n`);
  process.stderr.write(`${describeNew(invitation, address)}\n`);
}

/** A room that somebody can be brought into. */
async function roomToEnter(database: Database, wanted: string): Promise<RoomId> {
  const log = openRoomLogHere(database);
  try {
    const { id, kind } = await findRoom(log, wanted);
    if (kind === "public" || kind === "private") return id;
    const why = kind === "lobby" ? "everybody is in the lobby" : "a room of two stays one of two";
    throw new CommandError(`nobody can be invited into "${wanted}": ${why}.`, exitCodes.data);
  } finally {
    await log.close();
  }
}

function whereItListens(database: Database): ServerAddress {
  const listening = new ListenAddressStore(database).last() ?? defaultListenAddress;
  return reachableAddress(listening, networkInterfaces());
}

/** Black on white whatever the terminal's own colours are: some readers refuse the negative. */
function drawForTerminal(link: string): string {
  const lines = renderUnicodeCompact(link, { border: 2 }).split("\n");
  const paint = process.stdout.isTTY
    ? (line: string) => styleText(["whiteBright", "bgBlack"], line, { validateStream: false })
    : (line: string) => line;
  return lines.map(paint).join("\n");
}

export function describeNew({ id, expiresMs, role, room }: Invitation, { host }: ServerAddress): string {
  const effects = [
    ...(role === undefined ? ["lets one newcomer in"] : [`makes one newcomer ${role} of this server`]),
    ...(room === undefined ? [] : [`and into room ${room}`]),
  ];
  const effect = effects.join(" ");
  const lines = [
    `It ${effect}, once, until ${formatTime(expiresMs)}. Whoever has the link first can use it.`,
    `It is number ${id}; to take it back: conclaved invite revoke ${id}`,
  ];
  if (isLoopback(host)) {
    lines.push(`${host} is reached from this machine only; name another address with --server.`);
  }
  return lines.join("\n");
}

function listInvitations({ state }: InviteOptions): void {
  using database = Database.open(state);
  for (const invitation of new Invitations(database).list()) {
    process.stdout.write(`${describe(invitation, Date.now())}\n`);
  }
}

/** How the audit log names it. */
function subjectOf({ id, role, room }: Invitation): string {
  return [
    id,
    ...(role === undefined ? [] : [`as ${role}`]),
    ...(room === undefined ? [] : [`into room ${room}`]),
  ].join(" ");
}

/** One line of the list. */
export function describe({ id, note, expiresMs, usedMs, role, room }: Invitation, nowMs: number): string {
  const number = String(id).padStart(4);
  const fate =
    usedMs !== undefined
      ? `used on       ${formatTime(usedMs)}`
      : `${expiresMs <= nowMs ? "expired on   " : "unused, until"} ${formatTime(expiresMs)}`;
  const gifts = [...(role === undefined ? [] : [role]), ...(room === undefined ? [] : [`room ${room}`])];
  return `${number}  ${fate}  ${gifts.length === 0 ? "" : `(${gifts.join(", ")}) `}${note}`.trimEnd();
}

function revokeInvitation({ state }: InviteOptions, number: number): void {
  using database = Database.open(state);
  if (new Invitations(database).revoke(number)) {
    recordCommand(database, "invite.revoke", String(number));
    return;
  }
  throw new CommandError(
    `there is no unused invitation ${number}. See: conclaved invite list`,
    exitCodes.data,
  );
}

/** The link in it lets somebody in: nobody else may read the file. */
async function writeNewFile(path: string, content: string): Promise<void> {
  try {
    await using file = await open(path, "wx", 0o600);
    await file.writeFile(content);
  } catch (cause) {
    throw new CommandError(`${path} could not be written: ${(cause as Error).message}.`, exitCodes.io);
  }
}

export function readServer(text: string): ServerAddress {
  try {
    const address = parseAddress(text);
    if (address.port === 0) throw new RangeError(`"${text}" has port 0, to which nobody can connect.`);
    return address;
  } catch (error) {
    throw new InvalidArgumentError((error as Error).message);
  }
}

export function readNumber(text: string): number {
  if (!/^[1-9]\d{0,9}$/.test(text)) throw new InvalidArgumentError("It has to be a number.");
  return Number(text);
}
