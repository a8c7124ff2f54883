/** How much one key may protect before its holder must stop (protocol clause 8; docs/threat-model.md). */
export interface RecordLimits {
  /** Bytes of wire records under one key. */
  readonly bytes: number;
  /** Records under one key. */
  readonly records: number;
}

/** 2^36 bytes are 2^32 blocks, where the chance of two equal CBC blocks reaches 2^-65. */
export const hardRecordLimits: RecordLimits = { bytes: 2 ** 36, records: 2 ** 48 };
