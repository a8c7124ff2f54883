/** An input as a program: numbers and bytes are read off it one after the other. Behind its end there are zeros, so every input is one. */

export class Operands {
  readonly #program: Uint8Array;
  #at = 0;

  constructor(program: Uint8Array) {
    this.#program = program;
  }

  get isAtEnd(): boolean {
    return this.#at >= this.#program.length;
  }

  u8(): number {
    const value = this.#program[this.#at] ?? 0;
    this.#at += 1;
    return value;
  }

  u16(): number {
    return (this.u8() << 8) | this.u8();
  }

  /** As many as there are, at most `length`. */
  bytes(length: number): Uint8Array {
    const bytes = this.#program.slice(this.#at, this.#at + length);
    this.#at += length;
    return bytes;
  }

  /** @param all at least one. */
  pick<Item>(all: readonly Item[]): Item {
    return all[this.u8() % all.length] as Item;
  }
}

/** A program out of its parts: names of steps, numbers, bytes. */
export function programOf<Step extends string>(
  steps: readonly Step[],
  ...parts: readonly (Step | number | Uint8Array)[]
): Uint8Array {
  const bytes = parts.map((part) => {
    if (typeof part === "number") return Uint8Array.of(part);
    return typeof part === "string" ? Uint8Array.of(steps.indexOf(part)) : part;
  });
  return Uint8Array.from(Buffer.concat(bytes));
}
