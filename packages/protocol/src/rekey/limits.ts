/** When keys are to be replaced, and when they must not be used any more (clause 8). */
import { hardRecordLimits } from "@conclave/crypto";
import { frameBytes } from "../limits.ts";

export interface KeyLimits {
  /** The client starts a rekey when the keys of either direction have protected so many bytes of records. */
  readonly rekeyBytes: number;
  /** And when they are so old, in milliseconds. */
  readonly rekeyAgeMs: number;
  /**
   * The server takes no REKEY_C sooner than this after the one before it, and the client sends none sooner than this after the
   * last REKEY_S, in milliseconds.
   */
  readonly rekeyIntervalMs: number;
  /** Neither side uses a key for more bytes of records, for more records, or for longer than this. */
  readonly hardBytes: number;
  readonly hardRecords: number;
  readonly hardAgeMs: number;
}

const minuteMs = 60_000;

/** Those of the protocol. Smaller ones are for tests and for peers that want it stricter. */
export const defaultKeyLimits: KeyLimits = {
  rekeyBytes: 2 ** 30,
  rekeyAgeMs: 60 * minuteMs,
  rekeyIntervalMs: minuteMs,
  hardBytes: hardRecordLimits.bytes,
  hardRecords: hardRecordLimits.records,
  hardAgeMs: 24 * 60 * minuteMs,
};

/** What one record takes of them at most: as much is kept, so that the goodbye that names the limit can be sealed. */
export const hardLimitReserve = { bytes: frameBytes.header + frameBytes.recordMax, records: 1 } as const;

/** The defaults with some of them replaced. Throws a RangeError that names one which cannot be. */
export function withKeyLimits(changes: Partial<KeyLimits> = {}): KeyLimits {
  for (const [name, value] of Object.entries(changes)) {
    if (!(value >= 0)) throw new RangeError(`${name} must not be negative`);
  }
  const limits = { ...defaultKeyLimits, ...changes };
  if (limits.hardBytes > hardRecordLimits.bytes)
    throw new RangeError("hardBytes is more than the cipher bears");
  if (limits.hardRecords > hardRecordLimits.records)
    throw new RangeError("hardRecords is more than the counter bears");
  return limits;
}
