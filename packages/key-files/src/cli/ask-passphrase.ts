/** Where the commands get passphrases: from a file if one is named, else from the person at the terminal. */
import { equalBytes, wipe } from "@conclave/crypto";
import { KeyFileError } from "../errors.ts";
import { type AskPassphrase, passphraseMinBytes } from "../passphrase.ts";
import type { KeyPlace } from "../place.ts";
import { readPassphraseFile } from "./passphrase-file.ts";
import { askHidden } from "./terminal.ts";

/** How often a person is asked, as by OpenSSH. */
const attemptCount = 3;

/**
 * Asks for the passphrase of a sealed key: once in a file, three times at the terminal.
 *
 * @throws {KeyFileError} "passphrase-file", or "sealed" if there is neither.
 */
export function passphraseAsker(passphraseFile: string | undefined): AskPassphrase {
  return async ({ what, file }, attempt) => {
    if (passphraseFile !== undefined)
      return attempt === 1 ? await readPassphraseFile(passphraseFile) : undefined;
    if (attempt > attemptCount) return undefined;
    const question = `Passphrase of the ${what} ${file}: `;
    const answer = await askHidden(attempt === 1 ? question : `That does not open it. ${question}`);
    if (answer !== undefined || attempt > 1) return answer;
    const message = `the ${what} ${file} is sealed with a passphrase, and none was given.`;
    throw new KeyFileError("sealed", `${message} ${fileAdvice("--passphrase-file")}`);
  };
}

/** Where a new passphrase may come from: a file, if one was named by the option. */
export interface NewPassphraseSource {
  readonly file: string | undefined;
  readonly option: string;
}

/**
 * A new passphrase, from the file or typed twice.
 *
 * @throws {KeyFileError} "weak-passphrase", "passphrase-file", or "sealed" if there is nobody to ask.
 */
export async function askNewPassphrase(
  { what }: KeyPlace,
  { file, option }: NewPassphraseSource,
): Promise<Uint8Array> {
  if (file !== undefined) return await readPassphraseFile(file);
  for (;;) {
    const passphrase = await requireAnswer(`New passphrase for the ${what}: `, option);
    if (passphrase.length < passphraseMinBytes) {
      wipe(passphrase);
      process.stderr.write(`A passphrase has at least ${passphraseMinBytes} characters. Once more.\n`);
      continue;
    }
    const again = await requireAnswer("The same again: ", option);
    const equal = equalBytes(passphrase, again);
    wipe(again);
    if (equal) return passphrase;
    wipe(passphrase);
    process.stderr.write("The two differ. Once more.\n");
  }
}

async function requireAnswer(question: string, option: string): Promise<Uint8Array> {
  const answer = await askHidden(question);
  if (answer !== undefined) return answer;
  const message = "a passphrase is needed, and none was given.";
  throw new KeyFileError("sealed", `${message} ${fileAdvice(option)}`);
}

function fileAdvice(option: string): string {
  return `Type it at a terminal, or name a file that has it with ${option}.`;
}
