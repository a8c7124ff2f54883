/** `key new`: a key where there is none. */
import { IdentityKey } from "@conclave/crypto";
import { existsError, protectKey, readKey, storeKey } from "../key-file.ts";
import type { KeyPlace } from "../place.ts";
import { askNewPassphrase } from "./ask-passphrase.ts";
import { describeKey } from "./show.ts";

export interface NewKeyOptions {
  /** Whether a passphrase is asked for. */
  readonly passphrase?: true;
  readonly passphraseFile?: string;
}

/** Makes it and shows it. Throws a KeyFileError, "exists" if there is one. */
export async function makeKey(place: KeyPlace, options: NewKeyOptions): Promise<void> {
  if ((await readKey(place)) !== undefined) throw existsError(place);
  const { passphrase, passphraseFile } = options;
  const wanted = passphrase === true || passphraseFile !== undefined;
  const protection = wanted
    ? await askNewPassphrase(place, { file: passphraseFile, option: "--passphrase-file" })
    : undefined;
  const stored = await protectKey(IdentityKey.generate(), protection);
  await storeKey(place, stored);
  process.stdout.write(describeKey(place, stored));
}
