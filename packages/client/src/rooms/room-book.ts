/** The rooms that we are in, and how far we have come in each: what comes from the server goes in, in order it comes out. */
import { type Entry, lobby, type Page, type Room, type RoomId } from "@conclave/protocol";
import type { ClientClock } from "../clock.ts";
import type { ClientEvent } from "../events.ts";
import type { TextId } from "../outbox/item.ts";
import { QuestionError } from "../questions.ts";
import { type BackOff, retryDelay } from "../reconnect.ts";
import type { PositionStore } from "./positions.ts";
import {
  advance,
  type Heard,
  newProgress,
  type RoomEffect,
  type RoomInput,
  type RoomProgress,
} from "./progress.ts";

/** A room as the server has last described it to us. */
export type RoomInfo = Omit<Room, "more" | "type">;

export interface RoomBookParts {
  readonly firstVisitCount: number;
  readonly positions: PositionStore;
  readonly clock: ClientClock;
  readonly backOff: BackOff;
  random(): number;
  fetch(room: RoomId, after: number, limit: number): Promise<Page>;
  emit(event: ClientEvent): void;
  /** Our name, as the server writes it. */
  ownName(): string | undefined;
}

export class RoomBook {
  readonly #parts: RoomBookParts;
  readonly #rooms = new Map<RoomId, RoomInfo>();
  readonly #progress = new Map<RoomId, RoomProgress>();
  /** Rooms whose turn to fetch has not come yet. */
  readonly #fetches: { readonly room: RoomId; readonly after: number; readonly limit: number }[] = [];
  #fetchingCount = 0;
  /** Told that they have caught up on this connection. */
  readonly #caughtUp = new Set<RoomId>();
  /** Counts connections: what was asked on one is of no use on the next. */
  #connectionCount = 0;
  #saving: Promise<void> = Promise.resolve();
  #saveWanted = false;

  constructor(parts: RoomBookParts) {
    this.#parts = parts;
  }

