/** A process that appends as fast as it can (`append-forever.ts`), and what it was told until now. */
import { type ChildProcess, spawn } from "node:child_process";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import type { Acknowledged } from "./ledger.ts";

export class WritingProcess {
  readonly acknowledged: Acknowledged[] = [];
  readonly #child: ChildProcess;
  readonly #ended: Promise<NodeJS.Signals | null>;
  #waiting: { count: number; resolve: () => void } | undefined;

  constructor(folder: string, name: string) {
    const child = spawn(process.execPath, [program, folder, name], { stdio: ["ignore", "pipe", "inherit"] });
    this.#child = child;
    this.#ended = new Promise((resolve) => child.once("close", (_, signal) => resolve(signal)));
    createInterface({ input: child.stdout }).on("line", (line) => this.#take(line));
  }

  /** Settles when so many entries were acknowledged. */
  until(count: number): Promise<void> {
    return new Promise((resolve) => {
      this.#waiting = { count, resolve };
      this.#wake();
    });
  }

  /** Ends it at once; settles with the signal that did, when all that it said was read. */
  kill(): Promise<NodeJS.Signals | null> {
    this.#child.kill("SIGKILL");
    return this.#ended;
  }

  #take(line: string): void {
    // Lines are whole: a small write into a pipe is never cut.
    const [number, text] = line.split(" ");
    if (text === undefined) throw new Error(`this is no acknowledgement: ${line}`);
    this.acknowledged.push({ number: Number(number), text });
    this.#wake();
  }

  #wake(): void {
    if (this.#waiting === undefined || this.acknowledged.length < this.#waiting.count) return;
    this.#waiting.resolve();
    this.#waiting = undefined;
  }
}

const program = fileURLToPath(new URL("./append-forever.ts", import.meta.url));
