/** How fast files of one connection go: an answer is held back until what it stands for is paid, and nothing else waits for it. */
import type { Device } from "../chat/person.ts";
import type { Clock } from "../clock.ts";
import { Allowance } from "../net/allowance.ts";
import type { FileLimits } from "./limits.ts";

export class Pacing {
  readonly #clock: Clock;
  readonly #limits: FileLimits;
  readonly #allowances = new WeakMap<Device, Allowance>();

  constructor(clock: Clock, limits: FileLimits) {
    this.#clock = clock;
    this.#limits = limits;
  }

  /** Settles when this device may have so many bytes more. */
  async spend(device: Device, bytes: number): Promise<void> {
    const allowance = this.#of(device);
    const nowMs = this.#clock.nowMs();
    allowance.spend(bytes, nowMs);
    const debtMs = allowance.debtMs(nowMs);
    if (debtMs === 0) return;
    await new Promise<void>((resolve) => {
      this.#clock.setTimer(resolve, debtMs);
    });
  }

  #of(device: Device): Allowance {
    const known = this.#allowances.get(device);
    if (known !== undefined) return known;
    const { bytesPerSecond } = this.#limits;
    const made = new Allowance(bytesPerSecond, bytesPerSecond, this.#clock.nowMs());
    this.#allowances.set(device, made);
    return made;
  }
}
