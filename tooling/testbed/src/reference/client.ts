/**
 * A client on a real socket, written from docs/protocol.md alone, that keeps everything: every frame, every message,
 * every key. Suite 1 only, no deadlines, no mercy: what it does not expect, it throws.
 */
import { createPublicKey, randomBytes, verify } from "node:crypto";
import { connect, type Socket } from "node:net";
import {
  expand,
  frame,
  hash,
  hmac,
  message,
  openRecord,
  p,
  power,
  sealRecord,
  splitMessages,
  toBigInt,
  toBytes384,
  vec16,
} from "./primitives.ts";

export interface ReferenceMessage {
  readonly type: number;
  readonly body: Buffer;
}

export class ReferenceClient {
  readonly socket: Socket;
  /** Whole frames, in the order in which they came or went. */
  readonly received: Buffer[] = [];
  readonly sent: Buffer[] = [];
  /** Messages of the server's handshake flight, then those of the session, PAD left out. */
  readonly flight: ReferenceMessage[] = [];
  readonly messages: ReferenceMessage[] = [];
  /** What both sides published, and what each alone can compute from it. */
  clientPublicValue: Buffer = Buffer.alloc(0);
  serverPublicValue: Buffer = Buffer.alloc(0);
  sharedValue: Buffer = Buffer.alloc(0);
  /** ap_c and ap_s: everything that protects the session follows from them. */
  clientSecret: Buffer = Buffer.alloc(0);
  serverSecret: Buffer = Buffer.alloc(0);
  #buffer: Buffer = Buffer.alloc(0);
  #sentRecords = 0;
  #receivedRecords = 0;
  #wake = () => {};

  private constructor(socket: Socket) {
    this.socket = socket;
    socket.on("data", (chunk) => {
      this.#buffer = Buffer.concat([this.#buffer, chunk]);
      this.#wake();
    });
    socket.on("close", () => this.#wake());
  }

  /** Connects, and says nothing yet. */
  static async connect(host: string, port: number): Promise<ReferenceClient> {
    const socket = connect({ host, port });
    await new Promise((resolve, reject) => socket.once("connect", resolve).once("error", reject));
    return new ReferenceClient(socket);
  }

  /** Clauses 3 to 6, up to the server's flight: the keys are agreed on and the server has asked for a name. */
  async shakeHands(): Promise<{ answer(name: string): void }> {
    const exponent = toBigInt(randomBytes(34));
    this.clientPublicValue = toBytes384(power(2n, exponent));
    const helloC = frame(
      1,
      Buffer.from([1, 1, 1, 1]),
      randomBytes(32),
      this.clientPublicValue,
      noBytes,
      noBytes,
    );
    this.#send(helloC);
    const helloS = await this.#nextFrame(2);
    if (helloS[4] !== 1 || helloS[5] !== 1)
      throw new Error("version 1 and suite 1 were all that was offered");
    this.serverPublicValue = Buffer.from(helloS.subarray(38, 38 + 384));
    const y = toBigInt(this.serverPublicValue);
    if (y < 2n || y > p - 2n) throw new Error("the server's public value is out of range");
    this.sharedValue = toBytes384(power(y, exponent));

    const HS = hmac(hash(Buffer.from("conclave1 suite"), Buffer.from([1])), this.sharedValue);
    const th1 = hash(helloC, helloS);
    const [hsC, hsS] = [expand(HS, "hs c", th1), expand(HS, "hs s", th1)];
    const T = [helloC, helloS];
    for (const { type, body, whole } of splitMessages(openRecord(hsS, 0, await this.#nextFrame(4)))) {
      if (type === 17 && !verify(null, signed(hash(...T)), ed25519(this.#flightBody(16)), body))
        throw new Error("sig");
      if (type === 19 && !hmac(expand(hsS, "fin"), hash(...T)).equals(body)) throw new Error("finish");
      this.flight.push({ type, body });
      T.push(whole);
    }
    return {
      answer: (name) => {
        const nameMessage = message(20, Buffer.from(name));
        T.push(nameMessage);
        const finish = message(19, hmac(expand(hsC, "fin"), hash(...T)));
        T.push(finish);
        this.#send(sealRecord(hsC, 0, randomBytes(16), Buffer.concat([nameMessage, finish])));
        const th4 = hash(...T);
        [this.clientSecret, this.serverSecret] = [expand(HS, "ap c", th4), expand(HS, "ap s", th4)];
      },
    };
  }

  /** Shakes hands under a name and waits to be welcome. */
  async join(name: string): Promise<void> {
    (await this.shakeHands()).answer(name);
    await this.until(49);
  }

  /** Sends one message of the session. */
  say(type: number, body: Buffer): void {
    this.#send(sealRecord(this.clientSecret, this.#sentRecords, randomBytes(16), message(type, body)));
    this.#sentRecords += 1;
  }

  /** The next message of this type; those before it are kept in `messages` too. */
  async until(type: number): Promise<ReferenceMessage> {
    for (let seen = 0; ; ) {
      const found = this.messages.slice(seen).find((candidate) => candidate.type === type);
      if (found !== undefined) return found;
      seen = this.messages.length;
      await this.next();
    }
  }

  /** Reads one more record. */
  async next(): Promise<void> {
    const record = await this.#nextFrame(4);
    const messages = splitMessages(openRecord(this.serverSecret, this.#receivedRecords, record));
    this.#receivedRecords += 1;
    this.messages.push(...messages.filter(({ type }) => type !== 0));
  }

  /** The last record that came, for comparing ciphertexts. */
  get lastRecord(): Buffer {
    return this.received.at(-1) ?? Buffer.alloc(0);
  }

  /** The number of the last record that came, as its tag counts it. */
  get lastRecordNumber(): number {
    return this.#receivedRecords - 1;
  }

  close(): void {
    this.socket.destroy();
  }

  #flightBody(type: number): Buffer {
    const found = this.flight.find((candidate) => candidate.type === type);
    if (found === undefined) throw new Error(`message ${type} is missing from the server's flight`);
    return found.body;
  }

  async #nextFrame(type: number): Promise<Buffer> {
    while (this.#buffer.length < 4 || this.#buffer.length < 4 + this.#buffer.readUIntBE(1, 3)) {
      if (this.socket.closed) throw new Error("the server ended the connection");
      const { promise, resolve } = Promise.withResolvers<void>();
      this.#wake = resolve;
      await promise;
    }
    const end = 4 + this.#buffer.readUIntBE(1, 3);
    const whole = this.#buffer.subarray(0, end);
    this.#buffer = this.#buffer.subarray(end);
    if (whole[0] !== type) throw new Error(`frame ${whole[0]} came, ${type} was due`);
    this.received.push(whole);
    return whole;
  }

  #send(bytes: Buffer): void {
    this.sent.push(bytes);
    this.socket.write(bytes);
  }
}

function signed(transcript: Buffer): Buffer {
  return Buffer.concat([Buffer.from("conclave1 host\0"), transcript]);
}

function ed25519(publicKey: Buffer) {
  const der = Buffer.concat([Buffer.from("302a300506032b6570032100", "hex"), publicKey]);
  return createPublicKey({ key: der, format: "der", type: "spki" });
}

const noBytes = vec16(Buffer.alloc(0));
