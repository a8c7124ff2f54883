/**
 * A client of the X server, with as much of the protocol as a desktop needs.
 * https://www.x.org/releases/X11R7.7/doc/xproto/x11protocol.html
 */
import { once } from "node:events";
import { connect, type Socket } from "node:net";
import { ByteQueue } from "../byte-queue.ts";
import { Changes } from "../changes.ts";
import { DesktopError } from "../errors.ts";
import { request, u16 } from "./request.ts";
import { answerLength, greeting, readSetup, type ServerSetup } from "./setup.ts";

export class X11Connection implements AsyncDisposable {
  /** Reports every event that the server sends. */
  readonly changes = new Changes();
  readonly setup: ServerSetup;
  readonly #socket: Socket;
  readonly #replies = new Map<number, PromiseWithResolvers<Buffer>>();
  readonly #refusals = new Map<number, DesktopError>();
  readonly #atoms = new Map<string, Promise<number>>();
  readonly #listeners: ((event: Buffer) => void)[] = [];
  readonly #received = new ByteQueue();
  #sequenceNumber = 0;

  private constructor(socket: Socket, setup: ServerSetup) {
    this.#socket = socket;
    this.setup = setup;
    socket.on("data", (chunk) => this.#receive(chunk));
    socket.on("close", () => this.#end());
  }

  /** @param cookie - lets this client in. */
  static async connect(displayNumber: number, cookie: Buffer): Promise<X11Connection> {
    const socket = connect(`/tmp/.X11-unix/X${displayNumber}`);
    socket.write(greeting(cookie));
    let answer: Buffer = Buffer.alloc(0);
    while (answer.length < answerLength(answer)) {
      const [chunk] = await Promise.race([once(socket, "data"), once(socket, "end")]);
      if (chunk === undefined) break;
      answer = Buffer.concat([answer, chunk]);
    }
    // An end, orderly or not, is dealt with when the socket closes.
    socket.on("error", () => {});
    const setup = readSetup(answer);
    if (setup !== undefined) return new X11Connection(socket, setup);
    socket.destroy();
    throw new DesktopError("DESKTOP_X11_ERROR", "The X server does not let this program in.");
  }

  /** Sends a request that the server replies to. */
  async query(bytes: Buffer): Promise<Buffer> {
    const reply = Promise.withResolvers<Buffer>();
    this.#replies.set(this.#write(bytes), reply);
    return await reply.promise;
  }

  /** Sends requests without replies, in order, and waits until the server has dealt with them. */
  async send(...requests: readonly Buffer[]): Promise<void> {
    const numbers = requests.map((bytes) => this.#write(bytes));
    await this.query(request(getInputFocus, 0));
    for (const number of numbers) {
      const refusal = this.#refusals.get(number);
      this.#refusals.delete(number);
      if (refusal !== undefined) throw refusal;
    }
  }

  /** The number that stands for a name as long as the server runs. */
  atom(name: string): Promise<number> {
    const known = this.#atoms.get(name);
    if (known !== undefined) return known;
    const asked = this.#askForAtom(name);
    this.#atoms.set(name, asked);
    return asked;
  }

  /** @returns the opcode of all requests of an extension of the protocol. */
  async extension(name: string): Promise<number> {
    const bytes = Buffer.from(name);
    const reply = await this.query(request(queryExtension, 0, u16(bytes.length), u16(0), bytes));
    if (reply.readUInt8(8) === 1) return reply.readUInt8(9);
    throw new DesktopError("DESKTOP_X11_ERROR", `The X server lacks the extension ${name}.`);
  }

  /** @param listen - gets every event, in the protocol's own form. */
  onEvent(listen: (event: Buffer) => void): void {
    this.#listeners.push(listen);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    if (this.#socket.closed) return;
    const closed = once(this.#socket, "close");
    this.#socket.destroy();
    await closed;
  }

  async #askForAtom(name: string): Promise<number> {
    const bytes = Buffer.from(name);
    const reply = await this.query(request(internAtom, 0, u16(bytes.length), u16(0), bytes));
    return reply.readUInt32LE(8);
  }

  /** @returns the number under which the server will speak of the request. */
  #write(bytes: Buffer): number {
    this.changes.assertGoingOn();
    this.#socket.write(bytes);
    this.#sequenceNumber = (this.#sequenceNumber + 1) % 0x1_0000;
    return this.#sequenceNumber;
  }

  /**
   * What comes has 32 bytes, and for replies and some events as many units of 4 more as bytes 4 to 7 say.
   * Byte 0 tells errors (0), replies (1) and events apart; bytes 2 and 3 are the number of the request.
   */
  #receive(chunk: Buffer): void {
    this.#received.push(chunk);
    while (this.#received.length >= 32) {
      const head = this.#received.peek(32);
      const kind = head.readUInt8(0) & 0x7f;
      const isLong = kind === reply || kind === genericEvent;
      const length = 32 + (isLong ? head.readUInt32LE(4) * 4 : 0);
      if (this.#received.length < length) return;
      this.#handle(kind, this.#received.take(length));
    }
  }

  #handle(kind: number, message: Buffer): void {
    const number = message.readUInt16LE(2);
    if (kind === reply) {
      this.#replies.get(number)?.resolve(message);
      this.#replies.delete(number);
    } else if (kind === refusal) {
      const error = new DesktopError("DESKTOP_X11_ERROR", describeRefusal(message));
      const awaited = this.#replies.get(number);
      this.#replies.delete(number);
      if (awaited === undefined) this.#refusals.set(number, error);
      else awaited.reject(error);
    } else {
      for (const listen of this.#listeners) listen(message);
      this.changes.report();
    }
  }

  #end(): void {
    const error = new DesktopError("DESKTOP_STOPPED", "The connection to the X server has ended.");
    this.changes.end(error);
    for (const awaited of this.#replies.values()) awaited.reject(error);
    this.#replies.clear();
  }
}

/** Whether the server has refused a request, as it does when a window is gone. */
export function isRefusal(error: unknown): boolean {
  return error instanceof DesktopError && error.code === "DESKTOP_X11_ERROR";
}

function describeRefusal(error: Buffer): string {
  const [code, value, opcode] = [error.readUInt8(1), error.readUInt32LE(4), error.readUInt8(10)];
  return `The X server refuses request ${opcode} with error ${code} (value 0x${value.toString(16)}).`;
}

const internAtom = 16;
const getInputFocus = 43;
const queryExtension = 98;

/** Kinds of what the server sends. All others are events. */
const refusal = 0;
const reply = 1;
const genericEvent = 35;
