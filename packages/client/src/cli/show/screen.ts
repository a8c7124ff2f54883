/** Lines of the conversation above the line that is being typed. */
import { createInterface, type Interface } from "node:readline";
import type { Readable, Writable } from "node:stream";
import { notice } from "./entry-lines.ts";

export interface ScreenStreams {
  readonly input: Readable;
  readonly output: Writable;
  /** Whether a person types at `input` and sees what is typed. */
  readonly kind: "pipe" | "terminal";
}

export interface ReadHandlers {
  readonly onLine: (line: string) => void;
  /** The input is over. */
  readonly onEnd: () => void;
  /** Ctrl-C in a line that is being typed. */
  readonly onInterrupt: () => void;
}

export class Screen {
  readonly #streams: ScreenStreams;
  #typing: Interface | undefined;

  constructor(streams: ScreenStreams) {
    this.#streams = streams;
  }

  get kind(): ScreenStreams["kind"] {
    return this.#streams.kind;
  }

  /** Calls back until the function that it returns is called. */
  read({ onLine, onEnd, onInterrupt }: ReadHandlers): () => void {
    const { input, output, kind } = this.#streams;
    const typing = createInterface(
      kind === "terminal" ? { input, output, prompt: "> " } : { input, terminal: false },
    );
    this.#typing = typing;
    typing.on("line", (line) => {
      onLine(line);
      this.#prompt();
    });
    typing.on("SIGINT", onInterrupt);
    typing.on("close", onEnd);
    this.#prompt();
    return () => {
      this.#typing = undefined;
      typing.off("close", onEnd);
      typing.close();
    };
  }

  /** A line that nobody said. */
  note(text: string): void {
    this.print(notice(text));
  }

  print(line: string): void {
    const { output, kind } = this.#streams;
    // On a terminal the line that is being typed is cleared first and shown again below.
    output.write(kind === "terminal" ? `\r\u001b[K${line}\n` : `${line}\n`);
    this.#prompt();
  }

  #prompt(): void {
    if (this.#streams.kind === "terminal") this.#typing?.prompt(true);
  }
}