  /** Throws what the store throws. */
  async load(): Promise<void> {
    for (const [room, told] of await this.#parts.positions.load())
      this.#progress.set(room, newProgress(told));
  }

  /** Rooms that we are in, the lobby first; as of the last connection while there is none. */
  get rooms(): readonly RoomInfo[] {
    return [...this.#rooms.values()].sort((left, right) => left.room - right.room);
  }

  get(room: RoomId): RoomInfo | undefined {
    return this.#rooms.get(room);
  }

  /** The server describes a room. */
  describe({ type: _, more: __, ...info }: Room): void {
    this.#rooms.set(info.room, info);
    this.#parts.emit({ type: "room", info });
    this.#step(info.room, { type: "room", first: info.first, last: info.last });
  }

  /** @param id what we called it, if we wrote it on this connection. */
  heard(room: RoomId, entry: Entry, id?: TextId): void {
    this.#step(room, { type: "heard", entry, id });
  }

  exists(room: RoomId, number: number): void {
    this.#step(room, { type: "exists", number });
  }

  /** Whether an entry of this number is newer than all that we were told of. */
  isNews(room: RoomId, number: number): boolean {
    const progress = this.#progress.get(room);
    return progress !== undefined && number > progress.last;
  }

  read(room: RoomId, number: number): void {
    const info = this.#rooms.get(room);
    if (info !== undefined && number > info.read) this.#rooms.set(room, { ...info, read: number });
    this.#parts.emit({ type: "read", room, number });
  }

  /** All rooms were described: those that are not among them we are in no longer. */
  allDescribed(described: ReadonlySet<RoomId>): void {
    for (const room of [...this.#rooms.keys()]) if (!described.has(room)) this.#leave(room);
  }

  connectionEnded(): void {
    this.#connectionCount += 1;
    this.#fetches.length = 0;
    this.#caughtUp.clear();
    for (const [room, progress] of this.#progress)
      this.#progress.set(room, advance(progress, { type: "unanswered" }, 0).progress);
  }

  /** Settles when the positions of everything that was told are kept. */
  saved(): Promise<void> {
    return this.#saving;
  }

  #step(room: RoomId, input: RoomInput): void {
    const before = this.#progress.get(room) ?? newProgress(undefined);
    const { progress, effects } = advance(before, input, this.#parts.firstVisitCount);
    this.#progress.set(room, progress);
    for (const effect of effects) this.#perform(room, effect);
    if (progress.told !== before.told) this.#save();
    this.#noteCaughtUp(room);
  }

  #perform(room: RoomId, effect: RoomEffect): void {
    switch (effect.type) {
      case "tell":
        this.#tell(room, effect);
        break;
      case "fetch":
        this.#fetches.push({ room, after: effect.after, limit: effect.limit });
        this.#fetchNext();
        break;
      default:
        this.#parts.emit({ ...effect, room });
    }
  }

  #tell(room: RoomId, { entry, novelty, id }: Heard): void {
    const own = entry.from === this.#parts.ownName();
    this.#apply(room, entry);
    this.#parts.emit({ type: "entry", room, entry, novelty, own, id });
    const { content } = entry;
    const isOut =
      content.kind === "member" && content.role === "none" && content.who === this.#parts.ownName();
    // Somebody who was taken out long ago, and is back, reads of it too: then there is a later description.
    if (isOut && entry.number >= (this.#rooms.get(room)?.last ?? 0)) this.#leave(room);
  }

  /** What the entry changes in the description of its room. */
  #apply(room: RoomId, { number, content }: Entry): void {
    const info = this.#rooms.get(room);
    if (info === undefined || number <= info.last) return;
    const pins = pinsAfter(info.pins, content);
    const topic = content.kind === "topic" ? content.text : info.topic;
    this.#rooms.set(room, { ...info, last: number, topic, pins });
  }

  #leave(room: RoomId): void {
    if (room === lobby || !this.#rooms.delete(room)) return;
    this.#parts.emit({ type: "room-left", room });
  }

  #fetchNext(): void {
    while (this.#fetchingCount < fetchesMaxCount) {
      const next = this.#fetches.shift();
      if (next === undefined) return;
      this.#fetchingCount += 1;
      void this.#fetch(next.room, next.after, next.limit, 1).finally(() => {
        this.#fetchingCount -= 1;
        this.#fetchNext();
      });
    }
  }

  async #fetch(room: RoomId, after: number, limit: number, attempt: number): Promise<void> {
    const connection = this.#connectionCount;
    try {
      const { entries } = await this.#parts.fetch(room, after, limit);
      this.#step(room, { type: "page", after, entries });
    } catch (error) {
      if (!(error instanceof QuestionError)) throw error;
      if (connection !== this.#connectionCount) return;
      if (error.why !== "store" && error.why !== "limit") this.#step(room, { type: "unanswered" });
      else {
        const { promise, resolve } = Promise.withResolvers<void>();
        this.#parts.clock.setTimer(resolve, retryDelay(attempt, this.#parts.random(), this.#parts.backOff));
        await promise;
        if (connection === this.#connectionCount) await this.#fetch(room, after, limit, attempt + 1);
      }
    }
  }

  #noteCaughtUp(room: RoomId): void {
    const progress = this.#progress.get(room);
    if (!this.#rooms.has(room) || this.#caughtUp.has(room)) return;
    if (progress?.told === undefined || progress.told < progress.last || progress.fetching === "yes") return;
    this.#caughtUp.add(room);
    this.#parts.emit({ type: "caught-up", room });
  }

  /** One save at a time; what happens meanwhile is in the next one. */
  #save(): void {
    if (this.#saveWanted) return;
    this.#saveWanted = true;
    this.#saving = this.#saving
      .then(() => {
        this.#saveWanted = false;
        const told = [...this.#progress].flatMap(([room, { told }]): [RoomId, number][] =>
          told === undefined ? [] : [[room, told]],
        );
        return this.#parts.positions.save(new Map(told));
      })
      .catch((error: Error) => this.#parts.emit({ type: "store-failed", error }));
  }
}

function pinsAfter(pins: readonly number[], content: Entry["content"]): readonly number[] {
  if (content.kind === "delete") return pins.filter((pin) => pin !== content.of);
  if (content.kind !== "pin") return pins;
  const others = pins.filter((pin) => pin !== content.of);
  return content.set === "on" ? [...others, content.of] : others;
}

/** Rooms that are caught up with at once. */
const fetchesMaxCount = 4;
