/**
 * Turns what people write into notifications: one for each room, which the next one replaces. What was missed while there was no
 * connection becomes one summary for each room, once nothing more of it comes. What is read anywhere is taken away again.
 */
import { type ClientClock, systemClock } from "@conclave/client";
import type { RoomId } from "@conclave/protocol";
import type { ServerKey } from "../app/app-state.ts";
import { type RoomKey, roomKey } from "../settings/kept-state.ts";
import type { Notification } from "./notifications.ts";
import {
  type Circumstances,
  type Happening,
  judge,
  ruleOf,
  wordsFor,
  wordsForMissed,
} from "./notify-rules.ts";

/** What shows notifications. */
export interface NotificationSink {
  show(notification: Notification): void;
  close(server: ServerKey, room: RoomId): void;
}

export class Announcer implements Disposable {
  readonly #sink: NotificationSink;
  readonly #clock: ClientClock;
  /** What was told last in each room and not read since. */
  readonly #told = new Map<RoomKey, number>();
  readonly #missed = new Map<RoomKey, Missed>();

  constructor(sink: NotificationSink, clock: ClientClock = systemClock) {
    this.#sink = sink;
    this.#clock = clock;
  }

  hear(happening: Happening, circumstances: Circumstances): void {
    const judgement = judge(happening, circumstances);
    if (judgement === "count") this.#count(happening, circumstances);
    if (judgement !== "tell") return;
    const words = wordsFor(happening, circumstances.settings.notifyDetail);
    this.#tell(happening, { ...words, urgency: "normal" });
  }

  /** Everything in a room up to a number was read, here or on another device. */
  read(server: ServerKey, room: RoomId, number: number): void {
    const key = roomKey(server, room);
    const missed = this.#missed.get(key);
    if (missed !== undefined) {
      missed.numbers = missed.numbers.filter((each) => each > number);
      if (missed.numbers.length === 0) this.#forgetMissed(key);
    }
    const told = this.#told.get(key);
    if (told === undefined || told > number) return;
    this.#told.delete(key);
    this.#sink.close(server, room);
  }

  [Symbol.dispose](): void {
    for (const key of [...this.#missed.keys()]) this.#forgetMissed(key);
  }

  /** @param upTo the last of what it stands for. */
  #tell(
    { server, room, number }: Happening,
    words: Pick<Notification, "body" | "title" | "urgency">,
    upTo = number,
  ): void {
    this.#told.set(roomKey(server, room), upTo);
    this.#sink.show({ server, room, number, ...words });
  }

  #count(happening: Happening, circumstances: Circumstances): void {
    const key = roomKey(happening.server, happening.room);
    const before = this.#missed.get(key);
    before?.stopTimer();
    this.#missed.set(key, {
      numbers: [...(before?.numbers ?? []), happening.number],
      // The first of them is where somebody wants to begin to read.
      first: before?.first ?? happening,
      circumstances,
      stopTimer: this.#clock.setTimer(() => this.#summarise(key), quietMs),
    });
  }

  #summarise(key: RoomKey): void {
    const missed = this.#missed.get(key);
    if (missed === undefined) return;
    this.#missed.delete(key);
    const { numbers, first, circumstances } = missed;
    const { notifyDetail } = circumstances.settings;
    const words = wordsForMissed(
      { ...first, count: numbers.length, rule: ruleOf(circumstances) },
      notifyDetail,
    );
    const [number = first.number] = numbers;
    this.#tell({ ...first, number }, { ...words, urgency: "low" }, numbers.at(-1));
  }

  #forgetMissed(key: RoomKey): void {
    this.#missed.get(key)?.stopTimer();
    this.#missed.delete(key);
  }
}

interface Missed {
  numbers: readonly number[];
  readonly first: Happening;
  readonly circumstances: Circumstances;
  readonly stopTimer: () => void;
}

/** How long, in ms, nothing more that was missed in a room has to come. */
const quietMs = 700;
