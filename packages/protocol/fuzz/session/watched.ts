/** A session under watch: whatever it throws that is not our own misuse of it is a defect, and so is life after its end. */
import { promised } from "@conclave/fuzz/target";
import { UsageError } from "../../src/faults.ts";
import {
  type ClientEvent,
  ClientSession,
  type ClosedEvent,
  type CloseReason,
  lobby,
  type RoomMessage,
  type ServerEvent,
  type ServerSession,
} from "../../src/index.ts";

export type AnyEvent = ClientEvent | ClosedEvent | ServerEvent;

/** Work that a session has asked for. */
export type Work = Extract<AnyEvent, { type: "agree" | "rekey" }>;

export class Watched {
  readonly session: ClientSession | ServerSession;
  /** What it asked for and did not get yet, oldest first. */
  readonly work: Work[] = [];
  /** Names that wait for a verdict. */
  readonly names: string[] = [];
  /** Texts that it reported. */
  readonly heard: string[] = [];
  /** How often its keys were replaced. */
  rekeys = 0;
  reason: CloseReason | undefined;

  constructor(session: ClientSession | ServerSession) {
    this.session = session;
  }

  get isOpen(): boolean {
    return this.session.state === "messages";
  }

  receive(bytes: Uint8Array, nowMs: number): void {
    this.#take(this.session.receive(bytes, nowMs));
  }

  expire(nowMs: number): void {
    this.#take(this.session.expire(nowMs));
  }

  end(): void {
    this.#take(this.session.end());
  }

  close(code: number, text: string, isAbandoned: boolean): void {
    this.#take(isAbandoned ? this.session.abandon(code, text) : this.session.close(code, text));
  }

  /** The next bytes that it has to say; none if there are none. */
  output(nowMs: number): Uint8Array {
    const bytes = this.session.takeOutput();
    // What happened while output was made is told by the next call.
    if (this.session.deadline === Number.NEGATIVE_INFINITY) this.expire(nowMs);
    promised(
      this.session.report(nowMs) === undefined || this.session.sessionId !== undefined,
      "a report has its session",
    );
    return bytes ?? new Uint8Array(0);
  }

  /** A call that is our misuse in some states: a UsageError is an answer. */
  ask(call: () => readonly AnyEvent[] | undefined): void {
    try {
      this.#take(call() ?? []);
    } catch (error) {
      if (!(error instanceof UsageError)) throw error;
    }
  }

  /** The result of its work, made by `make` or by the session's own means. */
  finish(work: Work, result: unknown, nowMs: number): void {
    const { session } = this;
    if (work.type === "rekey") this.#take((session as ClientSession).rekey(result as never, nowMs));
    else this.#take(session.agreed(result as never, nowMs));
  }

  say(text: string): void {
    if (!this.isOpen) return;
    const content = { kind: "text", text } as const;
    if (this.session instanceof ClientSession)
      this.session.send({ type: "SAY", id: new Uint8Array(16), room: lobby, content });
    else
      this.session.send({
        type: "SAID",
        room: lobby,
        entry: { number: 1, from: "ana", guest: false, timeMs: 1, content },
      });
  }

  #take(events: readonly AnyEvent[]): void {
    for (const event of events) {
      promised(this.reason === undefined, "nothing comes after the end");
      if (event.type === "agree" || event.type === "rekey") this.work.push(event);
      else if (event.type === "name") this.names.push(event.name);
      else if (event.type === "rekeyed") this.#countRekey(event.count);
      else if (event.type === "message") this.#hear(event.message);
      else if (event.type === "closed") this.reason = event.reason;
    }
    promised(
      (this.session.state === "nothing") === (this.reason !== undefined),
      "an end is told, once it is there",
    );
  }

  #countRekey(count: number): void {
    this.rekeys += 1;
    promised(count === this.rekeys, "rekeys are counted");
  }

  #hear(message: RoomMessage): void {
    const content =
      message.type === "SAY" ? message.content : message.type === "SAID" ? message.entry.content : undefined;
    if (content?.kind === "text") this.heard.push(content.text);
  }
}
