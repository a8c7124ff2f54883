/**
 * One connection to one server, from dialling to its end: the bridge between a transport and a session, and the pin of the
 * server. `Client` makes a new one when it ends.
 */
import {
  type AgreedSecret,
  equalBytes,
  fingerprintOfDigest,
  generateInitiatorKeyShare,
  type IdentityKey,
  type InitiatorKeyShare,
  keyDigest,
  suitePreference,
} from "@conclave/crypto";
import {
  type ClientRoomMessage,
  ClientSession,
  type ClosedEvent,
  type CloseReason,
  closeCodes,
  type HostIdentity,
  type Invitation,
  type KeyLimits,
  type Occupant,
  ProtocolError,
  presentMaxCount,
  type RoomId,
  roomsHeardOfMaxCount,
  type ServerAddress,
  type ServerRoomMessage,
  type ClientEvent as SessionEvent,
  type SessionReport,
  UsageError,
} from "@conclave/protocol";
import { toEnding } from "./ending.ts";
import type { ConnectionEvent, Ending } from "./events.ts";
import type { Dial, Transport } from "./transport.ts";
import { dialTcp } from "./transport-tcp.ts";
import { type KnownServer, KnownServers, KnownServersError } from "./trust/known-servers.ts";

export interface ConnectionOptions {
  readonly address: ServerAddress;
  /** 1 to 128 bytes of UTF-8; what else it has to be, the server says. */
  readonly name: string;
  /** The key that owns the name. Default: none, a guest. */
  readonly identity?: IdentityKey | undefined;
  /** What an invitation to this address says. Default: none. */
  readonly invitation?: Pick<Invitation, "keyDigest" | "token"> | undefined;
  /** Default: the file of this person. */
  readonly knownServers?: KnownServers;
  /** Default: TCP to the address. */
  readonly dial?: Dial;
  /** When keys are replaced. Default: as the protocol has it. */
  readonly keyLimits?: Partial<KeyLimits>;
}

export class Connection {
  readonly #options: ConnectionOptions;
  readonly #emit: (event: ConnectionEvent) => void;
  readonly #knownServers: KnownServers;
  readonly #dial: Dial;
  readonly #dialling = new AbortController();
  #state: "ended" | "idle" | "running" = "idle";
  #session: ClientSession | undefined;
  #transport: Transport | undefined;
  #output: "blocked" | "free" = "free";
  #timer: NodeJS.Timeout | undefined;
  #known: KnownServer | undefined;
  #host: HostIdentity | undefined;
  #answered = false;
  /** Names of a list of who is here that is still coming in. */
  readonly #arriving: Occupant[] = [];
  readonly #roomsHeardOf = new Set<RoomId>();

  /** @param emit hears everything that happens; the last event is "ended". */
  constructor(options: ConnectionOptions, emit: (event: ConnectionEvent) => void) {
    this.#options = options;
    this.#emit = emit;
    this.#knownServers = options.knownServers ?? new KnownServers();
    this.#dial = options.dial ?? dialTcp(options.address);
  }

  /** Connects, once. Everything that follows, failures included, is an event. */
  async start(): Promise<void> {
    if (this.#state !== "idle") return;
    this.#state = "running";
    try {
      this.#known = await this.#knownServers.find(this.#options.address);
      const mismatch = this.#judgeInvitation(this.#known);
      if (mismatch !== undefined) {
        this.#end(mismatch);
        return;
      }
      const share = await generateInitiatorKeyShare(suitePreference);
      const transport = await this.#dial(
        {
          onData: (chunk) => this.#act(() => this.#session?.receive(chunk, performance.now()) ?? []),
          onDrain: () => this.#drained(),
          onClose: () => this.#act(() => this.#session?.end() ?? []),
        },
        this.#dialling.signal,
      );
      if (this.#isOver) {
        transport.destroy();
        return;
      }
      this.#transport = transport;
      this.#session = this.#newSession(share);
      this.#act(() => []);
    } catch (error) {
      this.#end(startFailure(error));
    }
  }

  /** Sends a message. Throws a UsageError before "welcome" and after "ended", and for one that breaks a rule. */
  send(message: ClientRoomMessage): void {
    if (this.#session === undefined) throw new UsageError("nothing can be said before the welcome");
    if (this.#isEnding) return;
    this.#session.send(message);
    this.#act(() => []);
  }

  /** Offers another name after "name-refused". Throws a UsageError at any other time. */
  offerName(name: string): void {
    if (this.#session === undefined) throw new UsageError("no name is asked for");
    if (this.#isEnding) return;
    const session = this.#session;
    this.#act(() => session.offerName(name, performance.now()));
  }

  /** Whether it was closed, which can be at any await. */
  get #isOver(): boolean {
    return this.#state === "ended";
  }

  /**
   * Whether the session is over and "ended" is still to be heard, after what came in one piece with the end. Whoever answers
   * to that cannot know: what it says has nobody to go to.
   */
  get #isEnding(): boolean {
    return this.#state === "running" && this.#session?.state === "nothing";
  }

  /** What protects the connection now, without any secret; nothing before the handshake is done. */
  report(): SessionReport | undefined {
    return this.#session?.report(performance.now());
  }

  /** Says goodbye, if there is anybody to say it to, and ends. */
  close(): void {
    this.#dialling.abort();
    if (this.#session === undefined) this.#end({ kind: "closed" });
    else this.#act(() => this.#session?.close() ?? []);
  }

  #newSession(share: InitiatorKeyShare): ClientSession {
    const { name, identity, invitation, keyLimits = {} } = this.#options;
    const pin = this.#known ?? invitation;
    const invite = invitation?.token;
    return new ClientSession({ share, name, identity, invite, pin, keyLimits }, performance.now());
  }

  /** An invitation may not speak against what is pinned. */
  #judgeInvitation(known: KnownServer | undefined): Ending | undefined {
    const { invitation } = this.#options;
    if (known === undefined || invitation === undefined) return undefined;
    if (equalBytes(keyDigest(known.hostKey), invitation.keyDigest)) return undefined;
    const invitedFingerprint = fingerprintOfDigest(invitation.keyDigest);
    return { kind: "other-invitation", knownFingerprint: known.fingerprint, invitedFingerprint };
  }

  /** One step of the session and all that follows from it. */
  #act(step: () => readonly (ClosedEvent | SessionEvent)[]): void {
    for (const event of step()) this.#handle(event);
    this.#write();
    this.#arm();
  }

