/** Keeps one member from taking more than its share: it is not read from while it is in debt. */
import type { Socket } from "node:net";
import type { Clock } from "../clock.ts";
import { Allowance } from "./allowance.ts";
import type { ServerLimits } from "./limits.ts";

export class Throttle {
  readonly #socket: Socket;
  readonly #clock: Clock;
  readonly #limits: ServerLimits;
  readonly #onPause: (pauseMs: number) => void;
  readonly #texts: Allowance;
  readonly #bytes: Allowance;
  #cancelResume: (() => void) | undefined;

  constructor(socket: Socket, clock: Clock, limits: ServerLimits, onPause: (pauseMs: number) => void) {
    this.#socket = socket;
    this.#clock = clock;
    this.#limits = limits;
    this.#onPause = onPause;
    this.#texts = new Allowance(limits.textBurst, limits.textsPerSecond, clock.nowMs());
    this.#bytes = new Allowance(limits.byteBurst, limits.bytesPerSecond, clock.nowMs());
  }

  spendText(): void {
    this.#texts.spend(1, this.#clock.nowMs());
  }

  spendBytes(bytes: number): void {
    this.#bytes.spend(bytes, this.#clock.nowMs());
  }

  /** A message with so many bytes in it, spent before, is paced by other means. */
  forgive(bytes: number): void {
    const nowMs = this.#clock.nowMs();
    this.#texts.spend(-1, nowMs);
    this.#bytes.spend(-(bytes + recordBytes), nowMs);
  }

  /** Stops reading for as long as the debt lasts, or says that it is a flood. */
  apply(): "flood" | "ok" {
    const nowMs = this.#clock.nowMs();
    const debtMs = Math.max(this.#texts.debtMs(nowMs), this.#bytes.debtMs(nowMs));
    if (debtMs > this.#limits.floodMs) return "flood";
    if (debtMs > 0 && this.#cancelResume === undefined) this.#pause(debtMs);
    return "ok";
  }

  /** Reads on: the debt is paid, or the connection is over and only its end is waited for. */
  release(): void {
    this.#cancelResume?.();
    this.#cancelResume = undefined;
    this.#socket.resume();
  }

  #pause(pauseMs: number): void {
    this.#onPause(pauseMs);
    this.#socket.pause();
    this.#cancelResume = this.#clock.setTimer(() => this.release(), pauseMs);
  }
}

/** What the smallest record takes on the wire, which may have been for this message alone. */
const recordBytes = 308;
