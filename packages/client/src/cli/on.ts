/** `conclave on`: a command for each text that matches, one after the other, never through a shell. */
import { spawn } from "node:child_process";
import { stripVTControlCharacters } from "node:util";
import { cleanText, type RoomId, textMaxBytes } from "@conclave/protocol";
import { InvalidArgumentError } from "commander";
import type { Client } from "../client.ts";
import { OutboxFullError } from "../outbox/outbox.ts";
import { noPositions } from "../rooms/positions.ts";
import { type EntryEvent, EntryQueue } from "./entry-queue.ts";
import { exitCodes } from "./exit-codes.ts";
import { CommandFailure } from "./failure.ts";
import { HandledPositions } from "./handled-positions.ts";
import type { Surroundings } from "./join.ts";
import { chooseRoom } from "./room-choice.ts";
import { printable } from "./terminal-text.ts";
import { visit } from "./visit.ts";

export interface ReactOptions {
  readonly pattern: RegExp;
  /** The program, and its arguments. */
  readonly command: readonly string[];
  /** As `chooseRoom` has it. Default: all that one is in. */
  readonly room: string | undefined;
  /** Where the command's output goes: it is said, in reply to the text; or to our own. */
  readonly output: "pass-on" | "reply";
}

/**
 * Stays until a signal ends it, over lost connections too. What was said before the first visit is passed over; what was
 * missed is not.
 *
 * @throws {CommandFailure} when the server ends it for good, or the command cannot be started.
 */
export async function react(options: ReactOptions, surroundings: Surroundings): Promise<void> {
  const queue = new EntryQueue();
  const positions = new HandledPositions(surroundings.positions ?? noPositions, queue);
  await visit(
    { ...surroundings, persistence: "always", positions },
    { kind: "lasting", onEvent: (event) => queue.note(event) },
    async (client) => {
      const room = options.room === undefined ? undefined : await chooseRoom(client, options.room);
      for (;;) {
        await handle(await queue.next(), room, options, client, surroundings);
        queue.done();
        await positions.keep();
      }
    },
  );
}

export function readPattern(text: string): RegExp {
  try {
    return new RegExp(text, "u");
  } catch (error) {
    throw new InvalidArgumentError((error as Error).message);
  }
}

async function handle(
  event: EntryEvent,
  room: RoomId | undefined,
  { pattern, command, output }: ReactOptions,
  client: Client,
  { notify }: Surroundings,
): Promise<void> {
  const { content, number } = event.entry;
  if (event.own || event.novelty === "earlier" || content.kind !== "text") return;
  if (room !== undefined && event.room !== room) return;
  const match = pattern.exec(content.text);
  if (match === null) return;
  const { code, written } = await run(command, environment(event, match, client), content.text, output);
  if (code !== 0) notify(`the command ended with ${code} for #${number} of room #${event.room}`);
  if (output === "reply") reply(client, event, written, notify);
}

function environment({ room, entry, novelty }: EntryEvent, match: RegExpExecArray, client: Client) {
  const groups = match
    .slice(1)
    .map((group, index) => [`CONCLAVE_MATCH_${index + 1}`, printable(group ?? "")]);
  return {
    ...process.env,
    CONCLAVE_ROOM: printable(client.rooms.find((known) => known.room === room)?.name ?? ""),
    CONCLAVE_ROOM_NUMBER: String(room),
    CONCLAVE_NUMBER: String(entry.number),
    CONCLAVE_FROM: printable(entry.from),
    CONCLAVE_GUEST: entry.guest ? "1" : "0",
    CONCLAVE_TIME: new Date(entry.timeMs).toISOString(),
    CONCLAVE_NOVELTY: novelty,
    ...Object.fromEntries(groups),
  };
}

/** Runs it to its end. What it writes beyond what a message holds is read and dropped. */
function run(
  [program = "", ...rest]: readonly string[],
  env: NodeJS.ProcessEnv,
  input: string,
  output: ReactOptions["output"],
): Promise<{ readonly code: number | string; readonly written: Buffer }> {
  const child = spawn(program, rest, {
    env,
    stdio: ["pipe", output === "reply" ? "pipe" : "inherit", "inherit"],
  });
  const chunks: Buffer[] = [];
  let bytes = 0;
  child.stdout?.on("data", (chunk: Buffer) => {
    if (bytes <= textMaxBytes) chunks.push(chunk);
    bytes += chunk.length;
  });
  // A command that does not read its input is no failure.
  child.stdin?.on("error", () => {});
  child.stdin?.end(input);
  return new Promise((resolve, reject) => {
    child.on("error", (error) =>
      reject(new CommandFailure(`${program} could not be started: ${error.message}.`, exitCodes.osError)),
    );
    child.on("close", (code, signal) =>
      resolve({ code: code ?? signal ?? "nothing", written: Buffer.concat(chunks) }),
    );
  });
}

function reply(
  client: Client,
  { room, entry }: EntryEvent,
  written: Buffer,
  notify: (line: string) => void,
): void {
  const text = cleanText(stripVTControlCharacters(written.toString("utf8"))).trim();
  if (text === "") return;
  if (Buffer.byteLength(text, "utf8") > textMaxBytes)
    notify(
      `what the command wrote for #${entry.number} is longer than ${textMaxBytes} bytes: only its beginning is said`,
    );
  try {
    client.say(beginning(text), { room, re: entry.number });
  } catch (error) {
    if (!(error instanceof OutboxFullError)) throw error;
    notify(`what the command wrote for #${entry.number} is not said: ${error.message}`);
  }
}

/** As much of a text as a message holds, without half a character at its end. */
function beginning(text: string): string {
  const bytes = Buffer.from(text, "utf8");
  if (bytes.length <= textMaxBytes) return text;
  let end = textMaxBytes;
  while (((bytes[end] ?? 0) & 0xc0) === 0x80) end -= 1;
  return bytes.subarray(0, end).toString("utf8");
}
