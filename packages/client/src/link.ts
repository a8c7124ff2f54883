/** The connection that there is now, and after it the next one: when to try again, and when to give up. */
import type { SessionReport } from "@conclave/protocol";
import type { ClientClock } from "./clock.ts";
import { Connection, type ConnectionOptions } from "./connection.ts";
import type { ConnectionEvent, Ending } from "./events.ts";
import { type BackOff, canPass, delayBefore, type Persistence } from "./reconnect.ts";

export interface LinkParts {
  readonly connection: ConnectionOptions;
  readonly persistence: Persistence;
  readonly backOff: BackOff;
  readonly clock: ClientClock;
  /** 0 or more, less than 1. */
  random(): number;
  /** Hears everything that happens; the last event is "ended". */
  emit(event: LinkEvent): void;
}

export type LinkEvent =
  | ConnectionEvent
  | { readonly type: "connecting"; readonly attempt: number }
  | { readonly type: "waiting"; readonly ending: Ending; readonly attempt: number; readonly delayMs: number };

type State =
  | { readonly kind: "idle" | "ended" }
  | { readonly kind: "connecting" | "welcomed"; readonly connection: Connection; readonly sinceMs: number }
  | { readonly kind: "waiting"; readonly cancel: () => void };

export class Link {
  readonly #parts: LinkParts;
  #state: State = { kind: "idle" };
  /** The present connection, or the last one: what protected it can still be told. */
  #last: Connection | undefined;
  /** Attempts since the last good connection, the present one included. */
  #attempt = 0;
  /** What we are called, once the server has written it. */
  #name: string | undefined;
  /** What the connection ended of that somebody without a key had this name on: the server may not know it yet. */
  #nameHeld: Ending | undefined;

  constructor(parts: LinkParts) {
    this.#parts = parts;
  }

  get state(): State["kind"] {
    return this.#state.kind;
  }

  /** The connection that we are welcome on, if there is one. */
  get welcomed(): Connection | undefined {
    return this.#state.kind === "welcomed" ? this.#state.connection : undefined;
  }

  start(): Promise<void> {
    return this.#connect();
  }

  /** Does not wait for the next attempt any longer. */
  reconnectNow(): void {
    if (this.#state.kind !== "waiting") return;
    this.#state.cancel();
    void this.#connect();
  }

  offerName(name: string): void {
    if (this.#state.kind === "connecting") this.#state.connection.offerName(name);
  }

  report(): SessionReport | undefined {
    return this.#last?.report();
  }

  /** Ends for good, with a goodbye if there is anybody to say it to. */
  close(): void {
    if (this.#state.kind === "waiting") this.#state.cancel();
    if ("connection" in this.#state) this.#state.connection.close();
    else this.#end({ kind: "closed" });
  }

  #connect(): Promise<void> {
    this.#attempt += 1;
    this.#parts.emit({ type: "connecting", attempt: this.#attempt });
    const { connection: options } = this.#parts;
    const connection = new Connection({ ...options, name: this.#name ?? options.name }, (event) =>
      this.#hear(connection, event),
    );
    this.#last = connection;
    this.#state = { kind: "connecting", connection, sinceMs: this.#parts.clock.nowMs() };
    return connection.start();
  }

  #hear(connection: Connection, event: ConnectionEvent): void {
    switch (event.type) {
      case "welcome":
        if (this.#name === undefined) this.#attempt = 0;
        this.#name = event.name;
        this.#nameHeld = undefined;
        this.#state = { kind: "welcomed", connection, sinceMs: this.#parts.clock.nowMs() };
        break;
      case "name-refused":
        if (this.#isHeldByOurselves(event.refusal)) {
          this.#nameHeld = { kind: "lost" };
          connection.close();
          return;
        }
        break;
      case "ended":
        this.#ended(event.ending);
        return;
    }
    this.#parts.emit(event);
  }

  /** A guest who lost a connection finds its own name taken until the server has noticed that, too. */
  #isHeldByOurselves(refusal: string): boolean {
    const { identity } = this.#parts.connection;
    return (
      refusal === "taken" &&
      identity === undefined &&
      this.#name !== undefined &&
      this.#attempt < heldAttemptsMaxCount
    );
  }

  #ended(connectionEnding: Ending): void {
    const { clock, persistence, random, backOff } = this.#parts;
    const ending = this.#nameHeld ?? connectionEnding;
    this.#nameHeld = undefined;
    if (this.#state.kind === "welcomed" && clock.nowMs() - this.#state.sinceMs >= backOff.steadyMs)
      this.#attempt = 0;
    const history = this.#name === undefined ? "new" : "welcomed-before";
    const persists =
      persistence === "always" || (persistence === "after-welcome" && this.#name !== undefined);
    if (!persists || !canPass(ending, history)) {
      this.#end(ending);
      return;
    }
    const attempt = this.#attempt + 1;
    const delayMs = delayBefore(attempt, ending, random(), backOff);
    const cancel = clock.setTimer(() => void this.#connect(), delayMs);
    this.#state = { kind: "waiting", cancel };
    this.#parts.emit({ type: "waiting", ending, attempt, delayMs });
  }

  #end(ending: Ending): void {
    if (this.#state.kind === "ended") return;
    this.#state = { kind: "ended" };
    this.#parts.emit({ type: "ended", ending });
  }
}

/** With the spans of `defaultBackOff`, about as long as a server needs to notice that somebody is gone. */
const heldAttemptsMaxCount = 8;
