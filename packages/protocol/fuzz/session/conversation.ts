/**
 * A client and a server talk as a program has it. One of them is under test; the other is its peer, whose bytes are
 * tampered with on the way and who can be made to seal whatever the program wants, under the right keys. The session under
 * test must bear all of it: it ends with a fault of its table or goes on, and what it reports was said.
 */
import { concatBytes, InitiatorKeyShare, type ResponderAgreement, type SuiteId } from "@conclave/crypto";
import { promised } from "@conclave/fuzz/target";
import { ClientSession, type NameRefusal, ServerSession } from "../../src/index.ts";
import { plaintextMaxBytes } from "../../src/limits.ts";
import type { Channel } from "../../src/session/channel.ts";
import { labelOfProtocolError } from "../label.ts";
import {
  agreementOf,
  fixedRandom,
  hostKey,
  identityKey,
  inviteToken,
  shareFor,
  shareThatPublishes,
} from "./fixed-keys.ts";
import { Operands, type Step } from "./program.ts";
import { sealable } from "./sealable.ts";
import { Watched, type Work } from "./watched.ts";

export type Side = "client" | "server";

export class Conversation {
  readonly #side: Side;
  readonly #suite: SuiteId;
  readonly #target: Watched;
  readonly #peer: Watched;
  readonly #operands: Operands;
  #nowMs = 0;
  #held: Uint8Array = new Uint8Array(0);
  /** Whether anything was done that an honest peer on a good wire does not do. */
  #isClean = true;
  readonly #said: Record<"peer" | "target", string[]> = { peer: [], target: [] };

  /** @param side the one under test. */
  constructor(side: Side, program: Uint8Array) {
    this.#side = side;
    this.#operands = new Operands(program);
    const options = this.#operands.u8();
    this.#suite = (options & 1) === 0 ? 2 : 1;
    const client = new Watched(newClient(this.#suite, options));
    const server = new Watched(newServer(options));
    [this.#target, this.#peer] = side === "client" ? [client, server] : [server, client];
    if ((options & 0b11000) !== 0) this.#isClean = false;
  }

  /** Runs the program; returns how it ended, in a few words. */
  async run(): Promise<string> {
    for (let count = 0; !this.#operands.isAtEnd && count < maxSteps; count += 1) {
      await this.#do(this.#operands.step());
      this.#check();
    }
    if (this.#isClean) await this.#settle();
    this.#check();
    if (this.#isClean) this.#checkAllArrived();
    return this.#label();
  }

  async #do(step: Step): Promise<void> {
    if (!cleanSteps.has(step)) this.#isClean = false;
    await this.#actions[step]();
  }

  readonly #actions: Readonly<Record<Step, () => Promise<void> | void>> = {
    settle: () => this.#settle(),
    carry: () => this.#deliver(this.#peerOutput()),
    carryFlipped: () => {
      const [offset, bit] = [this.#operands.u16(), this.#operands.u8() & 7];
      this.#deliver(flipped(this.#peerOutput(), offset, 1 << bit));
    },
    drop: () => void this.#peerOutput(),
    double: () => {
      const bytes = this.#peerOutput();
      this.#deliver(bytes);
      this.#deliver(bytes);
    },
    hold: () => {
      this.#held = this.#peerOutput();
    },
    split: () => this.#deliverInPieces(this.#peerOutput(), Math.max(1, this.#operands.u8())),
    inject: () => this.#deliver(this.#operands.bytes(this.#operands.u8())),
    sealPlaintext: () => this.#seal(this.#operands.bytes(this.#operands.u16() % (plaintextMaxBytes + 1))),
    sealMessage: () => {
      const [type, length] = [this.#operands.u8(), this.#operands.u8()];
      this.#seal(envelope(type, this.#operands.bytes(length)));
    },
    sealSample: () => this.#sealSample(),
    peerSays: () => this.#say("peer"),
    targetSays: () => this.#say("target"),
    decide: () => this.#decide(this.#operands.u8()),
    pass: () => this.#pass(spansMs[this.#operands.u8() % spansMs.length] ?? 0),
    carryBack: () => this.#peer.receive(this.#targetOutput(), this.#nowMs),
    agree: () => this.#remember(this.#target),
    agreeAfresh: () => this.#agreeAfresh(this.#target),
    agreeToOther: () => this.#agreeToOther(this.#operands.u16(), this.#operands.u8()),
    end: () => this.#target.end(),
    close: () => this.#target.close(this.#operands.u8(), "so it is", (this.#operands.u8() & 1) === 1),
  };

  /** Carries everything, answers everything, until both are quiet. */
  async #settle(): Promise<void> {
    for (let quiet = false, rounds = 0; !quiet && rounds < maxRounds; rounds += 1) {
      quiet = true;
      for (let bytes = this.#peerOutput(); bytes.length > 0; bytes = this.#peerOutput()) {
        this.#deliver(bytes);
        quiet = false;
      }
      for (let bytes = this.#targetOutput(); bytes.length > 0; bytes = this.#targetOutput()) {
        this.#peer.receive(bytes, this.#nowMs);
        quiet = false;
      }
      for (const side of [this.#target, this.#peer]) {
        if (side.work.length > 0) quiet = false;
        await this.#remember(side);
        for (const name of side.names.splice(0)) side.ask(() => void asServer(side)?.welcome(name));
      }
    }
  }

  /** The peer's next bytes; what was held back comes after them. */
  #peerOutput(): Uint8Array {
    const bytes = this.#peer.output(this.#nowMs);
    const held = this.#held;
    this.#held = nothing;
    return concatBytes(bytes, held);
  }

  #targetOutput(): Uint8Array {
    return this.#target.output(this.#nowMs);
  }

  #deliver(bytes: Uint8Array): void {
    this.#target.receive(Uint8Array.from(bytes), this.#nowMs);
  }

  #deliverInPieces(bytes: Uint8Array, length: number): void {
    for (let offset = 0; offset < bytes.length; offset += length)
      this.#deliver(bytes.subarray(offset, offset + length));
  }

  /** The work that is waited for, with what was computed beforehand wherever the other side's keys are the usual ones. */
  async #remember(side: Watched): Promise<void> {
    for (const work of side.work.splice(0)) side.finish(work, await this.#result(side, work), this.#nowMs);
  }

  #result(side: Watched, work: Work): unknown {
    if (work.type === "rekey") return shareFor(work.suite);
    return side.session instanceof ClientSession ? work.run() : agreementOf(work.suite);
  }

