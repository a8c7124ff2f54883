/** Why the store could not do something: stable codes, whatever keeps the rooms. */

/**
 * "full": no space is left. "read-only": the file may not be written. "busy": somebody else held it for too long. "io":
 * the disk failed. "corrupt": the file is damaged. "stopped": the store was closed, or its thread has ended.
 */
export type StoreErrorCode = "busy" | "corrupt" | "full" | "io" | "read-only" | "stopped";

export class StoreError extends Error {
  override readonly name = "StoreError";
  readonly code: StoreErrorCode;

  constructor(code: StoreErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}
