/** The programs of interop/python as processes, and what they print. */
import { type ChildProcess, execFile, spawn } from "node:child_process";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";

/** The distribution's, because its cryptography package is the distribution's; another python3 may come first on PATH. */
const python = "/usr/bin/python3";

const folder = fileURLToPath(new URL("../../python/", import.meta.url));

/** What they print, one line for each. */
export interface PythonEvent {
  readonly type: string;
  readonly [field: string]: unknown;
}

export class PythonProcess {
  readonly events: PythonEvent[] = [];
  /** Settles with its exit code when all that it printed is in `events`; null if a signal ended it. */
  readonly exit: Promise<number | null>;
  readonly #child: ChildProcess;
  readonly #byType = new Map<string, PythonEvent[]>();
  readonly #waiters: (() => void)[] = [];
  #ended = false;
  #complaints = "";

  constructor(...command: readonly string[]) {
    this.#child = spawn(python, command, { cwd: folder });
    const { stdout, stderr } = this.#child;
    if (stdout === null || stderr === null) throw new Error("no pipes");
    createInterface({ input: stdout }).on("line", (line) => this.#note(JSON.parse(line) as PythonEvent));
    stderr.on("data", (chunk: Buffer) => {
      this.#complaints += chunk.toString();
    });
    this.exit = new Promise((resolve) => {
      this.#child.once("close", (code) => {
        this.#ended = true;
        this.#wake();
        resolve(code);
      });
    });
  }

  of(type: string): readonly PythonEvent[] {
    return this.#byType.get(type) ?? [];
  }

  /** Waits until there are `count` events of a type; the last of them. */
  async until(type: string, count = 1): Promise<PythonEvent> {
    for (;;) {
      const found = this.of(type)[count - 1];
      if (found !== undefined) return found;
      if (this.#ended) {
        const last = JSON.stringify(this.events.at(-1));
        throw new Error(`it ended while ${type} was awaited: ${last} ${this.#complaints}`);
      }
      const { promise, resolve } = Promise.withResolvers<void>();
      this.#waiters.push(resolve);
      await promise;
    }
  }

  /** Writes lines of JSON to its input. */
  write(...values: readonly unknown[]): void {
    this.#child.stdin?.write(values.map((value) => `${JSON.stringify(value)}\n`).join(""));
  }

  endInput(): void {
    this.#child.stdin?.end();
  }

  signal(signal: NodeJS.Signals): void {
    this.#child.kill(signal);
  }

  #note(event: PythonEvent): void {
    this.events.push(event);
    const alike = this.#byType.get(event.type);
    if (alike === undefined) this.#byType.set(event.type, [event]);
    else alike.push(event);
    this.#wake();
  }

  #wake(): void {
    for (const wake of this.#waiters.splice(0)) wake();
  }
}

/** The command. */
export class PythonClient extends PythonProcess {
  constructor(options: readonly string[]) {
    super("conclave_client.py", "--json", ...options);
  }

  /** Starts one and waits until it knows its rooms. */
  static async join(options: readonly string[]): Promise<PythonClient> {
    const client = new PythonClient(options);
    await client.untilReady();
    return client;
  }

  async untilReady(): Promise<void> {
    for (let count = 1; (await this.until("room", count))["more"] === true; count += 1);
  }

  /** Asks for something that README.md names, with its keys. */
  do(what: string, fields: Readonly<Record<string, unknown>> = {}): void {
    this.write({ do: what, ...fields });
  }

  /** The same, and what comes of it: the next event of one of these types. */
  async ask(what: string, fields: Readonly<Record<string, unknown>>, type: string): Promise<PythonEvent> {
    const before = this.of(type).length;
    this.do(what, fields);
    return await this.until(type, before + 1);
  }

  say(...texts: readonly string[]): void {
    this.write(...texts);
  }

  /** Ends its input; it says goodbye when all that it said is acknowledged. */
  leave(): Promise<number | null> {
    this.endInput();
    return this.exit;
  }
}

const run = promisify(execFile);

/** Runs a module of interop/python to its end; what it wrote. Throws if it fails. */
export async function runPython(...options: readonly string[]): Promise<{ stdout: string; stderr: string }> {
  return await run(python, ["-m", ...options], { cwd: folder });
}
