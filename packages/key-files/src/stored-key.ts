/** What a key file holds: a private key as it is, or one under a passphrase. */
import { IdentityKey, type IdentityPublicKey, looksSealed, SealedKey } from "@conclave/crypto";
import { type AskPassphrase, openSealed, requireStrength } from "./passphrase.ts";
import type { KeyPlace } from "./place.ts";

export type KeyForm = "plain" | "sealed";

export class StoredKey {
  readonly #kept: IdentityKey | SealedKey;

  private constructor(kept: IdentityKey | SealedKey) {
    this.#kept = kept;
  }

  /** To be stored as it is. */
  static plain(key: IdentityKey): StoredKey {
    return new StoredKey(key);
  }

  /**
   * To be stored under a passphrase.
   *
   * @param passphrase at least 8 bytes; not changed: the caller wipes it.
   * @throws {KeyFileError} "weak-passphrase".
   */
  static async sealed(key: IdentityKey, passphrase: Uint8Array): Promise<StoredKey> {
    requireStrength(passphrase);
    return new StoredKey(await SealedKey.seal(key, passphrase));
  }

  /**
   * Reads what {@link StoredKey.toText} wrote.
   *
   * @throws {CryptoError} "identity-key" or "sealed-key".
   */
  static parse(text: string): StoredKey {
    return new StoredKey(looksSealed(text) ? SealedKey.fromText(text) : IdentityKey.fromPem(text));
  }

  get form(): KeyForm {
    return this.#kept instanceof SealedKey ? "sealed" : "plain";
  }

  /** Of a sealed key: what the file says, which only {@link StoredKey.open} proves. */
  get publicKey(): IdentityPublicKey {
    return this.#kept.publicKey;
  }

  /** PKCS #8 PEM, or the text of a sealed key. */
  toText(): string {
    return this.#kept instanceof SealedKey ? this.#kept.toText() : this.#kept.toPem();
  }

  /**
   * The key itself.
   *
   * @throws {KeyFileError} "sealed" or "passphrase".
   */
  async open(place: KeyPlace, ask?: AskPassphrase): Promise<IdentityKey> {
    return this.#kept instanceof SealedKey ? await openSealed(this.#kept, place, ask) : this.#kept;
  }
}
