/** This person's identity key: made on the first connection, opened once for all servers, kept while the program runs. */
import { identityFile } from "@conclave/client";
import type { IdentityKey, IdentityPublicKey } from "@conclave/crypto";
import { loadOrCreateIdentity } from "@conclave/key-files";

/** Is called for each passphrase that is needed, with how often it was asked. */
type OnQuestion = (file: string, attempt: number) => void;

export class OwnKey {
  readonly #file: string;
  #key: IdentityKey | undefined;
  #loading: Promise<IdentityKey> | undefined;
  /** Those who want the key and are told of each question. */
  readonly #waiting = new Set<OnQuestion>();
  #question:
    | {
        readonly file: string;
        readonly attempt: number;
        readonly answer: (passphrase: Uint8Array | undefined) => void;
      }
    | undefined;

  /** @param file default: this person's own. */
  constructor(file: string = identityFile()) {
    this.#file = file;
  }

  /** Once it is open. */
  get publicKey(): IdentityPublicKey | undefined {
    return this.#key?.publicKey;
  }

  /**
   * The key. Whoever asks while it is being opened waits for the same.
   *
   * @param signal nobody wants it here any more; the question ends when nobody is left.
   * @throws {KeyFileError}
   */
  async load(signal: AbortSignal, onQuestion: OnQuestion): Promise<IdentityKey> {
    if (this.#key !== undefined) return this.#key;
    this.#waiting.add(onQuestion);
    const giveUp = () => {
      this.#waiting.delete(onQuestion);
      if (this.#waiting.size > 0 || this.#question === undefined) return;
      // Whoever comes next is asked anew.
      this.#loading = undefined;
      this.#question.answer(undefined);
    };
    signal.addEventListener("abort", giveUp, { once: true });
    if (this.#question !== undefined) onQuestion(this.#question.file, this.#question.attempt);
    try {
      this.#key = await (this.#loading ?? this.#open());
      return this.#key;
    } finally {
      signal.removeEventListener("abort", giveUp);
      this.#waiting.delete(onQuestion);
    }
  }

  /** Gives the passphrase that was asked for. */
  answer(passphrase: string): "answered" | "not asked" {
    if (this.#question === undefined) return "not asked";
    this.#question.answer(new TextEncoder().encode(passphrase));
    return "answered";
  }

  #open(): Promise<IdentityKey> {
    const ask = ({ file }: { readonly file: string }, attempt: number) => this.#ask(file, attempt);
    const loading = loadOrCreateIdentity(this.#file, { ask })
      .then(({ key }) => key)
      .finally(() => {
        // What failed may go well the next time.
        if (this.#loading === loading) this.#loading = undefined;
      });
    this.#loading = loading;
    return loading;
  }

  #ask(file: string, attempt: number): Promise<Uint8Array | undefined> {
    if (this.#waiting.size === 0) return Promise.resolve(undefined);
    const { promise, resolve } = Promise.withResolvers<Uint8Array | undefined>();
    const answer = (passphrase: Uint8Array | undefined) => {
      this.#question = undefined;
      resolve(passphrase);
    };
    this.#question = { file, attempt, answer };
    for (const onQuestion of [...this.#waiting]) onQuestion(file, attempt);
    return promise;
  }
}
