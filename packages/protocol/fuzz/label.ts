/** What tells the errors of this package apart, for a search. */
import { attempt } from "@conclave/fuzz/attempt";
import { ProtocolError } from "../src/faults.ts";
import { MalformedError } from "../src/wire/reader.ts";

/** Runs a decoder that throws a ProtocolError, and nothing else. */
export function orProtocolError(decode: () => void): string {
  return attempt(decode, ProtocolError, labelOfProtocolError);
}

/** Runs a decoder that throws a MalformedError, and nothing else. */
export function orMalformed(decode: () => void): string {
  return attempt(decode, MalformedError, ({ field }) => `malformed ${field}`);
}

/** Runs a decoder that throws a RangeError for people, and nothing else. */
export function orRangeError(decode: () => void): string {
  return attempt(decode, RangeError, ({ message }) => message.replaceAll(/".*"|\d+/gs, "…"));
}

/** Its code and what makes it out: no lengths and offsets. */
export function labelOfProtocolError({ code, context }: ProtocolError): string {
  const words = Object.values(context).filter((value) => typeof value === "string");
  return [code, ...words.filter((word) => !/\d/.test(word))].join(" ");
}
