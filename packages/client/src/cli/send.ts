/** `conclave send`: every line of standard input becomes a message. */
import { createInterface } from "node:readline";
import type { Readable } from "node:stream";
import { stripVTControlCharacters } from "node:util";
import { cleanText, lobby, type RoomId, textFault, textMaxBytes } from "@conclave/protocol";
import type { Client } from "../client.ts";
import type { ClientEvent, EndedEvent } from "../events.ts";
import { explainRefusal } from "../explain.ts";
import type { OutboxItem, TextId } from "../outbox/item.ts";
import { exitCodes, refusalExitCode } from "./exit-codes.ts";
import { CommandFailure, endingFailure, inOneLine } from "./failure.ts";
import { join, type Surroundings } from "./join.ts";
import { Patience } from "./patience.ts";
import { chooseRoom } from "./room-choice.ts";

export interface SendOptions {
  /** As `chooseRoom` has it. */
  readonly room: string | undefined;
  /** What one message is made of. */
  readonly unit: "line" | "whole";
  /** "give-up": what cannot be sent soon is reported. "wait": it stays in the outbox, and this goes on trying. */
  readonly whenUnreachable: "give-up" | "wait";
}

/**
 * Sends all lines and waits until the server has stored each. What an earlier run of the same person has left goes first.
 *
 * @throws {CommandFailure} when it cannot, naming what was not acknowledged; "data" when lines were too long.
 */
export async function sendInput(input: Readable, sending: SendOptions, options: Surroundings): Promise<void> {
  const progress = new Progress();
  const patience = sending.whenUnreachable === "wait" ? undefined : new Patience();
  const joining = join({
    ...{ firstVisitCount: 0, ...options },
    persistence: sending.whenUnreachable === "wait" ? "always" : "after-welcome",
    onClient: (client) => progress.begin(client),
    onEvent: (event, client) => {
      patience?.note(event, client);
      progress.note(event);
    },
  });
  // Into the lobby it can be written before the server is reached; what another room is, the server says.
  const canWaitUnread = sending.whenUnreachable === "give-up" || sending.room !== undefined;
  const room = canWaitUnread ? await chooseRoom(await joining, sending.room) : lobby;
  joining.catch(() => progress.stopReading());
  const [lines, client] = await Promise.all([sendAll(input, room, sending.unit, progress), joining]);
  await progress.until(() => client.outbox.every(({ state }) => state.kind !== "waiting"));
  patience?.end();
  const unsent = client.outbox.filter(({ id, state }) => lines.ids.has(id) && state.kind === "waiting");
  if (sending.whenUnreachable === "give-up") for (const { id } of unsent) discard(client, id);
  const refused = client.outbox.filter(({ id, state }) => lines.ids.has(id) && state.kind === "refused");
  for (const { id } of refused) discard(client, id);
  client.close();
  await client.kept();
  const ending = progress.ended?.ending;
  const isLost = ending !== undefined && ending.kind !== "closed";
  const failure = patience?.failure(client) ?? (isLost ? endingFailure(ending, client.address) : undefined);
  if (failure !== undefined) throw lostLines(failure, unsent);
  if (refused.length > 0) throw refusedLines(refused);
  if (lines.tooLong.length > 0) throw longLines(lines.tooLong);
}

interface SentLines {
  readonly ids: Set<TextId>;
  /** Numbers of the lines that were too long. */
  readonly tooLong: number[];
}

/** Sends until the input or the client ends. */
async function sendAll(
  input: Readable,
  room: RoomId,
  unit: SendOptions["unit"],
  progress: Progress,
): Promise<SentLines> {
  const sent: SentLines = { ids: new Set(), tooLong: [] };
  const reader = createInterface({ input, crlfDelay: Number.POSITIVE_INFINITY });
  progress.stopReading = () => {
    reader.close();
    input.destroy();
  };
  if (progress.ended !== undefined) progress.stopReading();
  let number = 0;
  for await (const part of unit === "line" ? reader : wholeOf(reader)) {
    number += 1;
    const text = cleanText(stripVTControlCharacters(part));
    if (text.trim() === "") continue;
    if (textFault(text) === "too-long") {
      sent.tooLong.push(number);
      continue;
    }
    await progress.until(() => progress.hasRoom);
    if (progress.ended !== undefined) break;
    sent.ids.add(progress.client.say(text, { room }));
  }
  return sent;
}

/** All lines as one text, without the blank ones around it. */
async function* wholeOf(lines: AsyncIterable<string>): AsyncGenerator<string> {
  const all: string[] = [];
  let bytes = 0;
  for await (const line of lines) {
    bytes += Buffer.byteLength(line, "utf8") + 1;
    // Enough to be too long; the rest is read and dropped.
    if (bytes <= 2 * textMaxBytes) all.push(line);
  }
  yield all
    .join("\n")
    .replace(/^(\s*\n)+/, "")
    .trimEnd();
}

/** Takes it out of the outbox: given up, and then forgotten. */
function discard(client: Client, id: TextId): void {
  client.cancel(id);
  client.cancel(id);
}

/** Which client there is now, whether it is over, and somebody to wake when that changes. */
class Progress {
  ended: EndedEvent | undefined;
  /** Nothing more is read: whoever writes to us would wait for ever. */
  stopReading = () => {};
  #client: Client | undefined;
  #wake = () => {};

  /** The present one. It is there as soon as anybody joins. */
  get client(): Client {
    if (this.#client === undefined) throw new Error("nobody has joined");
    return this.#client;
  }

  /** Whether another line can go into the outbox. */
  get hasRoom(): boolean {
    if (this.client.isEnded) return false;
    return this.client.outbox.filter(({ state }) => state.kind === "waiting").length < windowCount;
  }

  begin(client: Client): void {
    this.#client = client;
    this.#wake();
  }

  note(event: ClientEvent): void {
    if (event.type === "ended") {
      this.ended = event;
      this.stopReading();
    }
    this.#wake();
  }

  /** Waits for the condition, or for the end. */
  async until(condition: () => boolean): Promise<void> {
    while (this.ended === undefined && !condition()) {
      const { promise, resolve } = Promise.withResolvers<void>();
      this.#wake = resolve;
      await promise;
    }
  }
}

function lostLines(failure: CommandFailure, unsent: readonly OutboxItem[]): CommandFailure {
  if (unsent.length === 0) return failure;
  const { message, exitCode } = failure;
  return new CommandFailure(
    `${message}\nNot acknowledged, so perhaps not heard:\n${textsOf(unsent)}`,
    exitCode,
  );
}

function refusedLines(refused: readonly OutboxItem[]): CommandFailure {
  const [first] = refused;
  const why = first?.state.kind === "refused" ? first.state.why : "other";
  const sentence = inOneLine(explainRefusal(why, refused.length === 1 ? "the message" : "messages"));
  return new CommandFailure(`${sentence}\n${textsOf(refused)}`, refusalExitCode(why));
}

function textsOf(items: readonly OutboxItem[]): string {
  return items.map(({ content }) => `  ${content.kind === "text" ? content.text : content.kind}`).join("\n");
}

function longLines(numbers: readonly number[]): CommandFailure {
  const which = `${numbers.length === 1 ? "Line" : "Lines"} ${numbers.join(", ")}`;
  const message = `${which}: longer than ${textMaxBytes} bytes, and not sent. Everything else was.`;
  return new CommandFailure(message, exitCodes.data);
}

/** How many lines may wait at once; a pipe waits with the rest. */
const windowCount = 256;
