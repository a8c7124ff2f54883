/**
 * The list of who is here, ready to be sent: in pieces that are encoded once and again only when somebody in them comes
 * or goes, since everybody who comes gets all of it.
 */
import { encodeRoomMessage, type Occupant } from "@conclave/protocol";

export class PresentList {
  /** In the order in which they came. */
  readonly #pieces = new Set<Piece>();
  readonly #pieceOf = new Map<string, Piece>();
  #newest: Piece | undefined;

  /** Adds somebody whose name is not in the list. */
  add(occupant: Occupant): void {
    if (this.#newest === undefined || this.#newest.size >= pieceCount) {
      this.#newest = new Piece();
      this.#pieces.add(this.#newest);
    }
    this.#newest.add(occupant);
    this.#pieceOf.set(occupant.name, this.#newest);
  }

  remove(name: string): void {
    const piece = this.#pieceOf.get(name);
    if (piece === undefined) return;
    this.#pieceOf.delete(name);
    piece.remove(name);
    if (piece.size > 0) return;
    this.#pieces.delete(piece);
    if (piece === this.#newest) this.#newest = undefined;
  }

  /** The whole list as encoded messages, in their order. */
  get messages(): readonly Uint8Array[] {
    const pieces = Array.from(this.#pieces, (piece) => piece.encoded);
    return [...pieces, endOfList];
  }
}

class Piece {
  readonly #occupants = new Map<string, Occupant>();
  #encoded: Uint8Array | undefined;

  get size(): number {
    return this.#occupants.size;
  }

  get encoded(): Uint8Array {
    this.#encoded ??= encodeRoomMessage({
      type: "PRESENT",
      occupants: [...this.#occupants.values()],
      more: true,
    });
    return this.#encoded;
  }

  add(occupant: Occupant): void {
    this.#occupants.set(occupant.name, occupant);
    this.#encoded = undefined;
  }

  remove(name: string): void {
    this.#occupants.delete(name);
    this.#encoded = undefined;
  }
}

const endOfList = encodeRoomMessage({ type: "PRESENT", occupants: [], more: false });

/** People in one piece. As bytes at most half of what a record holds, were all of them guests with the longest names. */
const pieceCount = 32;
