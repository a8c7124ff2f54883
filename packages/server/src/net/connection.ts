/**
 * One client: a socket on one side, its session on the other, and a device of somebody between welcome and goodbye.
 * Whatever goes wrong here ends this connection and touches no other.
 */
import type { Socket } from "node:net";
import { fingerprint, type IdentityKey, type IdentityPublicKey, suiteNames } from "@conclave/crypto";
import {
  type AgreeEvent,
  type ClientRoomMessage,
  type ClosedEvent,
  type CloseReason,
  closeCodes,
  encodeRoomMessage,
  type Introduced,
  type KeyLimits,
  type NamePolicy,
  type RoomId,
  type ServerEvent,
  type ServerRoomMessage,
  ServerSession,
} from "@conclave/protocol";
import type { Access, Admission } from "../access/access.ts";
import { AuthorizedKeysError } from "../access/authorized-keys.ts";
import type { ConnectionView } from "../admin/control.ts";
import type { Chat } from "../chat/chat.ts";
import type { Device, Person } from "../chat/person.ts";
import { type Standing, standingOf } from "../chat/standing.ts";
import type { Clock } from "../clock.ts";
import type { AccessRefusal } from "../log/events.ts";
import type { Log } from "../log/logger.ts";
import type { Moderation } from "../moderation/moderation.ts";
import type { Claimant, Roster } from "../names/roster.ts";
import type { Place } from "./admission.ts";
import type { AgreementQueue } from "./agreement-queue.ts";
import { DeadlineTimer } from "./deadline-timer.ts";
import type { FlushQueue } from "./flush-queue.ts";
import type { ServerLimits } from "./limits.ts";
import { Outbox } from "./outbox.ts";
import { Throttle } from "./throttle.ts";

/** What all connections of a server share. */
export interface Services {
  readonly hostKey: IdentityKey;
  readonly chat: Chat;
  readonly roster: Roster;
  readonly access: Access;
  readonly moderation: Moderation;
  readonly policy: NamePolicy;
  readonly keyLimits: Partial<KeyLimits>;
  readonly agreements: AgreementQueue;
  readonly flushes: FlushQueue;
  readonly clock: Clock;
  readonly log: Log;
  readonly limits: ServerLimits;
}

/** Where a connection came in. */
export interface Arrival {
  /** Names the connection in the log. */
  readonly id: string;
  readonly socket: Socket;
  /** Of the peer, as the socket has it while it is open. */
  readonly address: string | undefined;
  readonly source: string;
  readonly place: Place;
}

/** Bytes on the wire. */
export interface Traffic {
  readonly receivedBytes: number;
  readonly sentBytes: number;
}

type Event = ClosedEvent | ServerEvent;

export class Connection implements Claimant, Device {
  /** Settles when the socket is closed. */
  readonly closed: Promise<void>;
  readonly #arrival: Arrival;
  readonly #services: Services;
  readonly #session: ServerSession;
  readonly #outbox: Outbox;
  readonly #throttle: Throttle;
  readonly #timer: DeadlineTimer;
  readonly #acceptedMs: number;
  readonly #acceptedDateMs: number;
  #handshake: "done" | "pending" = "pending";
  /** Set while its person is here. */
  #person: Person | undefined;
  #standing: Standing = { mutedUntilMs: 0, staff: "no" };
  /** What the others are told when it goes. */
  #parting: "left" | "lost" | "removed" = "lost";
  #identity: IdentityPublicKey | undefined;

