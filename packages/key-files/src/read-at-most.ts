/** Reading a file whose length is not to be trusted. */
import type { FileHandle } from "node:fs/promises";
import { wipe } from "@conclave/crypto";

/** Everything up to the end, in an array of its own; nothing if it is longer than `maxBytes`. */
export async function readAtMost(handle: FileHandle, maxBytes: number): Promise<Uint8Array | undefined> {
  const buffer = new Uint8Array(maxBytes + 1);
  try {
    let length = 0;
    while (length < buffer.length) {
      const { bytesRead } = await handle.read(buffer, length, buffer.length - length, null);
      if (bytesRead === 0) return buffer.slice(0, length);
      length += bytesRead;
    }
    return undefined;
  } finally {
    wipe(buffer);
  }
}
