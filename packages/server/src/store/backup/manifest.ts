/** What stands beside a backup: enough to see, before anything is touched, that it is whole and what is in it. */
import { readFile } from "node:fs/promises";

export interface Manifest {
  readonly format: 1;
  /** ISO 8601, UTC. */
  readonly made: string;
  /** The database's schema: which versions of conclaved can use it. */
  readonly schema: number;
  readonly bytes: number;
  /** SHA-256 of the file, in hex. */
  readonly sha256: string;
  readonly counts: Counts;
  /** Files of rooms, in the folder beside it; nothing in backups of versions that had none. */
  readonly files?: { readonly count: number; readonly bytes: number } | undefined;
}

/** Rows by what they are. */
export type Counts = Readonly<Record<CountName, number>>;

export type CountName = (typeof countNames)[number];

/** Each is a table. */
export const countNames = ["names", "people", "rooms", "entries", "members"] as const;

/** The manifest of a backup is its file with this behind it. */
export const manifestSuffix = ".manifest.json";

/** A copy of the host key, if there is one, is the file with this behind it. */
export const hostKeySuffix = ".host_key";

export function formatManifest(manifest: Manifest): string {
  return `${JSON.stringify(manifest, undefined, 2)}\n`;
}

/** @throws {Error} if it cannot be read or is none; the message says what is wrong. */
export async function readManifest(backup: string): Promise<Manifest> {
  const file = backup + manifestSuffix;
  const value: unknown = JSON.parse(await readFile(file, "utf8"));
  if (!isManifest(value)) throw new Error(`${file} is not the manifest of a backup`);
  return value;
}

function isManifest(value: unknown): value is Manifest {
  const { format, made, schema, bytes, sha256, counts, files } = (value ?? {}) as Partial<Manifest>;
  return (
    format === 1 &&
    typeof made === "string" &&
    isCount(schema) &&
    isCount(bytes) &&
    typeof sha256 === "string" &&
    /^[0-9a-f]{64}$/.test(sha256) &&
    countNames.every((name) => isCount(counts?.[name])) &&
    (files === undefined || (isCount(files.count) && isCount(files.bytes)))
  );
}

function isCount(value: unknown): value is number {
  return Number.isSafeInteger(value) && (value as number) >= 0;
}
