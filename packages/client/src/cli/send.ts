/** `conclave send`: every line of standard input becomes a message. */
import { createInterface } from "node:readline";
import type { Readable } from "node:stream";
import { stripVTControlCharacters } from "node:util";
import { cleanText, type RoomId, textFault, textMaxBytes } from "@conclave/protocol";
import type { Client } from "../client.ts";
import type { ClientEvent, EndedEvent, Ending } from "../events.ts";
import { explainRefusal } from "../explain.ts";
import type { OutboxItem } from "../outbox/item.ts";
import { exitCodes, refusalExitCode } from "./exit-codes.ts";
import { CommandFailure, endingFailure, inOneLine } from "./failure.ts";
import { join, type Surroundings } from "./join.ts";
import { Patience } from "./patience.ts";
import { chooseRoom } from "./room-choice.ts";

export interface SendOptions {
  /** As `chooseRoom` has it. */
  readonly room: string | undefined;
  /** "give-up": what cannot be sent soon is reported. "wait": it stays in the outbox, and this goes on trying. */
  readonly whenUnreachable: "give-up" | "wait";
}

/**
 * Sends all lines and waits until the server has stored each. What an earlier run with "wait" has left goes first.
 *
 * @throws {CommandFailure} when it cannot, naming what was not acknowledged; "data" when lines were too long.
 */
export async function sendLines(input: Readable, sending: SendOptions, options: Surroundings): Promise<void> {
  const progress = new Progress();
  const patience = sending.whenUnreachable === "wait" ? undefined : new Patience();
  const client = await join({
    ...options,
    persistence: sending.whenUnreachable === "wait" ? "always" : "after-welcome",
    onEvent: (event, client) => {
      patience?.note(event, client);
      progress.note(event);
    },
  });
  const tooLong = await sendAll(input, client, await chooseRoom(client, sending.room), progress);
  await progress.until(() => client.outbox.every(({ state }) => state.kind !== "waiting"));
  patience?.end();
  const unsent = client.outbox.filter(({ state }) => state.kind === "waiting");
  if (sending.whenUnreachable === "give-up") for (const { id } of unsent) giveUp(client, id);
  for (const { id } of progress.refused) client.cancel(id);
  client.close();
  await client.kept();
  const ending = patience?.ending ?? progress.ended?.ending;
  if (ending !== undefined && ending.kind !== "closed") throw lostLines(ending, unsent, client);
  if (progress.refused.length > 0) throw refusedLines(progress.refused);
  if (tooLong.length > 0) throw longLines(tooLong);
}

/** Sends until the input or the client ends; the numbers of the lines that were too long. */
async function sendAll(input: Readable, client: Client, room: RoomId, progress: Progress): Promise<number[]> {
  const tooLong: number[] = [];
  let number = 0;
  for await (const line of createInterface({ input, crlfDelay: Number.POSITIVE_INFINITY })) {
    number += 1;
    const text = cleanText(stripVTControlCharacters(line));
    if (text.trim() === "") continue;
    if (textFault(text) === "too-long") {
      tooLong.push(number);
      continue;
    }
    await progress.until(
      () => client.outbox.filter(({ state }) => state.kind === "waiting").length < windowCount,
    );
    if (progress.ended !== undefined) break;
    client.say(text, { room });
  }
  return tooLong;
}

/** Nothing stays behind of what is reported. */
function giveUp(client: Client, id: string): void {
  client.cancel(id);
  client.cancel(id);
}

/** What was refused, whether it is over, and somebody to wake when that changes. */
class Progress {
  readonly refused: OutboxItem[] = [];
  ended: EndedEvent | undefined;
  #wake = () => {};

  note(event: ClientEvent): void {
    if (event.type === "outbox" && event.item.state.kind === "refused") this.refused.push(event.item);
    if (event.type === "ended") this.ended = event;
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

function lostLines(ending: Ending, unsent: readonly OutboxItem[], client: Client): CommandFailure {
  const { message, exitCode } = endingFailure(ending, client.address);
  if (unsent.length === 0) return new CommandFailure(message, exitCode);
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

/** How many lines may wait at once: what is read ahead would only be in memory. */
const windowCount = 16;
