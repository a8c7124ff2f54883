/**
 * The server's side of one connection, written from docs/protocol.md alone, as far as a single client needs it: hellos,
 * flights, WELCOME, a list of one, the lobby, acknowledgements, pages, and answers to rekeys. Each step can be taken by
 * itself, and what it is about to send can be edited.
 */
import { randomBytes } from "node:crypto";
import { type AddressInfo, createServer, type Server } from "node:net";
import { readCbor, writeCbor } from "./cbor.ts";
import { Channel, type ReferenceMessage } from "./channel.ts";
import type { Edit, Fields } from "./client.ts";
import { type FlightStep, serverFlight, types, writeFlight } from "./flights.ts";
import { FrameSocket } from "./frame-socket.ts";
import { type ClientHello, readClientHello, type ServerHello, writeServerHello } from "./hellos.ts";
import { type ServerShare, type Suite, serverShare } from "./key-exchange.ts";
import { finish, type HandshakeKeys, handshakeKeys, rekeyedKeys, sessionKeys } from "./keys.ts";
import { hash, message, openRecord, sealRecord, splitMessages } from "./primitives.ts";
import { type RekeyAnswer, readRekeyRequest, rekeyHash, signRekeyAnswer, writeRekeyAnswer } from "./rekey.ts";
import { isSignature, type SigningKey } from "./signature.ts";

export interface ReferenceServerOptions {
  readonly host: SigningKey;
  /** What to accept, best first. */
  readonly suites: readonly Suite[];
  readonly policy: number;
}

export class ReferenceServer extends Channel {
  readonly host: SigningKey;
  /** Messages of the client's handshake flight. */
  readonly flight: ReferenceMessage[] = [];
  suite: Suite = 1;
  handshake: HandshakeKeys | undefined;
  RK: Buffer = Buffer.alloc(0);
  SID: Buffer = Buffer.alloc(0);
  /** The client's REKEY_C that was answered last. */
  lastRequest: Buffer = Buffer.alloc(0);
  readonly #options: ReferenceServerOptions;
  readonly #T: Buffer[] = [];
  /** What the lobby has kept, by number from 1 on. */
  readonly #entries: Fields[] = [];

  constructor(wire: FrameSocket, options: ReferenceServerOptions) {
    super(wire);
    this.#options = options;
    this.host = options.host;
  }

  async readClientHello(): Promise<ClientHello> {
    const whole = await this.wire.frameOf(1);
    this.#T.push(whole);
    return readClientHello(whole);
  }

