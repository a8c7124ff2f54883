/** What an administrator's request can be answered with in place of a result: a stable code and a sentence. */

export type AdminErrorCode =
  /** The request is no request: not JSON, too long, of another version. */
  | "bad-request"
  | "unknown-act"
  /** An argument is missing, unknown, or not what it should be; the sentence names it. */
  | "bad-argument"
  /** Nobody or nothing is there by that name. */
  | "not-found"
  /** This server has nothing to do it with. */
  | "unsupported"
  /** It was tried and did not work; the sentence says why. */
  | "failed"
  /** A fault of our own. */
  | "internal";

export class AdminError extends Error {
  override readonly name = "AdminError";
  readonly code: AdminErrorCode;

  constructor(code: AdminErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}
