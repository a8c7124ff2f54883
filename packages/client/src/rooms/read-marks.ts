/** Up to where we have read in each room, until there is a connection to say it on (docs/protocol.md, clause 9.12). */
import type { ClientRoomMessage, RoomId } from "@conclave/protocol";

export class ReadMarks {
  readonly #marks = new Map<RoomId, number>();

  set(room: RoomId, number: number): void {
    this.#marks.set(room, Math.max(number, this.#marks.get(room) ?? 0));
  }

  /** Says them all. */
  send(send: (message: ClientRoomMessage) => void): void {
    for (const [room, number] of this.#marks) send({ type: "READ", room, number });
    this.#marks.clear();
  }
}
