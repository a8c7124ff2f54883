/** Frame header and body (clause 2). */
import { concatBytes } from "@conclave/crypto";
import { type FrameName, frameTypes } from "./types.ts";

/** Type and length, 4 bytes. */
export function frameHeader(name: FrameName, bodyBytes: number): Uint8Array {
  return Uint8Array.of(frameTypes[name], bodyBytes >> 16, (bodyBytes >> 8) & 0xff, bodyBytes & 0xff);
}

/** The whole frame. */
export function encodeFrame(name: FrameName, body: Uint8Array): Uint8Array {
  return concatBytes(frameHeader(name, body.length), body);
}