  #handle(event: ClosedEvent | SessionEvent): void {
    switch (event.type) {
      case "agree":
        this.#answered = true;
        this.#agree(event.run());
        break;
      case "host":
        this.#host = event.host;
        if (event.verdict === "pinned") this.#secured(event.host);
        break;
      case "message":
        this.#receive(event.message);
        break;
      case "rekey":
        this.#rekey(event.run());
        break;
      case "closed":
        this.#closed(event.reason);
        break;
      default:
        this.#emit(event);
    }
  }

  #agree(result: Promise<AgreedSecret>): void {
    result.then(
      (secret) => this.#act(() => this.#session?.agreed(secret, performance.now()) ?? []),
      // What the server sent was checked before; if its keys still cannot be used, there is nobody to talk to.
      () => this.#transport?.destroy(),
    );
  }

  #rekey(result: Promise<InitiatorKeyShare>): void {
    result.then(
      (share) => this.#act(() => this.#session?.rekey(share, performance.now()) ?? []),
      // Without new keys the old ones would be used for too long.
      () => this.#transport?.destroy(),
    );
  }

  #secured(host: HostIdentity): void {
    this.#emit({ type: "secured", host });
    // A server that an invitation vouches for is pinned, and one that got better is held to it from now on. If the file
    // cannot be written, what it says still holds.
    if (this.#known === undefined || host.suite > this.#known.suite) {
      this.#knownServers.pin(this.#options.address, host).catch(() => {});
    }
  }

  #receive(message: Extract<SessionEvent, { type: "message" }>["message"]): void {
    switch (message.type) {
      case "PRESENT":
        this.#arriving.push(...message.occupants);
        if (!message.more) this.#emit({ type: "present", occupants: this.#arriving.splice(0) });
        else if (this.#arriving.length > presentMaxCount)
          this.#refuse(new ProtocolError("message-malformed", { message: "PRESENT", field: "more" }));
        break;
      default:
        if (this.#isRoomTooMany(message))
          this.#refuse(new ProtocolError("message-malformed", { message: message.type, field: "room" }));
        else this.#emit({ type: "message", message });
    }
  }

  /** Whoever speaks of ever more rooms makes us remember each of them (clause 9.8). */
  #isRoomTooMany(message: ServerRoomMessage): boolean {
    if (message.type !== "ROOM" && message.type !== "SAID" && message.type !== "ACK") return false;
    this.#roomsHeardOf.add(message.room);
    return this.#roomsHeardOf.size > roomsHeardOfMaxCount;
  }

  /** Ends over something that no well-behaved server sends. */
  #refuse(error: ProtocolError): void {
    this.#end({ kind: "broken", error });
    this.#act(() => this.#session?.abandon(closeCodes.badMessage, "") ?? []);
  }

  #closed(reason: CloseReason): void {
    this.#write();
    this.#transport?.end();
    const knownBy = this.#known === undefined ? "invitation" : "pin";
    this.#end(toEnding(reason, { answered: this.#answered, host: this.#host, knownBy }));
  }

  #end(ending: Ending): void {
    if (this.#state === "ended") return;
    this.#state = "ended";
    clearTimeout(this.#timer);
    this.#emit({ type: "ended", ending });
  }

  #drained(): void {
    this.#output = "free";
    this.#act(() => []);
  }

  /** Seals what waits when the transport can take it, so that a slow network makes for fuller records. */
  #write(): void {
    while (this.#output === "free") {
      const bytes = this.#session?.takeOutput();
      if (bytes === undefined || this.#transport === undefined) return;
      if (!this.#transport.write(bytes)) this.#output = "blocked";
    }
  }

  #arm(): void {
    clearTimeout(this.#timer);
    const deadline = this.#session?.deadline;
    if (deadline === undefined) return;
    const delayMs = Math.max(0, Math.ceil(deadline - performance.now()));
    this.#timer = setTimeout(() => this.#act(() => this.#session?.expire(performance.now()) ?? []), delayMs);
  }
}

function startFailure(error: unknown): Ending {
  if (error instanceof KnownServersError) return { kind: "pins-unreadable", error };
  if ((error as Error).name === "AbortError") return { kind: "closed" };
  if (typeof (error as NodeJS.ErrnoException).code !== "string") throw error;
  return { kind: "unreachable", error: error as NodeJS.ErrnoException };
}
