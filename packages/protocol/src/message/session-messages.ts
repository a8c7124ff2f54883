/**
 * The messages that a session itself speaks once the handshake is done (clauses 6 and 7). Bodies:
 *
 *     NAME     utf8                 WELCOME  utf8              PING, PONG  token, 8 bytes
 *     NAME_BAD reason u8            BYE      code u8 | utf8    PAD         ignored
 */
import { byeTextMaxBytes, nameMaxBytes } from "../limits.ts";
import { MalformedError, Reader } from "../wire/reader.ts";
import { Writer } from "../wire/writer.ts";
import { encodeEnvelope } from "./envelope.ts";

/** Why a name was refused (clause 6). One code for each thing that its owner can mend. */
const nameRefusals = {
  /** It has no characters, or more than the server takes. */
  length: 1,
  /** It has characters that the server does not allow in names, or in an order that misleads. */
  characters: 2,
  /** Somebody present has it. */
  taken: 3,
  /** It looks like the name of somebody present. */
  lookalike: 4,
} as const;

export type NameRefusal = keyof typeof nameRefusals;

export const pingTokenBytes = 8;

/** Whether a name can be offered at all: 1 to 128 bytes of UTF-8. Whether it may be had, the server says. */
export function isOfferableName(name: string): boolean {
  const bytes = Buffer.byteLength(name, "utf8");
  return bytes > 0 && bytes <= nameMaxBytes;
}

export function encodeName(name: string): Uint8Array {
  return encodeEnvelope("NAME", new Writer().utf8(name).finish());
}

/** Throws a MalformedError unless it is 1 to 128 bytes of UTF-8. */
export function decodeName(body: Uint8Array): string {
  if (body.length === 0 || body.length > nameMaxBytes) throw new MalformedError("name length");
  return new Reader(body).utf8("name");
}

export function encodeWelcome(name: string): Uint8Array {
  return encodeEnvelope("WELCOME", new Writer().utf8(name).finish());
}

export function encodeNameBad(refusal: NameRefusal): Uint8Array {
  return encodeEnvelope("NAME_BAD", new Writer().u8(nameRefusals[refusal]).finish());
}

/** A reason that a later version may send counts as "characters": try another name. */
export function decodeNameBad(body: Uint8Array): NameRefusal {
  const reader = new Reader(body);
  const reason = reader.u8("reason");
  reader.end("reason");
  const known = Object.entries(nameRefusals).find(([, code]) => code === reason);
  return (known?.[0] as NameRefusal | undefined) ?? "characters";
}

export function encodePing(name: "PING" | "PONG", token: Uint8Array): Uint8Array {
  return encodeEnvelope(name, token);
}

export function decodePing(body: Uint8Array): Uint8Array {
  if (body.length !== pingTokenBytes) throw new MalformedError("token");
  return body;
}

export interface Bye {
  readonly code: number;
  readonly text: string;
}

/** An explanation longer than 255 bytes is cut there, at a character. */
export function encodeBye({ code, text }: Bye): Uint8Array {
  // encodeInto stops before the first character that does not fit whole.
  const bytes = new Uint8Array(byeTextMaxBytes);
  const { written } = new TextEncoder().encodeInto(text, bytes);
  return encodeEnvelope("BYE", new Writer().u8(code).bytes(bytes.subarray(0, written)).finish());
}

export function decodeBye(body: Uint8Array): Bye {
  if (body.length > 1 + byeTextMaxBytes) throw new MalformedError("text length");
  const reader = new Reader(body);
  return { code: reader.u8("code"), text: reader.utf8("text") };
}
