/** What `pnpm fuzz` tries of this package: keys as they stand in files and as people bring them. */
import { IdentityKey, SealedKey } from "@conclave/crypto";
import { attempt } from "@conclave/fuzz/attempt";
import { type FuzzTarget, promised } from "@conclave/fuzz/target";
import { formatRecoverySheet, KeyFileError, parseImported } from "../src/index.ts";

const key = IdentityKey.fromSeed(new Uint8Array(32).fill(7));
const cost = { memoryKiB: 64, passCount: 1, laneCount: 1 };
const sealed = await SealedKey.seal(key, Buffer.from("passphrase"), { cost });

/** Input: UTF-8, in any of the three forms. */
const importedKeys: FuzzTarget = {
  name: "imported-keys",
  maxBytes: 3000,
  seeds: [key.toPem(), sealed.toText(), formatRecoverySheet(key, "identity")].map((text) =>
    Buffer.from(text),
  ),
  dictionary: ["-----BEGIN ", "# ", "\n#", "abandon ", "24. ", "-----BEGIN CONCLAVE SEALED KEY-----"].map(
    (text) => Buffer.from(text),
  ),
  run: (input) => {
    let form = "";
    const label = attempt(
      () => {
        const found = parseImported(decoder.decode(input));
        form = found.form;
        const again = parseImported(found.toText());
        promised(again.form === found.form, "a key keeps its form");
        promised(Buffer.compare(again.publicKey, found.publicKey) === 0, "a key comes back as it went");
      },
      KeyFileError,
      ({ code, cause }) => `${code} ${(cause as { reason?: string }).reason}`,
    );
    return `${label} ${form}`;
  },
};

const decoder = new TextDecoder();

export const targets: readonly FuzzTarget[] = [importedKeys];
