/** Removes what is to be kept no longer, by and by (docs/protocol.md, clause 9.13). */
import type { Clock } from "../clock.ts";
import type { Log } from "../log/logger.ts";
import type { Retention, RoomLog } from "../room-log/room-log.ts";
import type { RoomDirectory } from "./directory.ts";
import type { StoreHealth } from "./store-health.ts";

export interface UpkeepParts {
  readonly roomLog: RoomLog;
  readonly rooms: RoomDirectory;
  /** Files that are to be kept no longer go, too. */
  readonly files?: { upkeep(): Promise<void> } | undefined;
  readonly health: StoreHealth;
  /** How long entries are kept in rooms that have no retention of their own; asked for each time. */
  readonly retention: () => Retention;
  readonly clock: Clock;
  readonly log: Log;
}

export class Upkeep {
  readonly #parts: UpkeepParts;
  #cancelNext: () => void;
  /** Settles when nothing is being removed. */
  #idle: Promise<void> = Promise.resolve();

  constructor(parts: UpkeepParts) {
    this.#parts = parts;
    this.#cancelNext = parts.clock.setTimer(() => this.#next(), firstDelayMs);
  }

  /** Begins nothing more, and waits for what has begun. */
  async stop(): Promise<void> {
    this.#cancelNext();
    await this.#idle;
  }

  #next(): void {
    this.#idle = this.#expire();
    this.#cancelNext = this.#parts.clock.setTimer(() => this.#next(), intervalMs);
  }

  async #expire(): Promise<void> {
    const { roomLog, rooms, files, health, retention, clock, log } = this.#parts;
    try {
      await roomLog.setRetention("all", retention());
      const { entries } = await roomLog.expire(clock.dateMs());
      await files?.upkeep();
      if (entries === 0) return;
      log.write("history.expired", { entries });
      for (const { id, first } of await roomLog.load()) rooms.get(id)?.forgotten(first);
    } catch (error) {
      health.failed(error as Error, 0);
    }
  }
}

/** Not while everybody comes back after a start. */
const firstDelayMs = 60_000;
const intervalMs = 3_600_000;
