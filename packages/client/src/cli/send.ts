/** `conclave send`: every line of standard input becomes a message. */
import { createInterface } from "node:readline";
import type { Readable } from "node:stream";
import { stripVTControlCharacters } from "node:util";
import { cleanText, textFault, textMaxBytes } from "@conclave/protocol";
import type { Client } from "../client.ts";
import type { ClientEvent, EndedEvent } from "../events.ts";
import { exitCodes } from "./exit-codes.ts";
import { CommandFailure, endingFailure } from "./failure.ts";
import { type JoinOptions, join } from "./join.ts";

/** How many lines may be on their way at once: few enough that a server never has to slow us down. */
const windowCount = 16;

/**
 * Sends all lines and waits until the server has acknowledged each.
 *
 * @throws {CommandFailure} when it cannot, naming what was not acknowledged; "data" when lines were too long.
 */
export async function sendLines(input: Readable, options: Omit<JoinOptions, "onEvent">): Promise<void> {
  const progress = new Progress();
  const client = await join({ ...options, onEvent: (event) => progress.note(event) });
  const tooLong = await sendAll(input, client, progress);
  await progress.until(() => progress.acknowledgedCount === progress.sentCount);
  client.close();
  if (progress.ended !== undefined && progress.ended.ending.kind !== "closed") {
    throw lostLines(progress.ended, client);
  }
  if (tooLong.length > 0) throw longLines(tooLong);
}

/** Sends until the input or the connection ends; the numbers of the lines that were too long. */
async function sendAll(input: Readable, client: Client, progress: Progress): Promise<number[]> {
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
    await progress.until(() => progress.sentCount - progress.acknowledgedCount < windowCount);
    if (progress.ended !== undefined) break;
    client.say(text);
    progress.sentCount += 1;
  }
  return tooLong;
}

/** What is on its way, and somebody to wake when that changes. */
class Progress {
  sentCount = 0;
  acknowledgedCount = 0;
  ended: EndedEvent | undefined;
  #wake = () => {};

  note(event: ClientEvent): void {
    if (event.type === "acknowledged") this.acknowledgedCount += 1;
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

function lostLines({ ending, unacknowledged }: EndedEvent, client: Client): CommandFailure {
  const { message, exitCode } = endingFailure(ending, client.address);
  if (unacknowledged.length === 0) return new CommandFailure(message, exitCode);
  const lines = unacknowledged.map((text) => `  ${text}`).join("\n");
  return new CommandFailure(`${message}\nNot acknowledged, so perhaps not heard:\n${lines}`, exitCode);
}

function longLines(numbers: readonly number[]): CommandFailure {
  const which = `${numbers.length === 1 ? "Line" : "Lines"} ${numbers.join(", ")}`;
  const message = `${which}: longer than ${textMaxBytes} bytes, and not sent. Everything else was.`;
  return new CommandFailure(message, exitCodes.data);
}
