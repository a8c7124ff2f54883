/** Sealing and opening a record beside node:crypto doing the same encryption and the same HMAC over the same bytes. */
import { createCipheriv, createDecipheriv, createHmac, randomBytes, timingSafeEqual } from "node:crypto";
import { type RecordKeys, RecordOpener, RecordSealer, recordBodyBytes, recordKeys } from "@conclave/crypto";
import { compete, type RoundOptions, type Standing } from "./rounds.ts";

export interface RecordResult {
  readonly what: "open" | "seal";
  readonly plaintextBytes: number;
  readonly standings: readonly Standing[];
}

export async function benchRecords(
  sizes: readonly number[],
  options: RoundOptions,
): Promise<readonly RecordResult[]> {
  const results: RecordResult[] = [];
  for (const plaintextBytes of sizes) {
    results.push({ what: "seal", plaintextBytes, standings: await benchSeal(plaintextBytes, options) });
    results.push({ what: "open", plaintextBytes, standings: await benchOpen(plaintextBytes, options) });
  }
  return results;
}

function benchSeal(plaintextBytes: number, options: RoundOptions): Promise<readonly Standing[]> {
  const keys = freshKeys();
  const plaintext = randomBytes(plaintextBytes);
  const header = headerOf(plaintextBytes);
  const sealer = new RecordSealer(keys);
  const padded = randomBytes(recordBodyBytes(plaintextBytes) - tagBytes);
  const padding = Buffer.alloc(
    padded.length - plaintextBytes - blockBytes,
    padded.length - plaintextBytes - blockBytes,
  );
  const kept = createCipheriv("aes-256-cbc", keys.encryption, Buffer.alloc(blockBytes)).setAutoPadding(false);
  const sequence = Buffer.alloc(8);
  return compete(
    [
      {
        name: "node:crypto",
        run: () => {
          const sealed = kept.update(padded);
          return createHmac("sha256", keys.authentication)
            .update(sequence)
            .update(header)
            .update(sealed)
            .digest();
        },
      },
      { name: "conclave", run: () => sealer.seal(header, plaintext) },
      {
        name: "node:crypto, with a fresh IV, and a whole record in the end",
        run: () => {
          const sealed = kept.update(Buffer.concat([randomBytes(blockBytes), plaintext, padding]));
          const tag = createHmac("sha256", keys.authentication)
            .update(sequence)
            .update(header)
            .update(sealed)
            .digest();
          return Buffer.concat([header, sealed, tag]);
        },
      },
      {
        name: "node:crypto, a new cipher and IV for each",
        run: () => {
          const iv = randomBytes(blockBytes);
          const cipher = createCipheriv("aes-256-cbc", keys.encryption, iv);
          const sealed = Buffer.concat([header, iv, cipher.update(plaintext), cipher.final()]);
          const tag = createHmac("sha256", keys.authentication).update(sequence).update(sealed).digest();
          return Buffer.concat([sealed, tag]);
        },
      },
    ],
    options,
  );
}

/** Records are opened in order and once, so as many as are needed are sealed in front of each batch. */
async function benchOpen(plaintextBytes: number, options: RoundOptions): Promise<readonly Standing[]> {
  const keys = freshKeys();
  const header = headerOf(plaintextBytes);
  const sealer = new RecordSealer(keys);
  const records = Array.from({ length: batchRecords }, () =>
    sealer.seal(header, randomBytes(plaintextBytes)),
  );
  const sequence = Buffer.alloc(8);
  const standings = await compete(
    [
      {
        name: "node:crypto",
        run: () => {
          const kept = createDecipheriv(
            "aes-256-cbc",
            keys.encryption,
            Buffer.alloc(blockBytes),
          ).setAutoPadding(false);
          for (const record of records) {
            const covered = record.subarray(0, record.length - tagBytes);
            const tag = createHmac("sha256", keys.authentication).update(sequence).update(covered).digest();
            timingSafeEqual(tag, record.subarray(covered.length));
            kept.update(covered.subarray(headerBytes));
          }
        },
      },
      {
        name: "conclave",
        run: () => {
          const opener = new RecordOpener(keys);
          for (const record of records) opener.open(record);
        },
      },
      {
        name: "node:crypto, a new cipher for each",
        run: () => {
          for (const record of records) {
            const covered = record.subarray(0, record.length - tagBytes);
            const tag = createHmac("sha256", keys.authentication).update(sequence).update(covered).digest();
            timingSafeEqual(tag, record.subarray(covered.length));
            const iv = covered.subarray(headerBytes, headerBytes + blockBytes);
            const decipher = createDecipheriv("aes-256-cbc", keys.encryption, iv);
            Buffer.concat([decipher.update(covered.subarray(headerBytes + blockBytes)), decipher.final()]);
          }
        },
      },
    ],
    options,
  );
  return standings.map(({ microseconds, quartiles: [low, high], ...standing }) => ({
    ...standing,
    microseconds: microseconds / batchRecords,
    quartiles: [low / batchRecords, high / batchRecords],
  }));
}

function freshKeys(): RecordKeys {
  return recordKeys(randomBytes(32));
}

function headerOf(plaintextBytes: number): Uint8Array {
  const header = Buffer.alloc(headerBytes);
  header.writeUInt32BE(recordBodyBytes(plaintextBytes));
  header[0] = 4;
  return header;
}

const headerBytes = 4;
const blockBytes = 16;
const tagBytes = 32;
const batchRecords = 500;
