/**
 * A client on a real socket, written from docs/protocol.md alone, that keeps everything: every frame, every message,
 * every key. No deadlines, no mercy: what it does not expect, it throws. Each step can be taken by itself, and what it
 * is about to send can be edited, which is how a misbehaving one is made of it.
 */
import { randomBytes } from "node:crypto";
import { readCbor, type Value, writeCbor } from "./cbor.ts";
import { Channel, type ReferenceMessage } from "./channel.ts";
import { clientFlight, type FlightStep, type Introduction, types, writeFlight } from "./flights.ts";
import { FrameSocket } from "./frame-socket.ts";
import { type ClientHello, readServerHello, writeClientHello } from "./hellos.ts";
import { type ClientShare, clientShare, openShare, type Suite } from "./key-exchange.ts";
import { finish, type HandshakeKeys, handshakeKeys, rekeyedKeys, sessionKeys } from "./keys.ts";
import { hash, message, openRecord, sealRecord, splitMessages } from "./primitives.ts";
import { type RekeyRequest, readRekeyAnswer, rekeyHash, rekeyOk, writeRekeyRequest } from "./rekey.ts";
import { isSignature } from "./signature.ts";

/** Editing what is about to be sent. */
export type Edit<Thing> = (thing: Thing) => Thing;

export type Fields = { readonly [key: string]: Value };

export interface Answer {
  readonly type: number;
  readonly fields: Fields;
}

export class ReferenceClient extends Channel {
  /** Messages of the server's handshake flight. */
  readonly flight: ReferenceMessage[] = [];
  /** What both sides published, and what each alone can compute from it. */
  clientPublicValue: Buffer = Buffer.alloc(0);
  serverPublicValue: Buffer = Buffer.alloc(0);
  sharedValue: Buffer = Buffer.alloc(0);
  suite: Suite = 1;
  hostKey: Buffer = Buffer.alloc(0);
  handshake: HandshakeKeys | undefined;
  RK: Buffer = Buffer.alloc(0);
  SID: Buffer = Buffer.alloc(0);
  readonly #suites: readonly Suite[];
  readonly #T: Buffer[] = [];
  #share: ClientShare | undefined;
  #request: Buffer = Buffer.alloc(0);

  /** @param suites what to offer, best first. */
  constructor(wire: FrameSocket, suites: readonly Suite[] = [1]) {
    super(wire);
    this.#suites = suites;
  }

  /** Connects, and says nothing yet. */
  static async connect(host: string, port: number, suites?: readonly Suite[]): Promise<ReferenceClient> {
    return new ReferenceClient(await FrameSocket.connect(host, port), suites);
  }

