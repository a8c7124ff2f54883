/** Small ways to make good bytes bad ones. */
import type { Edit, FlightStep } from "@conclave/testbed/reference";

/** The bytes with the lowest bit of one of them flipped; a negative offset counts from the end. */
export function flip(bytes: Buffer, offset: number, mask = 1): Buffer {
  const changed = Buffer.from(bytes);
  const at = offset < 0 ? changed.length + offset : offset;
  changed.writeUInt8(changed.readUInt8(at) ^ mask, at);
  return changed;
}

/** A flight without its message of this type. */
export function without(type: number): Edit<FlightStep[]> {
  return (steps) => steps.filter((step) => step.type !== type);
}

/** A flight with its message of this type twice. */
export function doubled(type: number): Edit<FlightStep[]> {
  return (steps) => steps.flatMap((step) => (step.type === type ? [step, step] : [step]));
}

/** A flight with a message of another body. */
export function withBody(type: number, body: (th: Buffer, body: Buffer) => Buffer): Edit<FlightStep[]> {
  return (steps) =>
    steps.map((step) => (step.type === type ? { type, body: (th) => body(th, step.body(th)) } : step));
}

/** A flight with one message more, in front of the one of this type. */
export function withBefore(type: number, extra: number, body: Buffer): Edit<FlightStep[]> {
  return (steps) =>
    steps.flatMap((step) => (step.type === type ? [{ type: extra, body: () => body }, step] : [step]));
}

/** A flight with two neighbours in each other's place. */
export function swapped(first: number): Edit<FlightStep[]> {
  return (steps) => {
    const at = steps.findIndex(({ type }) => type === first);
    const [one, two] = steps.slice(at, at + 2);
    if (one === undefined || two === undefined) throw new Error(`nothing follows message ${first}`);
    return steps.toSpliced(at, 2, two, one);
  };
}
