/** A key that comes from elsewhere, in any of the forms that it is exported in. */
import { CryptoError, looksSealed } from "@conclave/crypto";
import { KeyFileError, reasonOf } from "./errors.ts";
import { readRecoverySheet } from "./recovery-sheet.ts";
import { StoredKey } from "./stored-key.ts";

/**
 * Reads PKCS #8 PEM, a sealed key, or 24 words.
 *
 * @throws {KeyFileError} "import", with what is wrong with it.
 */
export function parseImported(text: string): StoredKey {
  try {
    if (looksSealed(text) || /^-----BEGIN /m.test(text)) return StoredKey.parse(text);
    return StoredKey.plain(readRecoverySheet(text));
  } catch (cause) {
    if (!(cause instanceof CryptoError)) throw cause;
    throw new KeyFileError(
      "import",
      `that is no key, neither PEM nor sealed nor 24 words: ${reasonOf(cause)}.`,
      { cause },
    );
  }
}
