/**
 * The four frames (clause 2):
 *
 *     0        1                      4
 *     | type   | length, big-endian   | body, length bytes ...
 *
 * The length counts the body alone.
 */
import { frameBytes } from "../limits.ts";

export const frameTypes = { HELLO_C: 1, HELLO_S: 2, ALERT: 3, RECORD: 4 } as const;

export type FrameName = keyof typeof frameTypes;

/** Whether a frame of this type may have a body of this length. */
export function isFrameLength(type: number, length: number): boolean {
  switch (type) {
    case frameTypes.HELLO_C:
    case frameTypes.HELLO_S:
      return length <= frameBytes.helloMax;
    case frameTypes.ALERT:
      return length === 1;
    case frameTypes.RECORD:
      return length >= frameBytes.recordMin && length <= frameBytes.recordMax && (length - 48) % 16 === 0;
    default:
      return false;
  }
}
