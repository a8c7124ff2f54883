/** This person's identity key: made on the first connection, opened once, kept while the window is there. */
import { identityFile } from "@conclave/client";
import type { IdentityKey, IdentityPublicKey } from "@conclave/crypto";
import { loadOrCreateIdentity } from "@conclave/key-files";

export class OwnKey {
  readonly #file: string;
  #key: IdentityKey | undefined;
  /** Whoever waits for a passphrase. */
  #asked: ((passphrase: Uint8Array | undefined) => void) | undefined;

  /** @param file default: this person's own. */
  constructor(file: string = identityFile()) {
    this.#file = file;
  }

  /** Once it is open. */
  get publicKey(): IdentityPublicKey | undefined {
    return this.#key?.publicKey;
  }

  /**
   * The key.
   *
   * @param signal ends a question that nobody wants to answer.
   * @param onQuestion is called for each passphrase that is needed; `answer` gives it.
   * @throws {KeyFileError}
   */
  async load(signal: AbortSignal, onQuestion: (file: string, attempt: number) => void): Promise<IdentityKey> {
    if (this.#key !== undefined) return this.#key;
    const { key } = await loadOrCreateIdentity(this.#file, {
      ask: ({ file }, attempt) => {
        const { promise, resolve } = Promise.withResolvers<Uint8Array | undefined>();
        this.#asked = resolve;
        signal.addEventListener("abort", () => resolve(undefined), { once: true });
        if (signal.aborted) resolve(undefined);
        else onQuestion(file, attempt);
        return promise;
      },
    });
    this.#key = key;
    return key;
  }

  /** Gives the passphrase that was asked for. */
  answer(passphrase: string): "answered" | "not asked" {
    const asked = this.#asked;
    if (asked === undefined) return "not asked";
    this.#asked = undefined;
    asked(new TextEncoder().encode(passphrase));
    return "answered";
  }
}
