/** Passphrases: how they are asked for, and what a new one must be. */
import { CryptoError, type IdentityKey, type SealedKey, wipe } from "@conclave/crypto";
import { KeyFileError } from "./errors.ts";
import type { KeyPlace } from "./place.ts";

/**
 * Asks for the passphrase of a sealed key, and is asked again while it is wrong.
 *
 * @param attempt 1 for the first time.
 * @returns its bytes, UTF-8, which are wiped after use; nothing when there is nobody to ask, or no more to try.
 */
export type AskPassphrase = (place: KeyPlace, attempt: number) => Promise<Uint8Array | undefined>;

/** The least length of a new passphrase, in bytes (NIST SP 800-63B, section 5.1.1.2, asks for 8 characters). */
export const passphraseMinBytes = 8;

/** The most that is read of one, in bytes. */
export const passphraseMaxBytes = 1024;

/** @throws {KeyFileError} "weak-passphrase". */
export function requireStrength(passphrase: Uint8Array): void {
  if (passphrase.length >= passphraseMinBytes) return;
  throw new KeyFileError("weak-passphrase", `a passphrase has at least ${passphraseMinBytes} characters.`);
}

/**
 * Opens a sealed key, asking until the passphrase is right or `ask` has no more.
 *
 * @throws {KeyFileError} "sealed" if none was given at all, "passphrase" if none was right.
 */
export async function openSealed(
  sealed: SealedKey,
  place: KeyPlace,
  ask: AskPassphrase | undefined,
): Promise<IdentityKey> {
  for (let attempt = 1; ; attempt += 1) {
    const passphrase = await ask?.(place, attempt);
    if (passphrase === undefined) throw attempt === 1 ? nobodyToAsk(place) : refused(place);
    try {
      return await sealed.open(passphrase);
    } catch (error) {
      if (!(error instanceof CryptoError)) throw error;
    } finally {
      wipe(passphrase);
    }
  }
}

function nobodyToAsk({ what, file }: KeyPlace): KeyFileError {
  const message = `the ${what} ${file} is sealed with a passphrase, and there is nobody to ask for it.`;
  return new KeyFileError("sealed", message);
}

function refused({ what, file }: KeyPlace): KeyFileError {
  const message = `the ${what} ${file} does not open: the passphrase is wrong, or the file was changed.`;
  return new KeyFileError("passphrase", message);
}
