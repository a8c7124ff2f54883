/** An X server without a screen to look at, which only this desktop's programs get into. */
import { randomBytes } from "node:crypto";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { DesktopError } from "../errors.ts";
import { Program } from "./program.ts";

export interface DisplayServerOptions {
  /** Size of the screen in pixels. */
  readonly width: number;
  readonly height: number;
  /** Where the key file goes. */
  readonly folder: string;
}

export class DisplayServer implements AsyncDisposable {
  readonly number: number;
  /** What a client says to be let in. */
  readonly cookie: Buffer;
  /** For XAUTHORITY: the file that tells clients the cookie. */
  readonly authorityFile: string;
  readonly #program: Program;

  private constructor(program: Program, number: number, cookie: Buffer, authorityFile: string) {
    this.#program = program;
    this.number = number;
    this.cookie = cookie;
    this.authorityFile = authorityFile;
  }

  static async start({ width, height, folder }: DisplayServerOptions): Promise<DisplayServer> {
    const cookie = randomBytes(16);
    const authorityFile = join(folder, "Xauthority");
    await writeFile(authorityFile, authority(cookie), { mode: 0o600 });
    const parameters = [
      ...["-displayfd", "1"],
      ...["-screen", "0", `${width}x${height}x24`],
      ...["-auth", authorityFile],
      ...["-nolisten", "tcp"],
      // Otherwise it starts afresh, without our key map, when the last client leaves.
      "-noreset",
      // Halves the time to start. Widgets are drawn without OpenGL.
      ...["-extension", "GLX"],
      // A key is held until the program has acted on it, which may take longer than a person would hold it.
      "-r",
    ];
    const program = new Program({ command: "Xvfb", parameters, debianPackage: "xvfb", env: process.env });
    try {
      // It writes the number that it has found free once it lets clients in.
      return new DisplayServer(program, Number(await program.firstLine()), cookie, authorityFile);
    } catch (error) {
      await program[Symbol.asyncDispose]();
      throw error;
    }
  }

  /** For DISPLAY. */
  get name(): string {
    return `:${this.number}`;
  }

  get ended(): Promise<DesktopError> {
    return this.#program.ended;
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.#program[Symbol.asyncDispose]();
  }
}

/**
 * One entry of an authority file: family, address, display number, name and data, each with its length before
 * it, all numbers big-endian. The family "wild" fits every display, so the file can be written before the
 * server has chosen its number.
 */
function authority(cookie: Buffer): Buffer {
  const counted = (bytes: Buffer) => Buffer.concat([Buffer.from([0, bytes.length]), bytes]);
  const wild = Buffer.from([0xff, 0xff]);
  const nothing = Buffer.alloc(0);
  return Buffer.concat([
    wild,
    counted(nothing),
    counted(nothing),
    counted(Buffer.from("MIT-MAGIC-COOKIE-1")),
    counted(cookie),
  ]);
}
