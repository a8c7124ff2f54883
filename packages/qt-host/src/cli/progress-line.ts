/** Shows how far a long task is: on a terminal in one line that changes, elsewhere in a line now and then. */
import type { WriteStream } from "node:tty";

export class ProgressLine {
  readonly #stream: WriteStream;
  #lastShownMs = Number.NEGATIVE_INFINITY;

  constructor(stream: WriteStream) {
    this.#stream = stream;
  }

  show(text: string): void {
    if (this.#stream.isTTY) {
      this.#stream.write(`\r${eraseLine}${text}`);
    } else if (performance.now() - this.#lastShownMs >= pauseMs) {
      this.#stream.write(`${text}\n`);
      this.#lastShownMs = performance.now();
    }
  }

  /** Leaves the terminal's line as if nothing had been shown. */
  clear(): void {
    if (this.#stream.isTTY) this.#stream.write(`\r${eraseLine}`);
  }
}

/** ANSI: erase from here to the end of the line. */
const eraseLine = "\x1b[K";

/** Between two lines where they stay: often enough to see that work goes on, and not a page of them. */
const pauseMs = 10_000;