  /** Clause 3: HELLO_S, not sent yet, and the keys that follow from it. */
  hello(client: ClientHello, edit: Edit<ServerHello> = (fields) => fields): Buffer {
    const suite = this.#options.suites.find((ours) => client.suites.includes(ours));
    if (suite === undefined) throw new Error("no suite in common");
    this.suite = suite;
    const { Ys, ct, secret } = serverShare(suite, client.Yc, client.ek);
    const ext = Buffer.alloc(0);
    const whole = writeServerHello(edit({ version: 1, suite, random: randomBytes(32), Ys, ct, ext }));
    this.handshake = handshakeKeys(suite, secret, this.#T[0] ?? Buffer.alloc(0), whole);
    this.#T.push(whole);
    return whole;
  }

  /** Clause 6.1: the flight's messages. */
  writeFlight(edit: Edit<FlightStep[]> = (steps) => steps): Buffer[] {
    const { hsS } = this.#handshakeKeys();
    return writeFlight(edit(serverFlight(this.host, this.#options.policy, hsS)), this.#T);
  }

  /** A record of the handshake. */
  sealHandshake(seq: number, ...messages: readonly Buffer[]): Buffer {
    return sealRecord(this.#handshakeKeys().hsS, seq, randomBytes(16), Buffer.concat(messages));
  }

  /** Reads HELLO_C and sends HELLO_S and the flight together. */
  async greet(edit?: Edit<FlightStep[]>): Promise<void> {
    const hello = this.hello(await this.readClientHello());
    this.wire.write(Buffer.concat([hello, this.sealHandshake(0, ...this.writeFlight(edit))]));
  }

  /** Clause 6.5: the client's flight, checked; the keys of the session; the name. */
  async readClientFlight(): Promise<string> {
    const { HS, hsC } = this.#handshakeKeys();
    let identity = Buffer.alloc(0);
    for (const { type, body, whole } of splitMessages(openRecord(hsC, 0, await this.wire.frameOf(4)))) {
      const th = hash(...this.#T);
      if (type === types.ID_KEY) identity = Buffer.from(body);
      if (type === types.ID_SIG && !isSignature(identity, "client", th, body)) throw new Error("sig");
      if (type === types.FINISH && !finish(hsC, th).equals(body)) throw new Error("finish");
      this.flight.push({ type, body });
      this.#T.push(whole);
    }
    const { apC, apS, RK, SID } = sessionKeys(HS, hash(...this.#T));
    this.theirs = { secret: apC, seq: 0 };
    this.ours = { secret: apS, seq: 0 };
    this.RK = RK;
    this.SID = SID;
    return this.flight[0]?.body.toString() ?? "";
  }

  /** Reads the client's flight and lets it in, alone. */
  async letIn(): Promise<void> {
    const name = await this.readClientFlight();
    this.send(message(types.WELCOME, Buffer.from(name)), this.present([name]), this.room());
  }

  /** Everything up to the lobby. */
  async admit(): Promise<void> {
    await this.greet();
    await this.letIn();
  }

  present(names: string[], more = false): Buffer {
    return message(types.PRESENT, writeCbor({ names, more }));
  }

  /** ROOM of the lobby as it is now, or with other fields than it has. */
  room(fields: Fields = {}): Buffer {
    const lobby = { kind: "lobby", name: "lobby", topic: "", role: "member", members: 1, pins: [] };
    return message(
      types.ROOM,
      writeCbor({ ...lobby, first: 1, last: this.#entries.length, read: 0, ...fields }),
    );
  }

  /** A text from somebody else in the lobby, the whole message. */
  words(text: string, from = "bob"): Buffer {
    return this.tell({ from, text });
  }

  /** SAID of anything in the lobby. */
  tell(content: Fields): Buffer {
    return message(types.SAID, writeCbor(this.#store(content)));
  }

  /** The same, but nobody is told: there will be a gap. */
  keep(text: string, from = "bob"): void {
    this.#store({ from, text });
  }

  /** ACK of a SAY, the whole message. */
  ack(say: ReferenceMessage): Buffer {
    const { id = null, ...content } = readCbor(say.body);
    const { n = null, time = null } = this.#store({ from: "ana", ...content });
    return message(types.ACK, writeCbor({ id, n, time }));
  }

  /** Under which id something was asked for or said. */
  idOf({ body }: ReferenceMessage): Buffer {
    const { id } = readCbor(body);
    if (!Buffer.isBuffer(id)) throw new Error("it has no id");
    return id;
  }

  /** PAGE, the whole message: all of the lobby behind the number that a FETCH asks for, or with other fields. */
  page(fetch: ReferenceMessage, fields: Fields = {}): Buffer {
    const { after = 0 } = readCbor(fetch.body);
    const items = this.#entries.slice(Number(after));
    return message(types.PAGE, writeCbor({ id: this.idOf(fetch), items, more: false, ...fields }));
  }

  /** Clause 8: the answer to a REKEY_C, not sent yet; its signature is by `host` and covers `request`. */
  rekeyAnswer(
    body: Buffer,
    edit: Edit<RekeyAnswer> = (fields) => fields,
    host: SigningKey = this.host,
    request: Buffer = message(types.REKEY_C, body),
  ): { whole: Buffer; switchOurs(): void; switchTheirs(): void } {
    const { Yc, ek } = readRekeyRequest(body);
    const { Ys, ct, secret }: ServerShare = serverShare(this.suite, Yc, ek);
    const unsigned = writeRekeyAnswer(edit({ random: randomBytes(32), Ys, ct }));
    const th = rekeyHash(this.SID, request, unsigned);
    const { apC, apS, RK } = rekeyedKeys(this.RK, secret, th);
    this.lastRequest = request;
    return {
      whole: signRekeyAnswer(unsigned, host, th),
      switchOurs: () => {
        this.ours = { secret: apS, seq: 0 };
        this.RK = RK;
      },
      switchTheirs: () => {
        this.theirs = { secret: apC, seq: 0 };
      },
    };
  }

  /** Answers the rekey that the client starts next. */
  async rekey(): Promise<void> {
    const { whole, switchOurs, switchTheirs } = this.rekeyAnswer((await this.until(types.REKEY_C)).body);
    this.send(whole);
    switchOurs();
    await this.until(types.REKEY_OK);
    switchTheirs();
  }

  #store(entry: Fields): Fields {
    const stored = { ...entry, n: this.#entries.length + 1, time: 1_790_000_000_000 };
    this.#entries.push(stored);
    return stored;
  }

  #handshakeKeys(): HandshakeKeys {
    if (this.handshake === undefined) throw new Error("there are no keys yet");
    return this.handshake;
  }
}

/** Listens on loopback and hands each connection to whoever asks for the next. */
export class ReferenceListener {
  readonly port: number;
  readonly #server: Server;
  readonly #arrived: FrameSocket[] = [];
  #wake = () => {};

  private constructor(server: Server) {
    this.#server = server;
    this.port = (server.address() as AddressInfo).port;
    server.on("connection", (socket) => {
      this.#arrived.push(new FrameSocket(socket));
      this.#wake();
    });
  }

  static async listen(port = 0, host = "127.0.0.1"): Promise<ReferenceListener> {
    const server = createServer({ noDelay: true });
    await new Promise<void>((resolve, reject) => server.once("error", reject).listen(port, host, resolve));
    return new ReferenceListener(server);
  }

  async next(options: ReferenceServerOptions): Promise<ReferenceServer> {
    for (;;) {
      const wire = this.#arrived.shift();
      if (wire !== undefined) return new ReferenceServer(wire, options);
      const { promise, resolve } = Promise.withResolvers<void>();
      this.#wake = resolve;
      await promise;
    }
  }

  /** Accepts nothing more. */
  stop(): void {
    this.#server.close();
  }
}
