/** `conclave` in a process of its own, with a home folder of its own. */
import { type ChildProcessWithoutNullStreams, spawn } from "node:child_process";

export interface Finished {
  readonly exitCode: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export class Command {
  readonly child: ChildProcessWithoutNullStreams;
  readonly finished: Promise<Finished>;
  stdout = "";
  stderr = "";
  readonly #waiters: (() => void)[] = [];

  private constructor(file: string, options: readonly string[], folder: string) {
    this.child = spawn(file, options, {
      env: { ...process.env, XDG_CONFIG_HOME: folder, XDG_STATE_HOME: folder, TERM: "xterm" },
    });
    for (const stream of ["stdout", "stderr"] as const) {
      this.child[stream].setEncoding("utf8").on("data", (text: string) => {
        this[stream] += text;
        for (const wake of this.#waiters.splice(0)) wake();
      });
    }
    this.finished = new Promise((resolve) => {
      this.child.once("close", (exitCode) => {
        resolve({ exitCode, stdout: this.stdout, stderr: this.stderr });
        for (const wake of this.#waiters.splice(0)) wake();
      });
    });
  }

  /** Without a terminal, as from cron. `setsid` leaves the terminal of whoever runs the tests behind. */
  static piped(folder: string, ...options: readonly string[]): Command {
    return new Command("setsid", ["--wait", process.execPath, program, ...options], folder);
  }

  /** The same, and signals reach it: without a terminal to leave only where the tests have none. */
  static direct(folder: string, ...options: readonly string[]): Command {
    return new Command(process.execPath, [program, ...options], folder);
  }

  /** On a terminal of its own, made by util-linux's `script`; what is typed goes to `child.stdin`. */
  static onTerminal(folder: string, shellCommand: string): Command {
    const command = shellCommand.replace(/\bconclave(?= )/g, `${process.execPath} ${program}`);
    return new Command(
      "script",
      ["--quiet", "--return", "--flush", "--command", command, "/dev/null"],
      folder,
    );
  }

  /** Waits until the output has something in it. */
  async until(pattern: RegExp): Promise<void> {
    while (!pattern.test(this.stdout + this.stderr)) {
      if (this.child.exitCode !== null) throw new Error(`it ended: ${this.stdout}${this.stderr}`);
      const { promise, resolve } = Promise.withResolvers<void>();
      this.#waiters.push(resolve);
      await promise;
    }
  }

  /** Gives it all of its standard input, and waits for its end. */
  async feed(input: string): Promise<Finished> {
    this.child.stdin.end(input);
    return await this.finished;
  }
}

const program = new URL("../../bin/conclave.js", import.meta.url).pathname;
