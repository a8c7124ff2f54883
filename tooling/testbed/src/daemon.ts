/** conclaved in a process of its own, as a user runs it, with its log read as it comes. */
import { type ChildProcess, spawn } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { type AddressInfo, createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";

export type LogEntry = Readonly<Record<string, unknown>>;

/** What a daemon runs in. */
export interface DaemonPlace {
  /** Default: ours. */
  readonly env?: NodeJS.ProcessEnv;
  /** A program that runs it, and that program's options. */
  readonly runner?: readonly string[];
}

/** The daemon ended while it was needed. */
export class DaemonError extends Error {
  override readonly name = "DaemonError";
  readonly exitCode: number;

  constructor(message: string, exitCode: number) {
    super(message);
    this.exitCode = exitCode;
  }
}

export class Daemon {
  readonly child: ChildProcess;
  /** Lines of standard output, and the log entries among them. */
  readonly lines: string[] = [];
  readonly log: LogEntry[] = [];
  /** Settles with the exit code when it has ended and all its output was read. */
  readonly exit: Promise<number | null>;
  #stderr = "";
  readonly #waiters: (() => void)[] = [];

  private constructor(options: readonly string[], { env = process.env, runner = [] }: DaemonPlace = {}) {
    const [file = process.execPath, ...words] = [...runner, process.execPath, program, ...options];
    this.child = spawn(file, words, { env, stdio: ["ignore", "pipe", "pipe"] });
    const { stdout, stderr } = this.child;
    if (stdout === null || stderr === null) throw new Error("its output is piped to us");
    createInterface({ input: stdout }).on("line", (line) => {
      this.lines.push(line);
      const [, entry] = /^(?:<\d>)?(\{.*)$/.exec(line) ?? [];
      if (entry !== undefined) this.log.push(JSON.parse(entry) as LogEntry);
      this.#wakeAll();
    });
    stderr.setEncoding("utf8").on("data", (text: string) => {
      this.#stderr += text;
      this.#wakeAll();
    });
    this.exit = new Promise((resolve) => this.child.once("close", (code) => resolve(code)));
    void this.exit.then(() => this.#wakeAll());
  }

  /** Runs it with these options and nothing else; it may well refuse to start. */
  static run(...options: readonly string[]): Daemon {
    return new Daemon(options);
  }

  /** The same in an environment of its own, or under another program. */
  static runIn(place: DaemonPlace, ...options: readonly string[]): Daemon {
    return new Daemon(options, place);
  }

  /** Starts it with a state folder of its own, logging everything, and waits until it listens. */
  static async start(...options: readonly string[]): Promise<RunningDaemon> {
    const state = await mkdtemp(join(tmpdir(), "conclaved-"));
    const daemon = new Daemon(["--state", state, "--log", "json", "--log-level", "debug", ...options]);
    // However it ends, its folder goes with it.
    const removed = daemon.exit.then(() => rm(state, { recursive: true, force: true }));
    const { port, fingerprint } = await daemon.untilLog(({ event }) => event === "server.listening");
    return Object.assign(daemon, {
      port: Number(port),
      fingerprint: String(fingerprint),
      stop: async () => {
        daemon.child.kill("SIGTERM");
        await removed;
      },
    });
  }

  /** A port of 127.0.0.1 that nobody listens on just now. */
  static async freePort(): Promise<number> {
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const { port } = server.address() as AddressInfo;
    await new Promise((resolve) => server.close(resolve));
    return port;
  }

  /** What it said on standard error, once it has ended. */
  get stderr(): Promise<string> {
    return this.exit.then(() => this.#stderr);
  }

  /** The first log entry, past or future, that matches. */
  untilLog(matches: (entry: LogEntry) => boolean): Promise<LogEntry> {
    return this.#until(() => this.log.find(matches));
  }

  /** The first line, past or future, that matches. */
  untilLine(pattern: RegExp): Promise<string> {
    return this.#until(() => this.lines.find((line) => pattern.test(line)));
  }

  /** Waits until standard error has something that matches; whoever runs it may say something there, too. */
  untilSaid(pattern: RegExp): Promise<RegExpExecArray> {
    return this.#until(() => pattern.exec(this.#stderr) ?? undefined);
  }

  async #until<Found>(find: () => Found | undefined): Promise<Found> {
    for (;;) {
      const found = find();
      if (found !== undefined) return found;
      if (this.child.exitCode !== null)
        throw new DaemonError((await this.stderr).trim(), this.child.exitCode);
      const { promise, resolve } = Promise.withResolvers<void>();
      this.#waiters.push(resolve);
      await promise;
    }
  }

  #wakeAll(): void {
    for (const wake of this.#waiters.splice(0)) wake();
  }
}

/** A daemon that listens. */
export interface RunningDaemon extends Daemon {
  readonly port: number;
  readonly fingerprint: string;
  /** Ends it in order, and takes its state folder away. */
  stop(): Promise<void>;
}

const program = new URL("../../../packages/server/bin/conclaved.js", import.meta.url).pathname;
