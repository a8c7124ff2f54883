/** Counts connections against the caps, before anything is spent on them. */
import { randomInt } from "node:crypto";
import type { ServerLimits } from "./limits.ts";

export type Refusal =
  | "connections"
  | "handshakes"
  /** Not the most yet, but close to it: some are dropped by chance, so that others still get through. */
  | "handshakes-early"
  | "handshakes-per-source"
  | "sessions-per-source";

/** Whose connection it is, as the caps see it. */
export interface Origin {
  readonly source: string;
  /** "exempt": the caps for each source are not for this one. */
  readonly caps: "all" | "exempt";
}

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
  readonly #handshakesBySource = new Counts();
  readonly #sessionsBySource = new Counts();
  readonly #random: () => number;

  /** @param random from 0 up to 1: decides who is dropped early. */
  constructor(limits: ServerLimits, random: () => number = drawShare) {
    this.#limits = limits;
    this.#random = random;
  }

  /** Connections in their handshake, and those that are through it. */
  get counts(): { readonly handshakes: number; readonly sessions: number } {
    return { handshakes: this.#handshakes, sessions: this.#connections - this.#handshakes };
  }

  /** A place for a connection from there, or the cap that it would exceed. */
  admit({ source, caps }: Origin): Place | Refusal {
    if (this.#connections >= this.#limits.connections) return "connections";
    const refusal = caps === "exempt" ? undefined : this.#judgeSource(source);
    if (refusal !== undefined) return refusal;
    if (this.#handshakes >= this.#limits.handshakes) return "handshakes";
    if (this.#random() < this.#dropChance) return "handshakes-early";
    this.#connections += 1;
    this.#handshakes += 1;
    this.#handshakesBySource.add(source);
    return this.#place(source);
  }

  #judgeSource(source: string): Refusal | undefined {
    const { handshakesPerSource, sessionsPerSource } = this.#limits;
    const handshakes = this.#handshakesBySource.of(source);
    if (handshakes >= handshakesPerSource) return "handshakes-per-source";
    const sessions = this.#sessionsBySource.of(source);
    return handshakes + sessions >= sessionsPerSource ? "sessions-per-source" : undefined;
  }

  /** As OpenSSH's MaxStartups: none below a number, then a share that grows until all are dropped at the most. */
  get #dropChance(): number {
    const { handshakes: most, handshakesDropFrom: from, handshakesDropPercent: percent } = this.#limits;
    if (this.#handshakes < from || from >= most) return 0;
    const share = percent / 100;
    return share + ((1 - share) * (this.#handshakes - from)) / (most - from);
  }

  #place(source: string): Place {
    let state: "gone" | "handshake" | "open" = "handshake";
    const leaveHandshake = () => {
      this.#handshakes -= 1;
      this.#handshakesBySource.remove(source);
    };
    return {
      opened: () => {
        if (state !== "handshake") return;
        state = "open";
        leaveHandshake();
        this.#sessionsBySource.add(source);
      },
      gone: () => {
        if (state === "handshake") leaveHandshake();
        else if (state === "open") this.#sessionsBySource.remove(source);
        if (state !== "gone") this.#connections -= 1;
        state = "gone";
      },
    };
  }
}

/** How many of each; those of which there is none take no memory. */
class Counts {
  readonly #counts = new Map<string, number>();

  of(key: string): number {
    return this.#counts.get(key) ?? 0;
  }

  add(key: string): void {
    this.#counts.set(key, this.of(key) + 1);
  }

  remove(key: string): void {
    const left = this.of(key) - 1;
    if (left > 0) this.#counts.set(key, left);
    else this.#counts.delete(key);
  }
}

/** From 0 up to 1, in steps of a millionth. */
function drawShare(): number {
  return randomInt(1_000_000) / 1_000_000;
}
