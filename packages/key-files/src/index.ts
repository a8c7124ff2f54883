/**
 * Private key files: the host key of a server, the identity of a person. `@conclave/key-files/cli` has the commands on
 * them that `conclave` and `conclaved` share.
 *
 * @example
 * const { key, origin } = await loadOrCreateIdentity("/home/ana/.config/conclave/identity", { ask });
 */
export { KeyFileError, type KeyFileErrorCode } from "./errors.ts";
export { parseImported } from "./imported-key.ts";
export {
  changePassphrase,
  existsError,
  type LoadedKey,
  type LoadOptions,
  loadOrCreateIdentity,
  loadOrCreateKey,
  protectKey,
  readKey,
  requireKey,
  storeKey,
} from "./key-file.ts";
export { type AskPassphrase, passphraseMaxBytes, passphraseMinBytes } from "./passphrase.ts";
export { type KeyPlace, shellWord } from "./place.ts";
export { formatRecoverySheet, readRecoverySheet } from "./recovery-sheet.ts";
export { type KeyForm, StoredKey } from "./stored-key.ts";
