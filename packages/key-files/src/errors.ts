/** What can be wrong with a key file: a stable code, and a sentence that says what to do. */

/** Codes are stable and never reused. */
export type KeyFileErrorCode =
  /** Others can read or change it, or it belongs to somebody else. It was not used. */
  | "exposed"
  /** It is there and cannot be read, or it is no regular file. */
  | "unreadable"
  | "unwritable"
  /** What is in it is no key. It was left as it is. */
  | "invalid"
  /** There is none, and one was needed. */
  | "missing"
  /** There is one already, and it is never overwritten. */
  | "exists"
  /** It is sealed, and there is nobody to ask for the passphrase. */
  | "sealed"
  /** Every passphrase that was given is wrong, or the sealed key was changed: nobody can tell which. */
  | "passphrase"
  /** A new passphrase that would protect little. */
  | "weak-passphrase"
  /** The file with the passphrase cannot be read, or others can read it. */
  | "passphrase-file"
  /** What is to be imported is no key. */
  | "import";

/** Thrown by everything here that meets a file, a passphrase or a text that it will not take. */
export class KeyFileError extends Error {
  override readonly name = "KeyFileError";
  readonly code: KeyFileErrorCode;

  constructor(code: KeyFileErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}

/** The code of a failed system call, such as "ENOENT". */
export function systemCode(error: unknown): string | undefined {
  return (error as NodeJS.ErrnoException).code;
}

/** What an error says, for the inside of a sentence. */
export function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
