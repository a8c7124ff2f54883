/** A line that is typed without being shown, one byte after the other, in memory that can be wiped. */
import { wipe } from "@conclave/crypto";
import { passphraseMaxBytes } from "../passphrase.ts";

/** What a byte did: the line goes on, or it is done, or the person gave up, or the terminal is closed. */
export type LineState = "closed" | "done" | "interrupted" | "typing";

export class HiddenLine {
  readonly #buffer = new Uint8Array(passphraseMaxBytes);
  #length = 0;

  /** Takes what a terminal in raw mode sends for one key, or a byte of it. Beyond 1024 bytes nothing is added. */
  accept(byte: number): LineState {
    switch (byte) {
      case keys.carriageReturn:
      case keys.lineFeed:
        return "done";
      case keys.controlC:
        return "interrupted";
      case keys.controlD:
        return this.#length === 0 ? "closed" : "typing";
      case keys.controlU:
        this.wipe();
        return "typing";
      case keys.backspace:
      case keys.delete:
        this.#eraseCharacter();
        return "typing";
      default:
        if (this.#length < this.#buffer.length) this.#buffer[this.#length++] = byte;
        return "typing";
    }
  }

  /** What was typed so far, in an array of its own. */
  toBytes(): Uint8Array {
    return this.#buffer.slice(0, this.#length);
  }

  wipe(): void {
    wipe(this.#buffer);
    this.#length = 0;
  }

  /** The last character, whose bytes after the first are 10xxxxxx (RFC 3629). */
  #eraseCharacter(): void {
    let erased = 0x80;
    while (this.#length > 0 && (erased & 0xc0) === 0x80) {
      this.#length -= 1;
      erased = this.#buffer[this.#length] ?? 0;
      this.#buffer[this.#length] = 0;
    }
  }
}

/** ASCII. */
const keys = {
  controlC: 0x03,
  controlD: 0x04,
  backspace: 0x08,
  lineFeed: 0x0a,
  carriageReturn: 0x0d,
  controlU: 0x15,
  delete: 0x7f,
} as const;
