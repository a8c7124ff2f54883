/** The person at the terminal, even when standard input is a pipe: secrets are asked for here and nowhere else. */
import { closeSync, openSync, writeSync } from "node:fs";
import { ReadStream } from "node:tty";
import { wipe } from "@conclave/crypto";
import { HiddenLine, type LineState } from "./hidden-line.ts";

/** Ctrl-C at a question. */
export class Interrupted extends Error {
  override readonly name = "Interrupted";
}

/** The controlling terminal, for the caller to close; nothing if there is none. */
export function openTerminal(): number | undefined {
  try {
    return openSync("/dev/tty", "r+");
  } catch {
    return undefined;
  }
}

/** Whether there is somebody to ask. */
export function hasTerminal(): boolean {
  const descriptor = openTerminal();
  if (descriptor === undefined) return false;
  closeSync(descriptor);
  return true;
}

/**
 * Asks on the controlling terminal for something that is not shown. What was typed before the question is dropped
 * with the rest of its line, and Backspace and Ctrl-U do what they do elsewhere.
 *
 * @returns the bytes as they were typed, for the caller to wipe; nothing if there is no terminal, or it was closed.
 * @throws {Interrupted} on Ctrl-C.
 */
export async function askHidden(question: string): Promise<Uint8Array | undefined> {
  const descriptor = openTerminal();
  if (descriptor === undefined) return undefined;
  const input = new ReadStream(descriptor);
  const line = new HiddenLine();
  try {
    // Echo goes off before the question is there: whoever sees it can type.
    input.setRawMode(true);
    writeSync(descriptor, question);
    const state = await readLine(input, line);
    writeSync(descriptor, "\n");
    if (state === "interrupted") throw new Interrupted("interrupted");
    return state === "done" ? line.toBytes() : undefined;
  } finally {
    line.wipe();
    input.setRawMode(false);
    input.destroy();
  }
}

async function readLine(input: ReadStream, line: HiddenLine): Promise<LineState> {
  for await (const chunk of input as AsyncIterable<Uint8Array>) {
    try {
      for (const byte of chunk) {
        const state = line.accept(byte);
        if (state !== "typing") return state;
      }
    } finally {
      wipe(chunk);
    }
  }
  return "closed";
}
