/** A client and a server session on a wire and a clock of our own. Nothing sleeps and nothing is random but keys. */
import {
  generateInitiatorKeyShare,
  IdentityKey,
  type InitiatorKeyShare,
  type SuiteId,
  suitePreference,
} from "@conclave/crypto";
import {
  type ClientEvent,
  ClientSession,
  type ClosedEvent,
  type CloseReason,
  type HostDigest,
  type HostPin,
  type KeyLimits,
  type NamePolicy,
  type ServerEvent,
  ServerSession,
} from "../../src/index.ts";

export type Side = "client" | "server";

export interface PairOptions {
  readonly name?: string;
  readonly hostKey?: IdentityKey;
  /** Undefined: nothing known of the server. Default: the server's own key. */
  readonly pin?: HostDigest | HostPin | undefined;
  readonly clientSuites?: readonly SuiteId[];
  readonly serverSuites?: readonly SuiteId[];
  readonly share?: InitiatorKeyShare;
  readonly identity?: IdentityKey;
  readonly invite?: Uint8Array;
  readonly policy?: NamePolicy;
  readonly keyLimits?: Partial<KeyLimits>;
  /** Where the client's are to differ. */
  readonly clientKeyLimits?: Partial<KeyLimits>;
  /** What arrives of what was sent, in how many pieces. Default: all of it, in one. */
  readonly wire?: (from: Side, bytes: Uint8Array) => Iterable<Uint8Array>;
  /** Whether the server takes an offered name. Default: it does. */
  readonly judgeName?: (server: ServerSession, name: string) => readonly (ClosedEvent | ServerEvent)[];
}

export class Pair {
  nowMs = 0;
  readonly client: ClientSession;
  readonly server: ServerSession;
  readonly clientEvents: (ClientEvent | ClosedEvent)[] = [];
  readonly serverEvents: (ClosedEvent | ServerEvent)[] = [];
  /** Everything that left each side, before the wire touched it. */
  readonly sent: Record<Side, Uint8Array[]> = { client: [], server: [] };
  readonly #options: PairOptions;

  private constructor(options: PairOptions, share: InitiatorKeyShare, hostKey: IdentityKey) {
    this.#options = options;
    const pin = "pin" in options ? options.pin : { hostKey: hostKey.publicKey, suite: 1 as const };
    const suites = options.clientSuites ?? suitePreference;
    const { name = "ana", identity, invite, policy = "nameAlone", keyLimits = {} } = options;
    const clientKeyLimits = { ...keyLimits, ...options.clientKeyLimits };
    this.client = new ClientSession(
      { share, name, identity, invite, pin, suites, keyLimits: clientKeyLimits },
      this.nowMs,
    );
    this.server = new ServerSession(
      { hostKey, policy, suites: options.serverSuites ?? suitePreference, keyLimits },
      this.nowMs,
    );
  }

  /** Two sessions, nothing sent yet. */
  static async create(options: PairOptions = {}): Promise<Pair> {
    const share = options.share ?? (await generateInitiatorKeyShare(options.clientSuites ?? suitePreference));
    return new Pair(options, share, options.hostKey ?? IdentityKey.generate());
  }

  /** Two sessions after everything that they have to say to each other by themselves. */
  static async open(options: PairOptions = {}): Promise<Pair> {
    const pair = await Pair.create(options);
    await pair.settle();
    return pair;
  }

  /** Carries bytes and runs agreements until both sides are quiet. */
  async settle(): Promise<void> {
    let busy = true;
    while (busy)
      busy = (await this.#carry("client")) || (await this.#carry("server")) || (await this.#report());
  }

  /** Lets time pass in one step; the deadlines of both sides act. */
  async pass(ms: number): Promise<void> {
    this.nowMs += ms;
    await this.#onClientEvents(this.client.expire(this.nowMs));
    await this.#onServerEvents(this.server.expire(this.nowMs));
    await this.settle();
  }

  /** Ends the connection of one side, as the transport does when the other has ended it. */
  async hangUp(side: Side): Promise<void> {
    if (side === "client") await this.#onClientEvents(this.client.end());
    else await this.#onServerEvents(this.server.end());
  }

  /** Hands bytes to one side as if the other had sent them. */
  async inject(to: Side, bytes: Uint8Array): Promise<void> {
    if (to === "server") await this.#onServerEvents(this.server.receive(bytes, this.nowMs));
    else await this.#onClientEvents(this.client.receive(bytes, this.nowMs));
  }

  /** How a side's session ended, if it did. */
  ending(side: Side): CloseReason | undefined {
    const events = side === "client" ? this.clientEvents : this.serverEvents;
    return events.find((event): event is ClosedEvent => event.type === "closed")?.reason;
  }

  /** The fault that ended a side, "bye CODE" for a goodbye, or "open". */
  outcome(side: Side): string {
    const reason = this.ending(side);
    if (reason === undefined) return "open";
    return reason.by === "fault" ? reason.error.code : `bye ${reason.bye.code} by ${reason.by}`;
  }

  /** What happened while output was taken, if anything. */
  async #report(): Promise<boolean> {
    const isDue = (deadline: number | undefined) => deadline === Number.NEGATIVE_INFINITY;
    const due = [isDue(this.client.deadline), isDue(this.server.deadline)];
    if (due[0]) await this.#onClientEvents(this.client.expire(this.nowMs));
    if (due[1]) await this.#onServerEvents(this.server.expire(this.nowMs));
    return due.includes(true);
  }

  async #carry(from: Side): Promise<boolean> {
    const session = this[from];
    let carried = false;
    for (let bytes = session.takeOutput(); bytes !== undefined; bytes = session.takeOutput()) {
      carried = true;
      this.sent[from].push(bytes);
      const pieces = this.#options.wire?.(from, bytes) ?? [bytes];
      for (const piece of pieces) await this.inject(from === "client" ? "server" : "client", piece);
    }
    return carried;
  }

  async #onClientEvents(events: readonly (ClientEvent | ClosedEvent)[]): Promise<void> {
    for (const event of events) {
      this.clientEvents.push(event);
      if (event.type === "agree")
        await this.#onClientEvents(this.client.agreed(await event.run(), this.nowMs));
      if (event.type === "rekey")
        await this.#onClientEvents(this.client.rekey(await event.run(), this.nowMs));
    }
  }

  async #onServerEvents(events: readonly (ClosedEvent | ServerEvent)[]): Promise<void> {
    for (const event of events) {
      this.serverEvents.push(event);
      if (event.type === "agree")
        await this.#onServerEvents(this.server.agreed(await event.run(), this.nowMs));
      if (event.type === "name") await this.#onServerEvents(this.#judge(event.name));
    }
  }

  #judge(name: string): readonly (ClosedEvent | ServerEvent)[] {
    if (this.#options.judgeName !== undefined) return this.#options.judgeName(this.server, name);
    this.server.welcome(name);
    return [];
  }
}
