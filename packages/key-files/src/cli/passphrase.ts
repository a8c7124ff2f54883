/** `key passphrase`: set, changed, removed. The key stays the same, and its file is never half written. */
import { changePassphrase } from "../key-file.ts";
import type { KeyPlace } from "../place.ts";
import { askNewPassphrase, passphraseAsker } from "./ask-passphrase.ts";
import { describeKey } from "./show.ts";

export interface PassphraseOptions {
  readonly remove?: true;
  readonly passphraseFile?: string;
  readonly newPassphraseFile?: string;
}

export async function changeKeyPassphrase(place: KeyPlace, options: PassphraseOptions): Promise<void> {
  const { remove, passphraseFile, newPassphraseFile } = options;
  const next = { file: newPassphraseFile, option: "--new-passphrase-file" };
  const changed = await changePassphrase(place, passphraseAsker(passphraseFile), async () =>
    remove === true ? undefined : await askNewPassphrase(place, next),
  );
  process.stdout.write(describeKey(place, changed));
}