  constructor(arrival: Arrival, services: Services) {
    this.#arrival = arrival;
    this.#services = services;
    const { clock, limits, hostKey, policy, keyLimits } = services;
    this.#acceptedMs = clock.nowMs();
    this.#acceptedDateMs = clock.dateMs();
    this.#session = new ServerSession({ hostKey, policy, keyLimits }, this.#acceptedMs);
    this.#outbox = new Outbox(arrival.socket, this.#session, clock, limits, () => this.#dropSlowReader());
    this.#throttle = new Throttle(arrival.socket, clock, limits, (pauseMs) => {
      services.log.write("member.slowed", { conn: arrival.id, pauseMs });
    });
    this.#timer = new DeadlineTimer(clock, () => this.#act(() => this.#session.expire(clock.nowMs())));
    this.closed = this.#listen();
    this.#timer.follow(this.#session.deadline);
  }

  get conn(): string {
    return this.#arrival.id;
  }

  get person(): Person {
    if (this.#person === undefined) throw new Error("a connection before its welcome is nobody's device");
    return this.#person;
  }

  get identity(): IdentityPublicKey | undefined {
    return this.#identity;
  }

  /** What an administrator sees of it. */
  get view(): ConnectionView {
    const { id, socket, address } = this.#arrival;
    return {
      conn: id,
      stage: this.#person !== undefined ? "member" : this.#handshake === "done" ? "nameless" : "handshake",
      name: this.#person?.name,
      identity: this.#identity,
      host: address ?? "unknown",
      port: socket.remotePort ?? 0,
      sinceMs: this.#acceptedDateMs,
      waitingBytes: this.#session.waitingBytes,
      rekeyCount: this.#session.report(this.#services.clock.nowMs())?.rekeys ?? 0,
      ...this.traffic,
    };
  }

  get traffic(): Traffic {
    const { bytesRead, bytesWritten } = this.#arrival.socket;
    return { receivedBytes: bytesRead, sentBytes: bytesWritten };
  }

  displace(): void {
    this.close(closeCodes.replaced, "you have connected too often");
  }

  deliver(message: Uint8Array): void {
    if (this.#session.state !== "messages") return;
    this.#session.sendEncoded(message);
    this.#services.flushes.add(this);
  }

  get standing(): Standing {
    return this.#standing;
  }

  /** Administration has changed something that may be about its person. */
  refreshStanding(): void {
    if (this.#person === undefined) return;
    const { moderation, clock } = this.#services;
    this.#standing = standingOf(moderation, this.#person, this.#identity, clock.dateMs());
  }

  forgive(bytes: number): void {
    this.#throttle.forgive(bytes);
  }

  get isHere(): boolean {
    return this.#person !== undefined;
  }

  send(message: ServerRoomMessage): void {
    this.deliver(encodeRoomMessage(message));
  }

  /** Writes what waits, as far as the socket takes it. */
  flush(): void {
    this.#act(noStep);
  }

  /** A moderator of the server sends somebody away. */
  remove(text: string): void {
    this.#parting = "removed";
    this.close(closeCodes.removed, text);
  }

  /** Says goodbye, and ends the connection when that has left. */
  close(code: number, text: string): void {
    this.#act(() => this.#session.close(code, text));
  }

  #listen(): Promise<void> {
    const { promise, resolve } = Promise.withResolvers<void>();
    const onEnd = () => this.#act(() => this.#session.end());
    this.#arrival.socket
      .on("data", (chunk) => this.#receive(chunk))
      .on("end", onEnd)
      // "close" follows, and a reset is to us what an end without goodbye is.
      .on("error", onEnd)
      .on("close", () => {
        onEnd();
        this.#arrival.place.gone();
        resolve();
      });
    return promise;
  }

  #receive(chunk: Uint8Array): void {
    this.#throttle.spendBytes(chunk.length);
    this.#act(() => this.#session.receive(chunk, this.#services.clock.nowMs()));
    if (this.#throttle.apply() === "flood") this.close(closeCodes.flood, "too much at once");
  }

  /** One step of the session and all that follows from it. A fault of ours ends this connection and is logged. */
  #act(step: () => readonly Event[]): void {
    try {
      this.#handle(step());
      this.#outbox.write();
      this.#timer.follow(this.#session.deadline);
    } catch (error) {
      this.collapse(error as Error);
    }
  }

  #handle(events: readonly Event[]): void {
    for (const event of events) {
      if (event.type === "agree") this.#agree(event);
      else if (event.type === "name") this.#judge(event);
      else if (event.type === "message") this.#receiveMessage(event.message);
      else if (event.type === "rekeyed")
        this.#services.log.write("session.rekeyed", { conn: this.#arrival.id, count: event.count });
      else this.#finish(event.reason);
    }
  }

  #agree<Result extends Parameters<ServerSession["agreed"]>[0]>(event: AgreeEvent<Result>): void {
    const { agreements, clock, log } = this.#services;
    const { isWanted, run } = event;
    // What came right behind it may have ended the session.
    if (!isWanted()) return;
    const isMember = this.#session.state === "messages";
    const result = isMember
      ? agreements.runForMember(this.#arrival.source, isWanted, run)
      : agreements.run(this.#arrival.source, isWanted, run);
    if (result === "full") {
      log.write("agreement.refused", { conn: this.#arrival.id });
      this.#handle(this.#session.refuse("busy"));
      return;
    }
    result.then(
      (agreement) => {
        if (agreement !== undefined) this.#act(() => this.#session.agreed(agreement, clock.nowMs()));
      },
      (error: unknown) =>
        this.#act(() => {
          throw error;
        }),
    );
  }

  /** Whether somebody may come in, and under this name. Only with both is an invitation used up. */
  #judge(introduced: Introduced): void {
    const { roster, clock, log } = this.#services;
    this.#confirmHandshake();
    // What came right behind the name may have ended the session: then nobody is there to be let in.
    if (this.#session.state !== "verdict") return;
    this.#identity = introduced.identity;
    const verdict = this.#services.moderation.judgePerson(introduced);
    const admission = verdict === "admitted" ? this.#admission(introduced) : verdict;
    if (admission !== "admitted") {
      this.#turnAway(admission);
      return;
    }
    const claim = roster.claim(introduced.name, this, clock.dateMs());
    if (claim.outcome === "refused") {
      log.write("name.refused", { conn: this.#arrival.id, refusal: claim.refusal });
      this.#handle(this.#session.refuseName(claim.refusal));
      return;
    }
    try {
      const entry = this.#services.access.enter(introduced, clock.dateMs());
      if (entry.admission === "admitted") this.#enter(claim.name, entry.room);
      else this.#turnAway(entry.admission);
    } finally {
      // Neither whoever is turned away nor a fault, such as a full disk, keeps the name.
      if (this.#person === undefined) roster.release(claim.name, this);
    }
  }

  #admission(introduced: Introduced): Admission {
    const { access, clock, log } = this.#services;
    try {
      return access.judge(introduced, clock.dateMs());
    } catch (error) {
      if (!(error instanceof AuthorizedKeysError)) throw error;
      log.write("access.broken", { error });
      return "not-listed";
    }
  }

  /** The peer learns no more than that; the operator learns why. */
  #turnAway(admission: AccessRefusal): void {
    const identity = this.#identity === undefined ? "none" : fingerprint(this.#identity);
    this.#services.log.write("access.refused", { conn: this.#arrival.id, reason: admission, identity });
    this.#handle(this.#session.close(closeCodes.notAdmitted, "an invitation or a listed key is needed"));
  }

  #enter(name: string, room: RoomId | undefined): void {
    const { chat, log } = this.#services;
    const identity = this.#identity;
    const id = identity === undefined ? undefined : chat.people.known(name, identity);
    const bot = identity === undefined ? undefined : chat.bots.of(identity);
    this.#person = { id, name, guest: identity === undefined, bot };
    this.refreshStanding();
    this.#session.welcome(name);
    chat.enter(this);
    if (room !== undefined) chat.bringIn(this.#person, room);
    log.write("member.joined", {
      conn: this.#arrival.id,
      member: name,
      identity: identity === undefined ? "none" : fingerprint(identity),
      members: chat.presence.count,
    });
  }

  #receiveMessage(message: ClientRoomMessage): void {
    this.#throttle.spendText();
    this.#services.chat.receive(this, message);
  }

  /** The client proved that it holds the keys; from here on it does not count as a handshake. */
  #confirmHandshake(): void {
    const { sessionId, suite } = this.#session;
    if (this.#handshake === "done" || sessionId === undefined || suite === undefined) return;
    this.#handshake = "done";
    this.#arrival.place.opened();
    this.#services.log.write("handshake.done", {
      conn: this.#arrival.id,
      session: Buffer.from(sessionId.subarray(0, loggedSessionBytes)).toString("hex"),
      suite: suiteNames[suite],
      durationMs: Math.round(this.#services.clock.nowMs() - this.#acceptedMs),
    });
  }

  #dropSlowReader(): void {
    this.#act(() => this.#session.abandon(closeCodes.slowReader, "you were not reading"));
  }

  #finish(reason: CloseReason): void {
    const { socket } = this.#arrival;
    const { clock, limits } = this.#services;
    if (reason.by === "peer") this.#parting = "left";
    this.#leave();
    this.#logClosed(reason);
    this.#services.moderation.ended(this.#arrival.address, reason);
    this.#throttle.release();
    this.#outbox.end();
    // Nobody has to wait for a socket that is closed already.
    if (!socket.destroyed)
      socket.once(
        "close",
        clock.setTimer(() => socket.destroy(), limits.lingerMs),
      );
  }

  #leave(): void {
    if (this.#person === undefined) return;
    const { chat, roster, log } = this.#services;
    const { name } = this.#person;
    chat.leave(this, this.#parting);
    roster.release(name, this);
    this.#person = undefined;
    log.write("member.left", {
      conn: this.#arrival.id,
      member: name,
      how: this.#parting,
      members: chat.presence.count,
    });
  }

  #logClosed(reason: CloseReason): void {
    const conn = this.#arrival.id;
    const { log } = this.#services;
    if (reason.by === "fault") {
      const { code, blame, context } = reason.error;
      log.write("connection.closed", { conn, reason: code, by: blame, context });
    } else {
      log.write("connection.closed", { conn, reason: "bye", by: reason.by, code: reason.bye.code });
    }
  }

  /** A fault of ours: let go of everything that this connection holds. */
  collapse(error: Error): void {
    this.#services.log.write("connection.failed", { conn: this.#arrival.id, error });
    this.#leave();
    this.#timer.stop();
    this.#throttle.release();
    this.#outbox.abandon();
    this.#arrival.socket.destroy();
  }
}

/** Nothing happens, but what waits is written. */
const noStep = (): readonly Event[] => [];

/** Enough of a session's id to find the same session in the log of the other side. */
const loggedSessionBytes = 8;
