/** A program that we started and will end. It has a process group of its own, so that Ctrl-C reaches it through us. */
import { type ChildProcess, spawn } from "node:child_process";
import { createInterface } from "node:readline";

/** How long a program may take to end after it was asked to, in milliseconds. */
const patienceMs = 10_000;

export class Program {
  readonly #child: ChildProcess;
  /** Settles with its exit code; 1 if a signal ended it. */
  readonly exit: Promise<number>;

  /**
   * @param onLine gets every line that it writes, on standard output or standard error.
   * @param runner a program that becomes the one that we start, and that program's options.
   */
  constructor(
    file: URL,
    options: readonly string[],
    env: NodeJS.ProcessEnv,
    onLine: (line: string) => void,
    runner: readonly string[] = [],
  ) {
    const [command = process.execPath, ...words] = [...runner, process.execPath, file.pathname, ...options];
    this.#child = spawn(command, words, {
      env,
      stdio: ["ignore", "pipe", "pipe"],
      detached: true,
    });
    for (const stream of [this.#child.stdout, this.#child.stderr]) {
      if (stream !== null) createInterface({ input: stream }).on("line", onLine);
    }
    this.exit = new Promise((resolve) => this.#child.once("close", (code) => resolve(code ?? 1)));
  }

  get pid(): number {
    if (this.#child.pid === undefined) throw new Error("the program could not be started");
    return this.#child.pid;
  }

  /** Asks it to end and waits until it has; one that does not is ended by force. */
  async stop(): Promise<void> {
    if (this.#child.exitCode !== null) return;
    this.#child.kill("SIGTERM");
    const force = setTimeout(() => this.#child.kill("SIGKILL"), patienceMs);
    await this.exit;
    clearTimeout(force);
  }
}

/** The programs of the workspace. */
export const programs = {
  conclaved: new URL("../../../packages/server/bin/conclaved.js", import.meta.url),
  window: new URL("../../../packages/client-gui/bin/conclave-window.js", import.meta.url),
};
