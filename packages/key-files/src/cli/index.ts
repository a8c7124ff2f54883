/** What `conclave` and `conclaved` share: the `key` commands, and asking a person for a passphrase. */
export { askNewPassphrase, passphraseAsker } from "./ask-passphrase.ts";
export { interruptedExitCode, keyFileExitCode } from "./exit-codes.ts";
export {
  addKeyCommand,
  addNewKeyCommand,
  type KeyProgram,
  passphraseFileOption,
} from "./key-command.ts";
export { askHidden, hasTerminal, Interrupted, openTerminal } from "./terminal.ts";
