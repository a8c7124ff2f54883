/** The rooms that one transaction touches: read when they are first needed, written back once at its end. */
import type { RoomId, RoomKind } from "@conclave/protocol";
import type { Statements, writeSql } from "./sql.ts";

export interface RoomState {
  readonly id: RoomId;
  readonly kind: RoomKind;
  readonly retention: string | null;
  topic: string;
  first: number;
  last: number;
}

export class RoomStates {
  readonly #statements: Statements<keyof typeof writeSql>;
  readonly #touched = new Map<RoomId, RoomState>();

  constructor(statements: Statements<keyof typeof writeSql>) {
    this.#statements = statements;
  }

  get(room: RoomId): RoomState | undefined {
    const known = this.#touched.get(room);
    if (known !== undefined) return known;
    const row = this.#statements.room.get(room) as RoomState | undefined;
    if (row !== undefined) this.#touched.set(room, row);
    return row;
  }

  /** @param seq the last one that was given out. */
  writeBack(seq: number): void {
    for (const { id, topic, first, last } of this.#touched.values())
      this.#statements.updateRoom.run(topic, first, last, seq, id);
    this.forget();
  }

  /** What was not written back was never there. */
  forget(): void {
    this.#touched.clear();
  }
}
