/** Positions in a file of a program's own, as JSON: {"version":1,"told":{"1":4711}}. */
import { mkdir, readFile } from "node:fs/promises";
import { dirname } from "node:path";
import type { RoomId } from "@conclave/protocol";
import { writeAtomically } from "../files/write-atomically.ts";
import type { PositionStore } from "./positions.ts";

/** The file cannot be used; it is left as it is. */
export class PositionsFileError extends Error {
  override readonly name = "PositionsFileError";
}

export class PositionsFile implements PositionStore {
  readonly path: string;

  constructor(path: string) {
    this.path = path;
  }

  /** @throws {PositionsFileError} naming what is wrong with it. A file that is not there is nothing wrong. */
  async load(): Promise<ReadonlyMap<RoomId, number>> {
    try {
      const { version, told } = JSON.parse(await readFile(this.path, "utf8")) as {
        readonly version: unknown;
        readonly told: Readonly<Record<string, unknown>>;
      };
      if (version !== 1) throw new RangeError(`its version is ${version}, and 1 is expected`);
      return new Map(Object.entries(told).map(([room, number]) => [count(room), count(number)]));
    } catch (cause) {
      if ((cause as NodeJS.ErrnoException).code === "ENOENT") return new Map();
      throw new PositionsFileError(`${this.path} cannot be used: ${(cause as Error).message}`, { cause });
    }
  }

  async save(positions: ReadonlyMap<RoomId, number>): Promise<void> {
    await mkdir(dirname(this.path), { recursive: true, mode: 0o700 });
    await writeAtomically(
      this.path,
      `${JSON.stringify({ version: 1, told: Object.fromEntries(positions) })}\n`,
    );
  }
}

function count(value: unknown): number {
  const number = Number(value);
  if (!Number.isSafeInteger(number) || number < 0)
    throw new RangeError(`${value} is no number of an entry or a room`);
  return number;
}
