/** SQLite's result codes (sqlite3.h) as the store's. */
import { StoreError, type StoreErrorCode } from "../store-error.ts";

/** What SQLite threw, as a `StoreError`; anything else is a fault of ours and stays what it is. */
export function asStoreError(error: unknown): unknown {
  if (!(error instanceof Error) || !("errcode" in error) || typeof error.errcode !== "number") return error;
  // The low byte is the kind of failure, the rest says which one of that kind.
  const code = codes[error.errcode & 0xff];
  if (code === undefined) return error;
  return new StoreError(code, `the store failed: ${error.message}.`, { cause: error });
}

/** Of SQLITE_PERM, BUSY, LOCKED, READONLY, IOERR, CORRUPT, FULL, CANTOPEN, NOTADB. */
const codes: Readonly<Record<number, StoreErrorCode>> = {
  3: "read-only",
  5: "busy",
  6: "busy",
  8: "read-only",
  10: "io",
  11: "corrupt",
  13: "full",
  14: "io",
  26: "corrupt",
};
