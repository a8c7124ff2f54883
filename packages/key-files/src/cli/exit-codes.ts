/** The exit codes of what goes wrong with key files (sysexits.h where it has a fitting one). */
import type { KeyFileErrorCode } from "../errors.ts";

/** As shells have it: 128 and the number of SIGINT. */
export const interruptedExitCode = 130;

export function keyFileExitCode(code: KeyFileErrorCode): number {
  return exitCodes[code];
}

const exitCodes: Readonly<Record<KeyFileErrorCode, number>> = {
  import: 65,
  "weak-passphrase": 65,
  missing: 66,
  exists: 73,
  unreadable: 74,
  unwritable: 74,
  passphrase: 77,
  exposed: 78,
  invalid: 78,
  sealed: 78,
  "passphrase-file": 78,
};
