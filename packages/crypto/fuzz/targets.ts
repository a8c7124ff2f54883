/** What `pnpm fuzz` tries of this package: everything that reads what a stranger or a file says. */
import { attempt } from "@conclave/fuzz/attempt";
import { type FuzzTarget, promised } from "@conclave/fuzz/target";
import { ffdhe3072 } from "../src/dh/groups.ts";
import {
  CryptoError,
  checkDhPublicValue,
  checkEncapsulationKey,
  IdentityKey,
  keyFromRecoveryWords,
  looksSealed,
  mlKem768,
  recoveryWords,
  SealedKey,
} from "../src/index.ts";
import { kemKeyPairFromSeed } from "../src/testing/fixed-keys.ts";

const decoder = new TextDecoder();
const key = IdentityKey.fromSeed(new Uint8Array(32).fill(7));
const cheap = { memoryKiB: 64, passCount: 1, laneCount: 1 };
const sealed = (await SealedKey.seal(key, Buffer.from("passphrase"), { cost: cheap })).toText();

/** Input: UTF-8. */
const sealedKeys: FuzzTarget = {
  name: "sealed-keys",
  maxBytes: 2000,
  seeds: [sealed, sealed.replaceAll("\n", "\r\n"), `\n  ${sealed}\n\n`].map((text) => Buffer.from(text)),
  dictionary: [
    "-----BEGIN CONCLAVE SEALED KEY-----",
    "-----END CONCLAVE SEALED KEY-----",
    "\r\n",
    "=",
    "AAAA",
  ].map((text) => Buffer.from(text)),
  run: (input) => {
    const text = decoder.decode(input);
    const label = orCryptoError(() => {
      const found = SealedKey.fromText(text);
      promised(looksSealed(text), "what is read as a sealed key looks like one");
      const lines = (some: string) => some.trim().split(/\r?\n/).join("\n");
      promised(lines(found.toText()) === lines(text), "there is one text for a sealed key");
    });
    return `${label} ${looksSealed(text)}`;
  },
};

/** Input: UTF-8. */
const privateKeys: FuzzTarget = {
  name: "private-keys",
  maxBytes: 2000,
  seeds: [Buffer.from(key.toPem())],
  dictionary: ["PRIVATE KEY", "ENCRYPTED PRIVATE KEY", "EC PRIVATE KEY"].map((label) =>
    Buffer.from(`-----BEGIN ${label}-----`),
  ),
  run: (input) =>
    orCryptoError(() => {
      const found = IdentityKey.fromPem(decoder.decode(input));
      const again = IdentityKey.fromPem(found.toPem());
      promised(Buffer.compare(again.publicKey, found.publicKey) === 0, "a key comes back as it went");
      promised(
        Buffer.compare(IdentityKey.fromSeed(found.toSeed()).publicKey, found.publicKey) === 0,
        "and from its seed",
      );
    }),
};

/** Input: UTF-8. */
const words: FuzzTarget = {
  name: "recovery-words",
  maxBytes: 1000,
  seeds: [
    recoveryWords(key).join(" "),
    recoveryWords(key)
      .map((word, at) => `${at + 1}. ${word}\r\n`)
      .join(""),
  ].map((text) => Buffer.from(text)),
  dictionary: ["abandon", "zoo", "act", "acto", " 1) ", "\u00a0", "\u0130"].map((text) => Buffer.from(text)),
  run: (input) =>
    orCryptoError(() => {
      const found = keyFromRecoveryWords(decoder.decode(input));
      const again = keyFromRecoveryWords(recoveryWords(found).join(" "));
      promised(Buffer.compare(again.publicKey, found.publicKey) === 0, "a key comes back as it went");
    }),
};

/** Input: 0 for Diffie-Hellman or 1 for ML-KEM; the value. */
const publicValues: FuzzTarget = {
  name: "public-values",
  maxBytes: 1300,
  seeds: [
    Uint8Array.of(0, ...ffdhe3072.prime.subarray(0, -1), 0),
    Uint8Array.of(0, ...new Uint8Array(383), 2),
    Uint8Array.of(1, ...kemKeyPairFromSeed(new Uint8Array(64)).encapsulationKey),
  ],
  run: (input) => {
    const [kind = 0] = input;
    const value = input.subarray(1);
    const label = orCryptoError(() => {
      const found = (kind & 1) === 0 ? checkDhPublicValue(value) : checkEncapsulationKey(value);
      promised(
        found.length === ((kind & 1) === 0 ? ffdhe3072.lengthBytes : mlKem768.encapsulationKeyBytes),
        "it is whole",
      );
    });
    return `${kind & 1} ${label}`;
  },
};

function orCryptoError(decode: () => void): string {
  return attempt(decode, CryptoError, ({ code, reason }) => `${code} ${reason}`);
}

export const targets: readonly FuzzTarget[] = [sealedKeys, privateKeys, words, publicValues];
