/**
 * What was written and is not answered yet, in order (docs/protocol.md, clause 9.4). Of each room one thing is on its way
 * at a time: a server that cannot store for a moment would otherwise store the next one before it.
 */
import type { RefusalReason, RoomId } from "@conclave/protocol";
import { type BackOff, retryDelay } from "../reconnect.ts";
import type { OutboxItem, OutboxState, TextId } from "./item.ts";

export interface OutboxLimits {
  /** Things that wait; one more is refused on the spot. */
  readonly itemsMaxCount: number;
  /** Things that were refused or given up, kept to be tried again: the oldest go first. */
  readonly settledMaxCount: number;
  /** Rooms that something is on its way to at once. */
  readonly roomsMaxCount: number;
  /** How long something may wait before it is given up. */
  readonly keepMs: number;
}

export const defaultOutboxLimits: OutboxLimits = {
  itemsMaxCount: 1000,
  settledMaxCount: 100,
  roomsMaxCount: 8,
  keepMs: 7 * 86_400_000,
};

/** There is no room for what was just written; it is still the caller's. */
export class OutboxFullError extends Error {
  override readonly name = "OutboxFullError";
  readonly code = "outbox-full";

  constructor(itemsMaxCount: number) {
    super(`${itemsMaxCount} messages wait to be sent already`);
  }
}

export interface OutboxParts {
  readonly limits: OutboxLimits;
  readonly backOff: BackOff;
  /** 0 or more, less than 1. */
  random(): number;
  /** Hears of each change of an item, its first state included; "gone" is the last that is heard of it. */
  onChange(item: OutboxItem, what: "changed" | "gone"): void;
}

export class Outbox {
  readonly #parts: OutboxParts;
  /** Oldest first. */
  readonly #items = new Map<TextId, OutboxItem>();
  /** What is on its way on the present connection, by room. */
  readonly #underWay = new Map<RoomId, TextId>();
  /** Rooms in which nothing could be stored a moment ago. */
  readonly #held = new Map<RoomId, { readonly failures: number; readonly untilMs: number }>();

  constructor(parts: OutboxParts) {
    this.#parts = parts;
  }

