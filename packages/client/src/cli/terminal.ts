/** The person at the terminal, even when standard input is a pipe. */
import { createInterface } from "node:readline/promises";
import { ReadStream, WriteStream } from "node:tty";
import { openTerminal } from "@conclave/key-files/cli";

/** Asks on the controlling terminal and returns what was typed; nothing if there is none, or it was closed. */
export async function askOnTerminal(question: string): Promise<string | undefined> {
  const descriptor = openTerminal();
  if (descriptor === undefined) return undefined;
  const input = new ReadStream(descriptor);
  const output = new WriteStream(descriptor);
  const lines = createInterface({ input, output });
  try {
    return await Promise.race([
      lines.question(question),
      new Promise<undefined>((resolve) => lines.once("close", () => resolve(undefined))),
    ]);
  } finally {
    lines.close();
    input.destroy();
  }
}
