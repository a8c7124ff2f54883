/**
 * Chunks off the wire to frames. The header is judged before one byte of the body is kept, so a peer can make us
 * hold one frame that is due, and no more.
 */
import { ProtocolError } from "../faults.ts";
import { frameBytes } from "../limits.ts";
import { type FrameName, frameTypes, isFrameLength } from "./types.ts";

export class FrameDecoder {
  /** Chunks not looked at yet. */
  readonly #waiting: Uint8Array[] = [];
  #waitingBytes = 0;
  readonly #header = new Uint8Array(frameBytes.header);
  #headerFilled = 0;
  /** The frame under way, header included, once its header is known to be good. */
  #frame: Uint8Array | undefined;
  #frameFilled = 0;

  /** Bytes that were pushed and did not leave in a frame yet. */
  get heldBytes(): number {
    return this.#waitingBytes + (this.#frame === undefined ? this.#headerFilled : this.#frameFilled);
  }

  push(chunk: Uint8Array): void {
    if (chunk.length === 0) return;
    this.#waiting.push(chunk);
    this.#waitingBytes += chunk.length;
  }

  /**
   * The next whole frame, header and body, or nothing while it is incomplete.
   *
   * @param due the types that may come now; decide anew before each call.
   * @throws {ProtocolError} "frame-type" as soon as its first byte is there, "frame-length" as soon as its fourth is.
   */
  next(due: readonly FrameName[]): Uint8Array | undefined {
    if (this.#frame === undefined) {
      this.#headerFilled += this.#fill(this.#header, this.#headerFilled);
      if (this.#headerFilled > 0) requireDue(this.#header[0] ?? 0, due);
      if (this.#headerFilled < this.#header.length) return undefined;
      this.#frame = new Uint8Array(this.#header.length + bodyLength(this.#header));
      this.#frame.set(this.#header);
      this.#frameFilled = this.#header.length;
    }
    this.#frameFilled += this.#fill(this.#frame, this.#frameFilled);
    if (this.#frameFilled < this.#frame.length) return undefined;
    const frame = this.#frame;
    this.#frame = undefined;
    this.#headerFilled = 0;
    return frame;
  }

  /** Moves waiting bytes into `target` from `filled` on; returns how many. */
  #fill(target: Uint8Array, filled: number): number {
    let moved = 0;
    while (filled + moved < target.length) {
      const chunk = this.#waiting[0];
      if (chunk === undefined) break;
      const part = chunk.subarray(0, target.length - filled - moved);
      target.set(part, filled + moved);
      moved += part.length;
      if (part.length === chunk.length) this.#waiting.shift();
      else this.#waiting[0] = chunk.subarray(part.length);
    }
    this.#waitingBytes -= moved;
    return moved;
  }
}

function requireDue(type: number, due: readonly FrameName[]): void {
  if (due.some((name) => frameTypes[name] === type)) return;
  throw new ProtocolError("frame-type", { type, due: due.join(" or ") || "nothing" });
}

/** The length of the body that the header announces, if it is a possible one. */
function bodyLength([type = 0, high = 0, middle = 0, low = 0]: Uint8Array): number {
  const length = (high << 16) | (middle << 8) | low;
  if (!isFrameLength(type, length)) throw new ProtocolError("frame-length", { type, length });
  return length;
}
