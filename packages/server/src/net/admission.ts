/** Counts connections against the caps, before anything is spent on them. */
import type { ServerLimits } from "./limits.ts";

export type Refusal = "connections" | "handshakes" | "handshakes-per-source";

/** One connection's place. It is in its handshake until `opened`, and counts until `gone`. */
export interface Place {
  /** The handshake is done: the place counts no longer against the caps on handshakes. */
  opened(): void;
  gone(): void;
}

export class Admission {
  readonly #limits: ServerLimits;
  #connections = 0;
  #handshakes = 0;
  readonly #handshakesBySource = new Map<string, number>();

  constructor(limits: ServerLimits) {
    this.#limits = limits;
  }

  /** A place for a connection from `source`, or the cap that it would exceed. */
  admit(source: string): Place | Refusal {
    const fromSource = this.#handshakesBySource.get(source) ?? 0;
    if (this.#connections >= this.#limits.connections) return "connections";
    if (this.#handshakes >= this.#limits.handshakes) return "handshakes";
    if (fromSource >= this.#limits.handshakesPerSource) return "handshakes-per-source";
    this.#connections += 1;
    this.#handshakes += 1;
    this.#handshakesBySource.set(source, fromSource + 1);
    return this.#place(source);
  }

  #place(source: string): Place {
    let state: "gone" | "handshake" | "open" = "handshake";
    const leaveHandshake = () => {
      this.#handshakes -= 1;
      const left = (this.#handshakesBySource.get(source) ?? 1) - 1;
      if (left > 0) this.#handshakesBySource.set(source, left);
      else this.#handshakesBySource.delete(source);
    };
    return {
      opened: () => {
        if (state !== "handshake") return;
        state = "open";
        leaveHandshake();
      },
      gone: () => {
        if (state === "handshake") leaveHandshake();
        if (state !== "gone") this.#connections -= 1;
        state = "gone";
      },
    };
  }
}
