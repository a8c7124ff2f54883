/** Reads the values of a little-endian D-Bus message. */
import { alignmentOf, type DBusValue, splitSignature } from "./value.ts";

export class DBusReader {
  readonly #bytes: Buffer;
  #at: number;

  /** @param bytes - of a whole message, since alignment counts from its start. */
  constructor(bytes: Buffer, at: number) {
    this.#bytes = bytes;
    this.#at = at;
  }

  readAll(signature: string): DBusValue[] {
    return splitSignature(signature).map((type) => this.read(type));
  }

  /** @param type - the signature of one value. */
  read(type: string): DBusValue {
    this.align(alignmentOf(type));
    switch (type.charAt(0)) {
      case "y":
        return this.#bytes.readUInt8(this.#advance(1));
      case "b":
        return this.#bytes.readUInt32LE(this.#advance(4)) === 1;
      case "n":
        return this.#bytes.readInt16LE(this.#advance(2));
      case "q":
        return this.#bytes.readUInt16LE(this.#advance(2));
      case "i":
        return this.#bytes.readInt32LE(this.#advance(4));
      case "u":
        return this.#bytes.readUInt32LE(this.#advance(4));
      case "x":
        return this.#bytes.readBigInt64LE(this.#advance(8));
      case "t":
        return this.#bytes.readBigUInt64LE(this.#advance(8));
      case "d":
        return this.#bytes.readDoubleLE(this.#advance(8));
      case "s":
      case "o":
        return this.#text(this.#bytes.readUInt32LE(this.#advance(4)));
      case "g":
        return this.#text(this.#bytes.readUInt8(this.#advance(1)));
      case "v":
        return this.read(this.read("g") as string);
      case "a":
        return this.#array(type.slice(1));
      default:
        return this.readAll(type.slice(1, -1));
    }
  }

  align(alignment: number): void {
    this.#at = Math.ceil(this.#at / alignment) * alignment;
  }

  #array(elementType: string): DBusValue[] {
    const length = this.#bytes.readUInt32LE(this.#advance(4));
    this.align(alignmentOf(elementType));
    const end = this.#at + length;
    const elements: DBusValue[] = [];
    while (this.#at < end) elements.push(this.read(elementType));
    return elements;
  }

  /** With a zero byte after it, which does not count. */
  #text(length: number): string {
    const start = this.#advance(length + 1);
    return this.#bytes.toString("utf8", start, start + length);
  }

  #advance(length: number): number {
    const start = this.#at;
    this.#at += length;
    return start;
  }
}
