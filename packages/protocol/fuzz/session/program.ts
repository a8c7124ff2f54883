/**
 * An input of a session target: options, and then steps, each an opcode and its operands. What is missing at the end
 * reads as zeros, so every string of bytes is a program.
 */
import { Reader } from "../../src/wire/reader.ts";

/** In the order of their numbers, which are kept: inputs under test/regress are made of them. */
const steps = [
  "settle",
  "carry",
  "carryFlipped",
  "drop",
  "double",
  "hold",
  "split",
  "inject",
  "sealPlaintext",
  "sealMessage",
  "sealSample",
  "peerSays",
  "targetSays",
  "decide",
  "pass",
  "carryBack",
  "agree",
  "agreeAfresh",
  "agreeToOther",
  "end",
  "close",
] as const;

export type Step = (typeof steps)[number];

/** Reads operands off a program. */
export class Operands {
  readonly #reader: Reader;

  constructor(program: Uint8Array) {
    this.#reader = new Reader(program);
  }

  get isAtEnd(): boolean {
    return this.#reader.remaining === 0;
  }

  u8(): number {
    return this.isAtEnd ? 0 : this.#reader.u8("program");
  }

  u16(): number {
    return (this.u8() << 8) | this.u8();
  }

  /** As many as there are, at most `length`. */
  bytes(length: number): Uint8Array {
    return this.#reader.bytes(Math.min(length, this.#reader.remaining), "program");
  }

  step(): Step {
    return steps[this.u8() % steps.length] ?? "settle";
  }
}

/** A program out of its steps; operands are numbers and bytes. */
export function program(options: number, ...all: readonly (Step | number | Uint8Array)[]): Uint8Array {
  const parts = all.map((part) => {
    if (typeof part === "number") return Uint8Array.of(part);
    return typeof part === "string" ? Uint8Array.of(steps.indexOf(part)) : part;
  });
  return Uint8Array.from(Buffer.concat([Uint8Array.of(options), ...parts]));
}
