/** Keeps what the commands of a build say: all of it in a file, the end of it at hand. */
import { appendFileSync, renameSync } from "node:fs";

export class BuildLog {
  #path: string;
  #lastLines: string[] = [];

  constructor(path: string) {
    this.#path = path;
  }

  add(line: string): void {
    appendFileSync(this.#path, `${line}\n`);
    this.#lastLines = [...this.#lastLines, line].slice(-lastLinesCount);
  }

  /** The last lines, one under the other. */
  tail(): string {
    return this.#lastLines.join("\n");
  }

  moveTo(path: string): void {
    renameSync(this.#path, path);
    this.#path = path;
  }
}

/** As many as fit on a small screen with what is written around them. */
const lastLinesCount = 15;
