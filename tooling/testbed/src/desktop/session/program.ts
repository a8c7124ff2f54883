/** One of the programs that a desktop consists of: started, listened to, ended. */
import { type ChildProcessByStdio, spawn } from "node:child_process";
import { once } from "node:events";
import { accessSync, constants } from "node:fs";
import { delimiter, isAbsolute, join } from "node:path";
import { createInterface } from "node:readline";
import type { Readable, Writable } from "node:stream";
import { DesktopError } from "../errors.ts";

export interface ProgramDescription {
  /** Its name on PATH, or its absolute path. */
  readonly command: string;
  readonly parameters: readonly string[];
  /** The Debian package that has it. */
  readonly debianPackage: string;
  readonly env: NodeJS.ProcessEnv;
}

export class Program implements AsyncDisposable {
  readonly #child: ChildProcessByStdio<Writable, Readable, Readable>;
  readonly #command: string;
  /** Resolves when the program, and everything that it has started, is gone: with what to tell of it. */
  readonly ended: Promise<DesktopError>;
  #complaints = "";
  #stopping = false;

  /** @throws DESKTOP_PROGRAM_MISSING */
  constructor({ command, parameters, debianPackage, env }: ProgramDescription) {
    this.#command = command;
    // The kernel ends the program when this process dies, however it dies.
    this.#child = spawn(
      locate("setpriv", "util-linux"),
      ["--pdeathsig", "TERM", locate(command, debianPackage), ...parameters],
      // In a session of its own, out of reach of Ctrl+C in a terminal: the order of the end is ours to choose.
      { env, stdio: ["pipe", "pipe", "pipe"], detached: true },
    );
    // What a program starts inherits its outputs: "close" comes when the last of them has ended.
    this.ended = once(this.#child, "close").then(() => this.#obituary());
    this.#child.stderr.setEncoding("utf8").on("data", (text) => {
      this.#complaints = (this.#complaints + text).slice(-complaintsLength);
    });
    // Writing to a program that has just ended fails. That it has ended is reported by other means.
    this.#child.stdin.on("error", () => {});
  }

  get stdin(): Writable {
    return this.#child.stdin;
  }

  get stdout(): Readable {
    return this.#child.stdout;
  }

  /** The first line of the program's standard output, by which some programs say that they are ready. */
  async firstLine(): Promise<string> {
    const lines = createInterface(this.#child.stdout);
    const ended = this.ended.then((error): never => {
      throw error;
    });
    const [line] = await Promise.race([once(lines, "line"), ended]);
    return line;
  }

  /** Ends the program, waits for it and for whatever it has started. */
  async [Symbol.asyncDispose](): Promise<void> {
    this.#stopping = true;
    this.#child.stdin.end();
    this.#child.kill();
    const impatience = setTimeout(() => this.#child.kill("SIGKILL"), stopDeadlineMs);
    await this.ended;
    clearTimeout(impatience);
  }

  #obituary(): DesktopError {
    if (this.#stopping) return new DesktopError("DESKTOP_STOPPED", "The desktop has been stopped.");
    const { exitCode, signalCode } = this.#child;
    const end = signalCode ?? `exit code ${exitCode}`;
    const message = `${this.#command} has ended with ${end}.\n${this.#complaints}`;
    return new DesktopError("DESKTOP_PROGRAM_FAILED", message.trim());
  }
}

/** @throws DESKTOP_PROGRAM_MISSING */
function locate(command: string, debianPackage: string): string {
  const folders = (process.env["PATH"] ?? "").split(delimiter);
  const candidates = isAbsolute(command) ? [command] : folders.map((folder) => join(folder, command));
  const found = candidates.find(isExecutable);
  if (found !== undefined) return found;
  throw new DesktopError(
    "DESKTOP_PROGRAM_MISSING",
    `${command} is not installed. Run: sudo apt-get install ${debianPackage}`,
  );
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

const complaintsLength = 4_000;

/** Every program ends within some ms of being told to. */
const stopDeadlineMs = 3_000;
