/** The ways to whoever writes and whoever reads: in this thread, or in others (`worker/`). */
import type { WriteCommand, WriteResults } from "./commands.ts";
import type { SqliteReader } from "./reader.ts";
import type { ReadRequest, ReadResults } from "./requests.ts";
import type { SqliteWriter } from "./writer.ts";

export interface WritePort {
  /** @throws {StoreError} if nothing of it is stored. */
  write<Name extends WriteCommand["do"]>(command: WriteCommand & { do: Name }): Promise<WriteResults[Name]>;
  /** Whether it still answers. */
  isAlive(): Promise<boolean>;
  /** Settles when all that waited is done. */
  close(): Promise<void>;
}

export interface ReadPort {
  /** @throws {StoreError} */
  read<Name extends ReadRequest["read"]>(request: ReadRequest & { read: Name }): Promise<ReadResults[Name]>;
  isAlive(): Promise<boolean>;
  close(): Promise<void>;
}

/** Writes at once, in the thread that calls it. */
export function writeHere(writer: SqliteWriter, close: () => void): WritePort {
  return {
    write<Name extends WriteCommand["do"]>(command: WriteCommand & { do: Name }) {
      return Promise.try(() => {
        const [outcome] = writer.apply([command]);
        writer.tidy();
        if (outcome === undefined || "error" in outcome) throw outcome?.error;
        return outcome.value as WriteResults[Name];
      });
    },
    isAlive: () => Promise.resolve(true),
    close: () => Promise.resolve(close()),
  };
}

/** Reads at once, in the thread that calls it. */
export function readHere(reader: SqliteReader, close: () => void): ReadPort {
  return {
    read<Name extends ReadRequest["read"]>(request: ReadRequest & { read: Name }) {
      return Promise.try(() => reader.answer(request) as ReadResults[Name]);
    },
    isAlive: () => Promise.resolve(true),
    close: () => Promise.resolve(close()),
  };
}
