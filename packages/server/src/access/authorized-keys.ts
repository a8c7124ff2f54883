/**
 * Identity keys that are let in, in a file that its operator edits:
 *
 *     # who may come in
 *     SHA256:1kWP9mCCUn5WCAmGVafSZ6526dkV7D3DEXfoK0X376g ana, from her laptop
 *
 * A fingerprint and whatever helps to remember whose it is. The file is read anew for every newcomer, so that a change
 * counts at once; a line that cannot be read is a fault, and nobody gets in by the file until it is mended.
 */
import { readFileSync } from "node:fs";
import { fingerprint, type IdentityPublicKey } from "@conclave/crypto";

/** The file cannot be read or understood. Its message is a sentence that names file and line. */
export class AuthorizedKeysError extends Error {
  override readonly name = "AuthorizedKeysError";
}

export class AuthorizedKeys {
  readonly path: string;

  constructor(path: string) {
    this.path = path;
  }

  /** @throws {AuthorizedKeysError} */
  has(key: IdentityPublicKey): boolean {
    return this.fingerprints().has(fingerprint(key));
  }

  /** All fingerprints in the file. @throws {AuthorizedKeysError} */
  fingerprints(): ReadonlySet<string> {
    const lines = this.#read().split("\n");
    const found = new Set<string>();
    for (const [index, line] of lines.entries()) {
      const [word = ""] = line.trim().split(/\s+/);
      if (word === "" || word.startsWith("#")) continue;
      if (!/^SHA256:[A-Za-z0-9+/]{43}$/.test(word)) {
        throw new AuthorizedKeysError(
          `${this.path}, line ${index + 1}: "${word}" is no fingerprint of a key.`,
        );
      }
      found.add(word);
    }
    return found;
  }

  #read(): string {
    try {
      return readFileSync(this.path, "utf8");
    } catch (cause) {
      throw new AuthorizedKeysError(`${this.path} cannot be read: ${(cause as Error).message}.`, { cause });
    }
  }
}
