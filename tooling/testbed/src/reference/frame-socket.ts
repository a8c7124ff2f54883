/** A socket that is read in whole frames and keeps all of them, until the other side ends the connection. */
import { connect, type Socket } from "node:net";

/** Thrown to whoever awaits something of a connection that is over. */
export class ConnectionEnded extends Error {
  override readonly name = "ConnectionEnded";
}

export class FrameSocket {
  readonly socket: Socket;
  /** Whole frames, in the order in which they came or went. */
  readonly received: Buffer[] = [];
  readonly sent: Buffer[] = [];
  /** Our own end, as the other side's log names it. */
  readonly address: string;
  #buffer: Buffer = Buffer.alloc(0);
  #state: "ended" | "open" = "open";
  #end: "fin" | "reset" = "fin";
  #wake = () => {};

  constructor(socket: Socket) {
    this.socket = socket;
    this.address = `${socket.localAddress}:${socket.localPort}`;
    socket.on("data", (chunk) => {
      this.#buffer = Buffer.concat([this.#buffer, chunk]);
      this.#wake();
    });
    const end = () => {
      this.#state = "ended";
      this.#wake();
    };
    // A reset is an end too; "close" follows it.
    socket
      .on("error", () => {
        if (this.#state === "open") this.#end = "reset";
      })
      .on("end", end)
      .on("close", end);
  }

  static async connect(host: string, port: number): Promise<FrameSocket> {
    const socket = connect({ host, port, noDelay: true });
    await new Promise((resolve, reject) => socket.once("connect", resolve).once("error", reject));
    return new FrameSocket(socket);
  }

  write(bytes: Buffer): void {
    this.sent.push(bytes);
    this.socket.write(bytes);
  }

  /** Whatever frame comes next. Throws ConnectionEnded when none does. */
  async nextFrame(): Promise<Buffer> {
    while (this.#buffer.length < 4 || this.#buffer.length < 4 + this.#buffer.readUIntBE(1, 3)) {
      if (this.#state === "ended") throw new ConnectionEnded("the other side ended the connection");
      await this.#more();
    }
    const end = 4 + this.#buffer.readUIntBE(1, 3);
    const whole = this.#buffer.subarray(0, end);
    this.#buffer = this.#buffer.subarray(end);
    this.received.push(whole);
    return whole;
  }

  /** The next frame, which has to be of this type. */
  async frameOf(type: number): Promise<Buffer> {
    const whole = await this.nextFrame();
    if (whole[0] !== type) throw new Error(`frame ${whole[0]} came, ${type} was due`);
    return whole;
  }

  /** Waits until the other side ends the connection; the bytes that nobody has read. */
  async unreadAtEnd(): Promise<Buffer> {
    while (this.#state === "open") await this.#more();
    return this.#buffer;
  }

  /** Waits for a byte that nobody has read, or for the end of the connection; whether there is one. */
  async hasUnread(): Promise<boolean> {
    while (this.#state === "open" && this.#buffer.length === 0) await this.#more();
    return this.#buffer.length > 0;
  }

  /** How the other side ended the connection, once it has. */
  get end(): "fin" | "reset" {
    return this.#end;
  }

  async #more(): Promise<void> {
    const { promise, resolve } = Promise.withResolvers<void>();
    this.#wake = resolve;
    await promise;
  }
}