  /** The same by the session's own means. Keys that it let pass can be agreed with. */
  async #agreeAfresh(side: Watched): Promise<void> {
    for (const work of side.work.splice(0)) side.finish(work, await work.run(), this.#nowMs);
  }

  /** The peer works with other keys than it has: what it sends is signed and sealed as it should be, and wrong. */
  async #agreeToOther(offset: number, mask: number): Promise<void> {
    for (const work of this.#peer.work.splice(0)) {
      const result = await this.#result(this.#peer, work);
      this.#peer.finish(work, tamperedWork(result, offset, mask), this.#nowMs);
    }
  }

  #say(who: "peer" | "target"): void {
    const side = who === "peer" ? this.#peer : this.#target;
    if (!side.isOpen) return;
    const text = `honest ${this.#side} ${this.#said[who].length}`;
    this.#said[who].push(text);
    side.say(text);
  }

  /** What the owners do: of the server with a name, of the client without one, of the peer when it has enough. */
  #decide(choice: number): void {
    const [client, server] =
      this.#side === "client" ? [this.#target, this.#peer] : [this.#peer, this.#target];
    const name = server.names.shift() ?? "ana";
    const decisions: readonly (() => void)[] = [
      () => server.ask(() => void asServer(server)?.welcome(name)),
      () => server.ask(() => asServer(server)?.refuseName(refusals[(choice >> 4) & 3] ?? "taken")),
      () => server.ask(() => asServer(server)?.refuse(choice > 127 ? "busy" : "suite")),
      () => client.ask(() => (client.session as ClientSession).offerName("bob", this.#nowMs)),
      () => this.#peer.close(choice >> 4, "", (choice & 8) !== 0),
    ];
    decisions[choice % decisions.length]?.();
  }

  #pass(ms: number): void {
    this.#nowMs += ms;
    this.#target.expire(this.#nowMs);
    this.#peer.expire(this.#nowMs);
  }

  /** Lets the peer seal a plaintext; messages that end a record end theirs. */
  #seal(plaintext: Uint8Array): void {
    this.#peer.ask(() => {
      const { channel } = this.#peer.session as unknown as { readonly channel: Channel };
      const [type = 0] = plaintext;
      if (type >= firstRekeyType && type <= lastRekeyType) channel.enqueueLast(plaintext);
      else channel.enqueue(plaintext);
      return undefined;
    });
  }

  /** A good message with one byte changed, cut or drawn out. */
  #sealSample(): void {
    const [which, offset] = [this.#operands.u8(), this.#operands.u16()];
    const [mask, change] = [this.#operands.u8(), this.#operands.u8()];
    const samples = sealable(this.#side, this.#suite);
    const sample = samples[which % samples.length] ?? nothing;
    const body = flipped(sample.subarray(3), offset, mask);
    const length = change < 128 ? body.length : Math.max(0, body.length + change - 192);
    const changed = new Uint8Array(length);
    changed.set(body.subarray(0, length));
    this.#seal(envelope(sample[0] ?? 0, changed));
  }

  /** What was heard was said, in order, none left out. */
  #check(): void {
    const { peer, target } = this.#said;
    promised(
      isBeginning(this.#target.heard.filter(isHonest), peer),
      "what was heard was said, in order, without gaps",
    );
    promised(
      isBeginning(this.#peer.heard.filter(isHonest), target),
      "what the peer heard was said by the one under test",
    );
  }

  #checkAllArrived(): void {
    promised(this.#target.reason === undefined, `an honest peer on a good wire is kept: ${this.#label()}`);
    promised(this.#target.heard.length === this.#said.peer.length, "all that was said arrives");
    promised(
      this.#peer.heard.length === this.#said.target.length,
      "all that the one under test says arrives",
    );
  }

  #label(): string {
    const { reason, rekeys, session } = this.#target;
    const keys = rekeys > 0 ? "rekeyed" : "";
    if (reason === undefined) return `${session.state} ${keys}`;
    if (reason.by !== "fault") return `bye by ${reason.by} ${keys}`;
    return `${labelOfProtocolError(reason.error)} ${keys}`;
  }
}

function newClient(suite: SuiteId, options: number): ClientSession {
  const pin = (options & 8) === 0 ? { hostKey: hostKey.publicKey, suite: 1 as const } : undefined;
  return new ClientSession(
    {
      share: shareFor(suite),
      name: "ana",
      pin: (options & 16) === 0 ? pin : { keyDigest: new Uint8Array(32) },
      identity: (options & 2) === 0 ? undefined : identityKey,
      invite: (options & 4) === 0 ? undefined : inviteToken,
      suites: suite === 2 ? [2, 1] : [1],
      random: fixedRandom("client"),
      keyLimits,
    },
    0,
  );
}

function newServer(options: number): ServerSession {
  const policy = (options & 2) === 0 ? "nameAlone" : "identityNeeded";
  return new ServerSession({ hostKey, policy, random: fixedRandom("server"), keyLimits }, 0);
}

function asServer({ session }: Watched): ServerSession | undefined {
  return session instanceof ServerSession ? session : undefined;
}

/** A share or an agreement with one byte of what is published changed. */
function tamperedWork(result: unknown, offset: number, mask: number): unknown {
  const change = <Bytes extends Uint8Array>(bytes: Bytes) => flipped(bytes, offset, mask) as unknown as Bytes;
  if (result instanceof InitiatorKeyShare) return shareThatPublishes(result, change);
  if (result instanceof Uint8Array) return result;
  const { answer, secret } = result as ResponderAgreement;
  return {
    answer: { publicValue: change(answer.publicValue), ciphertext: change(answer.ciphertext) },
    secret,
  };
}

function flipped(bytes: Uint8Array, offset: number, mask: number): Uint8Array {
  const changed = Uint8Array.from(bytes);
  if (changed.length > 0) changed[offset % changed.length] = (changed[offset % changed.length] ?? 0) ^ mask;
  return changed;
}

function envelope(type: number, body: Uint8Array): Uint8Array {
  const fitting = body.subarray(0, plaintextMaxBytes - 3);
  return concatBytes(Uint8Array.of(type, fitting.length >> 8, fitting.length & 0xff), fitting);
}

function isHonest(text: string): boolean {
  return text.startsWith("honest ");
}

function isBeginning(part: readonly string[], whole: readonly string[]): boolean {
  return part.length <= whole.length && part.every((text, index) => text === whole[index]);
}

/** Keys that are old after a few records, so that a short program gets to rekeys. */
const keyLimits = { rekeyBytes: 2000, rekeyIntervalMs: 0 };

/** What happens between an honest peer, a good wire and a willing owner. */
const cleanSteps: ReadonlySet<Step> = new Set([
  ...(["settle", "carry", "split", "peerSays", "targetSays"] as const),
  ...(["carryBack", "agree", "agreeAfresh"] as const),
]);

const refusals: readonly NameRefusal[] = ["length", "characters", "taken", "lookalike"];
const spansMs: readonly number[] = [1, 1000, 5000, 15_000, 20_000, 30_000, 60_000, 3_600_000, 86_400_000];
const nothing = new Uint8Array(0);
const firstRekeyType = 32;
const lastRekeyType = 34;
const maxSteps = 200;
const maxRounds = 100;
