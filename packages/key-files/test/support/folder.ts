/** A folder of its own for each test, gone after it. */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach } from "vitest";
import type { KeyPlace } from "../../src/index.ts";

/** Call it once for a file; the object's fields are those of the running test. */
export function testFolder(): { path: string; place: KeyPlace } {
  const folder = { path: "", place: { file: "", what: "identity" } };
  beforeEach(async () => {
    folder.path = await mkdtemp(join(tmpdir(), "conclave-key-"));
    folder.place = { file: join(folder.path, "identity"), what: "identity" };
  });
  afterEach(() => rm(folder.path, { recursive: true }));
  return folder;
}

/** Answers with each of these, then with nothing. */
export function answering(...passphrases: readonly string[]) {
  return (_place: KeyPlace, attempt: number) => {
    const passphrase = passphrases[attempt - 1];
    return Promise.resolve(passphrase === undefined ? undefined : new TextEncoder().encode(passphrase));
  };
}
