/** A server in a process of its own, whose CPU time and memory can be told from those who talk to it. */
import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";

/** What a server process says when it can be reached. */
export interface Ready {
  readonly port: number;
  /** What its clients need to trust it, in hex or PEM. */
  readonly trust: string;
}

export interface Usage {
  /** Of all its threads, user and system, in microseconds. */
  readonly cpuMicroseconds: number;
  readonly residentBytes: number;
}

export class ServerProcess implements AsyncDisposable {
  readonly ready: Ready;
  readonly #child: ChildProcess;

  private constructor(child: ChildProcess, ready: Ready) {
    this.#child = child;
    this.ready = ready;
  }

  /** @param program a file beside this one that calls `serve` of `server-side.ts`. */
  static async start(program: string): Promise<ServerProcess> {
    const child = fork(new URL(program, import.meta.url), { stdio: ["ignore", "inherit", "inherit", "ipc"] });
    const [ready] = (await once(child, "message")) as [Ready];
    return new ServerProcess(child, ready);
  }

  /** What it has used so far. */
  async usage(): Promise<Usage> {
    this.#child.send("usage");
    const [usage] = (await once(this.#child, "message")) as [Usage];
    return usage;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    const exited = once(this.#child, "exit");
    this.#child.kill("SIGTERM");
    await exited;
  }
}
