/** A client of a message bus, which asks other clients and hears their signals. */
import { once } from "node:events";
import { connect, type Socket } from "node:net";
import { ByteQueue } from "../byte-queue.ts";
import { Changes } from "../changes.ts";
import { DesktopError } from "../errors.ts";
import {
  type DBusCall,
  type DBusMessage,
  decodeMessage,
  encodeCall,
  headLength,
  messageLength,
  messageTypes,
} from "./message.ts";
import type { DBusValue } from "./value.ts";

/** A call was answered with an error. */
export class DBusError extends Error {
  /** Such as `org.freedesktop.DBus.Error.UnknownObject`; undefined if there was no answer in time. */
  readonly errorName: string | undefined;

  constructor(errorName: string | undefined, message: string) {
    super(message);
    this.errorName = errorName;
  }
}

export class DBusConnection implements AsyncDisposable {
  /** Reports every signal that comes. */
  readonly changes = new Changes(pollMs);
  readonly #socket: Socket;
  readonly #received = new ByteQueue();
  readonly #answers = new Map<number, PromiseWithResolvers<readonly DBusValue[]>>();
  #serial = 0;

  private constructor(socket: Socket) {
    this.#socket = socket;
    socket.on("data", (chunk) => this.#receive(chunk));
    socket.on("close", () => this.#end());
  }

  /** @param address - such as `unix:path=/run/user/1000/bus,guid=...`. */
  static async connect(address: string): Promise<DBusConnection> {
    const [, path] = /^unix:path=([^,;]+)/.exec(address) ?? [];
    if (path === undefined)
      throw new DesktopError("DESKTOP_PROGRAM_FAILED", `A bus cannot be reached at ${address}.`);
    const socket = connect(decodeURIComponent(path));
    const user = Buffer.from(String(process.getuid?.())).toString("hex");
    socket.write(`\0AUTH EXTERNAL ${user}\r\n`);
    const [answer] = await Promise.race([once(socket, "data"), once(socket, "end")]);
    // An end, orderly or not, is dealt with when the socket closes.
    socket.on("error", () => {});
    const connection = new DBusConnection(socket);
    if (!String(answer).startsWith("OK ")) {
      await connection[Symbol.asyncDispose]();
      throw new DesktopError("DESKTOP_PROGRAM_FAILED", `The bus does not let this program in: ${answer}`);
    }
    socket.write("BEGIN\r\n");
    await connection.callBus("Hello");
    return connection;
  }

  /** @throws DBusError */
  async call(call: DBusCall): Promise<readonly DBusValue[]> {
    this.changes.assertGoingOn();
    this.#serial += 1;
    const serial = this.#serial;
    const answer = Promise.withResolvers<readonly DBusValue[]>();
    this.#answers.set(serial, answer);
    this.#socket.write(encodeCall(call, serial));
    const silence = new DBusError(undefined, `There has been no answer within ${answerMs} ms.`);
    const timer = setTimeout(answer.reject, answerMs, silence);
    try {
      return await answer.promise;
    } finally {
      clearTimeout(timer);
      this.#answers.delete(serial);
    }
  }

  /** Asks the bus itself. */
  async callBus(member: string, text?: string): Promise<readonly DBusValue[]> {
    return await this.call({
      destination: "org.freedesktop.DBus",
      path: "/org/freedesktop/DBus",
      interface: "org.freedesktop.DBus",
      member,
      ...(text === undefined ? {} : { signature: "s", body: [text] }),
    });
  }

  async [Symbol.asyncDispose](): Promise<void> {
    if (this.#socket.closed) return;
    const closed = once(this.#socket, "close");
    this.#socket.destroy();
    await closed;
  }

  #receive(chunk: Buffer): void {
    this.#received.push(chunk);
    while (this.#received.length >= headLength) {
      const length = messageLength(this.#received.peek(headLength));
      if (this.#received.length < length) return;
      this.#handle(decodeMessage(this.#received.take(length)));
    }
  }

  #handle({ type, replySerial, errorName, body }: DBusMessage): void {
    const answer = replySerial === undefined ? undefined : this.#answers.get(replySerial);
    if (type === messageTypes.signal) this.changes.report();
    else if (type === messageTypes.reply) answer?.resolve(body);
    else if (type === messageTypes.error) answer?.reject(new DBusError(errorName, String(body[0])));
  }

  #end(): void {
    const error = new DesktopError("DESKTOP_STOPPED", "The connection to the accessibility bus has ended.");
    this.changes.end(error);
    for (const answer of this.#answers.values()) answer.reject(error);
  }
}

/** How long, in ms, an answer may take: longer than any program that is not stuck. */
const answerMs = 5_000;

/** How soon, in ms, a change is seen that no signal has told of. */
const pollMs = 250;
