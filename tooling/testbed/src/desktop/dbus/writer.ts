/** Writes the values of a little-endian D-Bus message: of those types that are needed for asking. */
import { alignmentOf, type DBusValue, splitSignature } from "./value.ts";

export class DBusWriter {
  readonly #parts: Buffer[] = [];
  #length = 0;

  get bytes(): Buffer {
    return Buffer.concat(this.#parts);
  }

  writeAll(signature: string, values: readonly DBusValue[]): void {
    splitSignature(signature).forEach((type, index) => {
      this.write(type, values[index] as DBusValue);
    });
  }

  /** @param type - the signature of one value: y, i, u, s, o or g. */
  write(type: string, value: DBusValue): void {
    this.align(alignmentOf(type));
    if (type === "s" || type === "o") {
      const text = Buffer.from(`${value}\0`);
      this.write("u", text.length - 1);
      this.#push(text);
    } else if (type === "g") {
      const text = Buffer.from(`${value}\0`);
      this.write("y", text.length - 1);
      this.#push(text);
    } else {
      this.#push(number(type, Number(value)));
    }
  }

  align(alignment: number): void {
    this.#push(Buffer.alloc(Math.ceil(this.#length / alignment) * alignment - this.#length));
  }

  #push(bytes: Buffer): void {
    this.#parts.push(bytes);
    this.#length += bytes.length;
  }
}

function number(type: string, value: number): Buffer {
  const bytes = Buffer.alloc(alignmentOf(type));
  if (type === "y") bytes.writeUInt8(value);
  else if (type === "i") bytes.writeInt32LE(value);
  else if (type === "u") bytes.writeUInt32LE(value);
  else throw new Error(`D-Bus type ${type} is not written here`);
  return bytes;
}