  /** Clause 3: HELLO_C, not sent yet. */
  hello(edit: Edit<ClientHello> = (fields) => fields): Buffer {
    this.#share = clientShare(this.#suites);
    const { Yc, ek } = this.#share;
    const ext = Buffer.alloc(0);
    const whole = writeClientHello(
      edit({ versions: [1], suites: this.#suites, random: randomBytes(32), Yc, ek, ext }),
    );
    this.clientPublicValue = Yc;
    this.#T.push(whole);
    return whole;
  }

  /** Clauses 3.6 and 4: the choice is one of ours, and the keys follow from it. */
  async readServerHello(): Promise<void> {
    const whole = await this.wire.frameOf(2);
    const { version, suite, Ys, ct } = readServerHello(whole);
    const chosen = this.#suites.find((offered) => offered === suite);
    if (version !== 1 || chosen === undefined || this.#share === undefined)
      throw new Error("the server chose what was not offered");
    this.suite = chosen;
    this.serverPublicValue = Ys;
    const secret = openShare(this.#share, chosen, Ys, ct);
    this.sharedValue = secret.Z;
    this.handshake = handshakeKeys(chosen, secret, this.#T[0] ?? Buffer.alloc(0), whole);
    this.#T.push(whole);
  }

  /** Clause 6.3. */
  async readServerFlight(): Promise<void> {
    const { hsS } = this.#handshakeKeys();
    for (const { type, body, whole } of splitMessages(openRecord(hsS, 0, await this.wire.frameOf(4)))) {
      const th = hash(...this.#T);
      if (type === types.HOST_KEY) this.hostKey = body;
      if (type === types.HOST_SIG && !isSignature(this.hostKey, "host", th, body)) throw new Error("sig");
      if (type === types.FINISH && !finish(hsS, th).equals(body)) throw new Error("finish");
      this.flight.push({ type, body });
      this.#T.push(whole);
    }
  }

  /** Clause 6.1: our flight as one plaintext, and from then on the keys of the session. */
  writeFlight(who: Introduction, edit: Edit<FlightStep[]> = (steps) => steps): Buffer[] {
    const { HS, hsC } = this.#handshakeKeys();
    const messages = writeFlight(edit(clientFlight(who, hsC)), this.#T);
    const { apC, apS, RK, SID } = sessionKeys(HS, hash(...this.#T));
    this.ours = { secret: apC, seq: 0 };
    this.theirs = { secret: apS, seq: 0 };
    this.RK = RK;
    this.SID = SID;
    return messages;
  }

  /** A record of the handshake. */
  sealHandshake(seq: number, ...messages: readonly Buffer[]): Buffer {
    return sealRecord(this.#handshakeKeys().hsC, seq, randomBytes(16), Buffer.concat(messages));
  }

  /** Clauses 3 to 6, up to the server's flight: the keys are agreed on and the server has asked for a name. */
  async shakeHands(): Promise<{ answer(name: string): void }> {
    this.wire.write(this.hello());
    await this.readServerHello();
    await this.readServerFlight();
    return { answer: (name) => this.introduce({ name }) };
  }

  /** Sends our flight. */
  introduce(who: Introduction, edit?: Edit<FlightStep[]>): void {
    this.wire.write(this.sealHandshake(0, ...this.writeFlight(who, edit)));
  }

  /** Shakes hands under a name and waits to be welcome. */
  async join(name: string, who: Omit<Introduction, "name"> = {}): Promise<void> {
    await this.shakeHands();
    this.introduce({ name, ...who });
    await this.until(types.WELCOME);
  }

  /** SAY, the whole message; room 1 goes without saying. */
  words(text: string, id: Buffer = randomBytes(16), room?: number): Buffer {
    return message(types.SAY, writeCbor({ id, text, ...(room === undefined ? {} : { room }) }));
  }

  /** Clause 9.5: sends what has one answer, and waits for that. */
  async ask(type: number, fields: Fields, id: Buffer = randomBytes(16)): Promise<Answer> {
    const before = this.messages.length;
    this.say(type, writeCbor({ id, ...fields }));
    for (let at = before; ; at += 1) {
      while (at >= this.messages.length) await this.next();
      const answer = this.messages[at];
      if (answer === undefined || answer.type < types.SAY) continue;
      const read = readCbor(answer.body);
      if (Buffer.isBuffer(read["id"]) && read["id"].equals(id)) return { type: answer.type, fields: read };
    }
  }

  /** Clause 8: REKEY_C, not sent yet. */
  rekeyRequest(edit: Edit<RekeyRequest> = (fields) => fields): Buffer {
    this.#share = clientShare([this.suite]);
    const { Yc, ek } = this.#share;
    this.#request = writeRekeyRequest(edit({ random: randomBytes(32), Yc, ek }));
    return this.#request;
  }

  /** Clause 8.3, first half: what the server sends next is under the new keys. Gives those for our own records. */
  readRekeyAnswer(body: Buffer): { switch(): void } {
    const { Ys, ct, unsigned, sig } = readRekeyAnswer(body);
    const th = rekeyHash(this.SID, this.#request, unsigned);
    if (this.#share === undefined || !isSignature(this.hostKey, "host rekey", th, sig))
      throw new Error("sig");
    const { apC, apS, RK } = rekeyedKeys(this.RK, openShare(this.#share, this.suite, Ys, ct), th);
    this.RK = RK;
    this.theirs = { secret: apS, seq: 0 };
    return {
      switch: () => {
        this.ours = { secret: apC, seq: 0 };
      },
    };
  }

  /** A whole rekey. */
  async rekey(): Promise<void> {
    this.send(this.rekeyRequest());
    const next = this.readRekeyAnswer((await this.until(types.REKEY_S)).body);
    this.send(rekeyOk);
    next.switch();
  }

  close(): void {
    this.wire.socket.destroy();
  }

  /** The last record that came, for comparing ciphertexts, and its number, as its tag counts it. */
  get lastRecord(): Buffer {
    return this.wire.received.at(-1) ?? Buffer.alloc(0);
  }

  get lastRecordNumber(): number {
    return this.theirs.seq - 1;
  }

  /** ap_c and ap_s: everything that protects the session follows from them. */
  get clientSecret(): Buffer {
    return this.ours.secret;
  }

  set clientSecret(secret: Buffer) {
    this.ours = { ...this.ours, secret };
  }

  get serverSecret(): Buffer {
    return this.theirs.secret;
  }

  get socket() {
    return this.wire.socket;
  }

  get received(): readonly Buffer[] {
    return this.wire.received;
  }

  get sent(): readonly Buffer[] {
    return this.wire.sent;
  }

  #handshakeKeys(): HandshakeKeys {
    if (this.handshake === undefined) throw new Error("there are no keys yet");
    return this.handshake;
  }
}
