/** What a process that runs asks of the system: files that it opens, sockets that it makes, programs that it starts. */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { createReadStream } from "node:fs";
import { createInterface } from "node:readline";

export interface Request {
  /** By the clock, in milliseconds since 1970. */
  readonly timeMs: number;
  /** The call and its arguments, as strace writes them. */
  readonly call: string;
}

export class Trace implements AsyncDisposable {
  readonly #file: string;
  readonly #stop: () => Promise<void>;

  private constructor(file: string, stop: () => Promise<void>) {
    this.#file = file;
    this.#stop = stop;
  }

  /** Watches a process, all its threads, and what it starts, from when this settles on. */
  static async attach(pid: number, file: string): Promise<Trace> {
    const options = [
      "-f",
      "-ttt",
      "-s",
      "4096",
      "-e",
      `trace=${calls.join(",")}`,
      "-o",
      file,
      "-p",
      String(pid),
    ];
    const strace = spawn("strace", options, { stdio: ["ignore", "ignore", "pipe"] });
    const ended = once(strace, "close");
    const complaints: string[] = [];
    await new Promise<void>((resolve, reject) => {
      strace.once("error", (cause) => reject(new Error("apt-get install strace", { cause })));
      strace.once("close", () => reject(new Error(`strace does not trace: ${complaints.join("\n")}`)));
      createInterface({ input: strace.stderr }).on("line", (line) => {
        complaints.push(line);
        if (/attached/.test(line)) resolve();
      });
    });
    return new Trace(file, async () => {
      strace.kill("SIGINT");
      await ended;
    });
  }

  /** Lets the process go on unwatched; everything that was seen, in order. */
  async end(): Promise<readonly Request[]> {
    await this.#stop();
    const requests: Request[] = [];
    for await (const line of createInterface({ input: createReadStream(this.#file) })) {
      // What another thread has come between is written in two parts; all of interest is in the first.
      const [, seconds, call] = /^\d+ +([\d.]+) ([a-z]\w*\(.*)$/.exec(line) ?? [];
      if (seconds !== undefined && call !== undefined)
        requests.push({ timeMs: Number(seconds) * 1000, call });
    }
    return requests;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#stop();
  }
}

/** What is asked for, without the numbers in it and without what came of it: two that do the same are equal. */
export function gist({ call }: Request): string {
  return call
    .replace(/\)? += .*$| <unfinished \.\.\.>$/, "")
    .replaceAll(/0x[0-9a-f]+/g, "0x")
    .replaceAll(/[0-9a-f]{8,}/g, "HEX")
    .replaceAll(/\d+/g, "N");
}

const calls = [
  "open",
  "openat",
  "openat2",
  "creat",
  "socket",
  "connect",
  "execve",
  "execveat",
  "inotify_add_watch",
];