  /** Everything that is not stored, oldest first. */
  get items(): readonly OutboxItem[] {
    return [...this.#items.values()];
  }

  get waiting(): readonly OutboxItem[] {
    return this.items.filter(({ state }) => state.kind === "waiting");
  }

  /** Takes in what an earlier run has left. */
  restore(items: readonly OutboxItem[]): void {
    for (const item of items) {
      if (this.#items.has(item.id)) continue;
      this.#items.set(item.id, item);
      this.#parts.onChange(item, "changed");
    }
  }

  /** @throws {OutboxFullError} when too much waits already. */
  add(written: Omit<OutboxItem, "state">): void {
    if (this.waiting.length >= this.#parts.limits.itemsMaxCount)
      throw new OutboxFullError(this.#parts.limits.itemsMaxCount);
    this.#set({ ...written, state: { kind: "waiting", sent: "never" } });
  }

  /** What is to be sent now, in this order; it counts as sent from here on. */
  takeDue(nowMs: number, dateMs: number): readonly OutboxItem[] {
    const due: OutboxItem[] = [];
    const passed = new Set<RoomId>();
    for (const item of this.waiting) {
      if (dateMs - item.timeMs > this.#parts.limits.keepMs && this.#underWay.get(item.room) !== item.id)
        this.#settle(item, { kind: "failed", why: "expired", sent: sentOf(item) });
      else if (!passed.has(item.room)) {
        passed.add(item.room);
        if (this.#isFree(item.room, nowMs)) due.push(this.#send(item));
      }
    }
    return due;
  }

  /** When something is due that is held back now, on the scale of `nowMs`. */
  get dueMs(): number | undefined {
    const times = this.waiting.flatMap(({ room }) => this.#held.get(room)?.untilMs ?? []);
    return times.length === 0 ? undefined : Math.min(...times);
  }

  /** @returns the item, if the acknowledgement was for one: for another room than the item's it is for nothing (clause 9.5). */
  acknowledged(id: TextId, room: RoomId, number: number, timeMs: number): OutboxItem | undefined {
    if (this.#items.get(id)?.room !== room) return undefined;
    const item = this.#answered(id);
    if (item === undefined) return undefined;
    this.#held.delete(item.room);
    const stored: OutboxItem = { ...item, state: { kind: "stored", number, timeMs } };
    this.#items.delete(id);
    this.#parts.onChange(stored, "changed");
    this.#parts.onChange(stored, "gone");
    return stored;
  }

  /** @returns the item, if the refusal was of one. */
  refused(id: TextId, why: RefusalReason, nowMs: number): OutboxItem | undefined {
    const item = this.#answered(id);
    if (item === undefined) return undefined;
    if (why !== "store") {
      this.#settle(item, { kind: "refused", why });
      return item;
    }
    const { random, backOff } = this.#parts;
    const failures = (this.#held.get(item.room)?.failures ?? 0) + 1;
    this.#held.set(item.room, { failures, untilMs: nowMs + retryDelay(failures, random(), backOff) });
    return item;
  }

  /** The connection is gone: what was on its way is sent again on the next one, and nothing is held back there. */
  connectionEnded(): void {
    this.#underWay.clear();
    this.#held.clear();
  }

  /** Sends again what was refused or given up. False: there is no such thing. */
  retry(id: TextId, dateMs: number): boolean {
    const item = this.#items.get(id);
    if (item === undefined || item.state.kind === "waiting") return false;
    // It takes its place behind what was written since.
    this.#items.delete(id);
    this.#set({ ...item, timeMs: dateMs, state: { kind: "waiting", sent: sentOf(item) } });
    return true;
  }

  /**
   * Gives up what waits, or forgets what was refused or given up already. False: there is no such thing. What was sent
   * before may have been stored; its state says so.
   */
  cancel(id: TextId): boolean {
    const item = this.#items.get(id);
    if (item === undefined) return false;
    if (item.state.kind !== "waiting") this.#forget(item);
    else {
      if (this.#underWay.get(item.room) === id) this.#underWay.delete(item.room);
      this.#settle(item, { kind: "failed", why: "cancelled", sent: item.state.sent });
    }
    return true;
  }

  #isFree(room: RoomId, nowMs: number): boolean {
    if (this.#underWay.has(room) || this.#underWay.size >= this.#parts.limits.roomsMaxCount) return false;
    const held = this.#held.get(room);
    return held === undefined || held.untilMs <= nowMs;
  }

  #send(item: OutboxItem): OutboxItem {
    this.#underWay.set(item.room, item.id);
    if (sentOf(item) === "perhaps") return item;
    const sent: OutboxItem = { ...item, state: { kind: "waiting", sent: "perhaps" } };
    this.#set(sent);
    return sent;
  }

  #answered(id: TextId): OutboxItem | undefined {
    const item = this.#items.get(id);
    if (item !== undefined && this.#underWay.get(item.room) === id) this.#underWay.delete(item.room);
    return item;
  }

  #settle(item: OutboxItem, state: OutboxState): void {
    this.#set({ ...item, state });
    const settled = this.items.filter(({ state }) => state.kind !== "waiting");
    for (const oldest of settled.slice(0, -this.#parts.limits.settledMaxCount)) this.#forget(oldest);
  }

  #set(item: OutboxItem): void {
    this.#items.set(item.id, item);
    this.#parts.onChange(item, "changed");
  }

  #forget(item: OutboxItem): void {
    this.#items.delete(item.id);
    this.#parts.onChange(item, "gone");
  }
}

/** Whether it ever left: then nobody can be sure that it was not stored. */
function sentOf({ state }: OutboxItem): "never" | "perhaps" {
  if (state.kind === "waiting" || state.kind === "failed") return state.sent;
  // What was refused was not stored, and nothing else is known of it.
  return "never";
}
