/** Brings what is in the outbox to the server whenever there is one, and to the disk where it is kept. */
import type { ClientRoomMessage, RefusalReason, RoomId } from "@conclave/protocol";
import type { ClientClock } from "../clock.ts";
import type { ClientEvent } from "../events.ts";
import { fromHex } from "../hex.ts";
import type { BackOff } from "../reconnect.ts";
import type { OutboxItem, OutboxState, TextId } from "./item.ts";
import { Outbox, type OutboxLimits } from "./outbox.ts";
import type { OutboxStore } from "./store.ts";

export interface SenderParts {
  readonly limits: OutboxLimits;
  readonly backOff: BackOff;
  readonly store: OutboxStore;
  readonly clock: ClientClock;
  random(): number;
  emit(event: ClientEvent): void;
}

type Send = (message: ClientRoomMessage) => void;

export class Sender {
  readonly #parts: SenderParts;
  readonly #outbox: Outbox;
  readonly #waiters = new Map<TextId, ((state: OutboxState) => void)[]>();
  #send: Send | undefined;
  #cancelTimer: (() => void) | undefined;
  #pumping = false;
  #ended = false;
  /** Writes to the store, one after the other. */
  #keeping: Promise<void> = Promise.resolve();

  constructor(parts: SenderParts) {
    this.#parts = parts;
    const { limits, backOff, random } = parts;
    this.#outbox = new Outbox({
      limits,
      backOff,
      random,
      onChange: (item, what) => this.#changed(item, what),
    });
  }

  get items(): readonly OutboxItem[] {
    return this.#outbox.items;
  }

  get waiting(): readonly OutboxItem[] {
    return this.#outbox.waiting;
  }

  /** Takes up what an earlier run has left. What cannot be read is an event, and stays where it is. */
  async load(): Promise<void> {
    try {
      const { items, faults } = await this.#parts.store.load();
      for (const error of faults) this.#parts.emit({ type: "store-failed", error });
      this.#outbox.restore(items);
    } catch (error) {
      this.#parts.emit({ type: "store-failed", error: error as Error });
    }
  }

  add(item: Omit<OutboxItem, "state">): void {
    this.#outbox.add(item);
    this.#pump();
  }

  retry(id: TextId, dateMs: number): boolean {
    const found = this.#outbox.retry(id, dateMs);
    this.#pump();
    return found;
  }

  cancel(id: TextId): boolean {
    const found = this.#outbox.cancel(id);
    this.#pump();
    return found;
  }

  /** There is a connection on which it can go out. */
  open(send: Send): void {
    this.#send = send;
    this.#pump();
  }

  /** @returns the item, if the acknowledgement was for one. */
  acknowledged(id: TextId, room: RoomId, number: number, timeMs: number): OutboxItem | undefined {
    const item = this.#outbox.acknowledged(id, room, number, timeMs);
    this.#pump();
    return item;
  }

  refused(id: TextId, why: RefusalReason): void {
    const item = this.#outbox.refused(id, why, this.#parts.clock.nowMs());
    if (item !== undefined && why === "store") this.#parts.emit({ type: "held-back", item });
    this.#pump();
  }

  connectionEnded(): void {
    this.#send = undefined;
    this.#cancelTimer?.();
    this.#outbox.connectionEnded();
  }

  /** Nothing is sent any more: whoever waits is told how far it came. */
  end(): void {
    this.#ended = true;
    for (const item of this.#outbox.items) this.#settle(item);
  }

  /** The state of an item once it is not waiting any more, or once the client has ended. */
  settled(id: TextId): Promise<OutboxState> {
    const item = this.#outbox.items.find((item) => item.id === id);
    if (item === undefined) return Promise.reject(new RangeError(`${id} is not in the outbox`));
    if (item.state.kind !== "waiting" || this.#ended) return Promise.resolve(item.state);
    const { promise, resolve } = Promise.withResolvers<OutboxState>();
    this.#waiters.set(id, [...(this.#waiters.get(id) ?? []), resolve]);
    return promise;
  }

  /** Settles when everything is in the store that should be. */
  kept(): Promise<void> {
    return this.#keeping;
  }

  /** Sends what is due; a listener that writes something meanwhile is served in the same go. */
  #pump(): void {
    if (this.#send === undefined || this.#pumping) return;
    this.#pumping = true;
    const { clock } = this.#parts;
    for (let due = this.#take(); due.length > 0; due = this.#take()) {
      for (const { id, room, content } of due) this.#send?.({ type: "SAY", id: fromHex(id), room, content });
    }
    this.#pumping = false;
    this.#cancelTimer?.();
    const { dueMs } = this.#outbox;
    if (dueMs !== undefined)
      this.#cancelTimer = clock.setTimer(() => this.#pump(), Math.max(0, dueMs - clock.nowMs()));
  }

  #take(): readonly OutboxItem[] {
    if (this.#send === undefined) return [];
    return this.#outbox.takeDue(this.#parts.clock.nowMs(), this.#parts.clock.dateMs());
  }

  #changed(item: OutboxItem, what: "changed" | "gone"): void {
    this.#keep(item, what);
    if (what === "gone") return;
    if (item.state.kind !== "waiting") this.#settle(item);
    this.#parts.emit({ type: "outbox", item });
  }

  #settle({ id, state }: OutboxItem): void {
    const waiters = this.#waiters.get(id) ?? [];
    this.#waiters.delete(id);
    for (const resolve of waiters) resolve(state);
  }

  #keep(item: OutboxItem, what: "changed" | "gone"): void {
    const { store } = this.#parts;
    if (what === "changed" && item.state.kind === "stored") return;
    this.#keeping = this.#keeping
      .then(() => (what === "gone" ? store.remove(item.id) : store.put(item)))
      .catch((error: Error) => this.#parts.emit({ type: "store-failed", error }));
  }
}
