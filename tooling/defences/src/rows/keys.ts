/** How the sides come to a secret (docs/protocol.md, clauses 1, 3 and 4). */
import type { Defence } from "../defence.ts";
import { faultTitle, source, tests } from "./files.ts";

export const keyDefences: readonly Defence[] = [
  {
    row: "public-value-range",
    attackNumber: 2,
    attack: "public values that force the secret",
    defence: "2 ≤ y ≤ p-2, checked before any library sees it",
    takenOut: "the check of the range",
    edits: [
      {
        file: source.publicValue,
        find: "if (Buffer.compare(bytes, smallest) < 0 || Buffer.compare(bytes, largest) > 0) {",
        put: "if (Buffer.compare(smallest, largest) > 0) {",
      },
    ],
    test: {
      file: tests.publicValue,
      title: "refuses %s, which would force or hint at the shared secret",
      case: "refuses 1, which would force or hint at the shared secret",
    },
  },
  {
    row: "public-value-upper",
    attackNumber: 2,
    attack: "public values that force the secret: p-1",
    defence: "y ≤ p-2",
    takenOut: "the upper end of the range",
    edits: [{ file: source.publicValue, find: " || Buffer.compare(bytes, largest) > 0", put: "" }],
    test: {
      file: tests.againstClient,
      title: faultTitle,
      case: "server-y-p-minus-1 (1.6): silence, not-conclave",
    },
  },
  {
    row: "public-value-length",
    attackNumber: 2,
    attack: "public values of another length",
    defence: "exactly 384 bytes",
    takenOut: "the check of the length",
    edits: [
      {
        file: source.publicValue,
        find: "if (bytes.length !== ffdhe3072.lengthBytes) {",
        put: "if (bytes.length === 0) {",
      },
    ],
    test: { file: tests.publicValue, title: "refuses %i bytes", case: "refuses 383 bytes" },
  },
  {
    row: "secret-leading-zeros",
    attackNumber: 3,
    attack: "leading zeros told by timing (Raccoon)",
    defence: "the shared value always has 384 bytes",
    takenOut: "its leading zeros",
    edits: [
      {
        file: source.keyPair,
        find: "const shared = leftPad(secret, ffdhe3072.lengthBytes);",
        put: "const shared = Uint8Array.from(secret.subarray(secret.findIndex((byte) => byte !== 0)));",
      },
    ],
    test: { file: tests.keyPair, title: "$comment", case: "shared value with one leading zero byte" },
  },
  {
    row: "key-pair-fresh",
    attackNumber: 3,
    attack: "key reuse",
    defence: "a new key pair for each key exchange",
    takenOut: "that: the first one is kept",
    edits: [
      {
        file: source.keyPair,
        find: '  const { privateKey } = await generate("dh", {',
        put: '  kept ??= await generate("dh", {',
      },
      {
        file: source.keyPair,
        find: "return new DhKeyPair(privateKey);",
        put: "return new DhKeyPair(kept.privateKey);",
      },
      {
        file: source.keyPair,
        find: "// @types/node lists every kind of key",
        put: "let kept: { privateKey: KeyObject } | undefined;\n// @types/node lists every kind of key",
      },
    ],
    test: {
      file: tests.seedFlaws,
      title: "one key pair for the life of the server: every connection sees another public value",
    },
  },
  {
    row: "key-pair-once",
    attackNumber: 3,
    attack: "key reuse",
    defence: "a key pair agrees once",
    takenOut: "that it forgets its private key",
    edits: [
      {
        file: source.keyPair,
        find: "    this.#privateKey = undefined;\n    return { privateKey, publicKey",
        put: "    return { privateKey, publicKey",
      },
    ],
    test: { file: tests.keyPair, title: "a key pair agrees once and never again" },
  },
  {
    row: "kem-key-modulus",
    attackNumber: 15,
    attack: "an encapsulation key that is none",
    defence: "the modulus check of FIPS 203",
    takenOut: "the check",
    edits: [
      { file: source.mlKem, find: "    importEncapsulationKey(bytes as EncapsulationKey);\n", put: "" },
    ],
    test: { file: tests.mlKem, title: "a key with a coefficient of q or more is refused" },
  },
  {
    row: "kem-ciphertext-length",
    attackNumber: 15,
    attack: "a ciphertext of another length",
    defence: "exactly 1088 bytes in suite 2, none in suite 1",
    takenOut: "the check in HELLO_S",
    edits: [
      {
        file: source.hello,
        find: 'if (ciphertext.length !== (suite === 2 ? mlKem768.ciphertextBytes : 0)) throw new MalformedError("ct");',
        put: "",
      },
    ],
    test: { file: tests.opening, title: "%s", case: "a ciphertext in suite 1" },
  },
  {
    row: "hybrid",
    attackNumber: 15,
    attack: "recording now, deciphering later",
    defence: "ML-KEM's key is hashed together with the Diffie-Hellman one",
    takenOut: "ML-KEM's key, on both sides",
    edits: [{ file: source.keyExchange, find: "concatBytes(shared, sharedKey)", put: "concatBytes(shared)" }],
    test: {
      file: tests.vectors,
      block: "suite 2",
      title: "our client sends these bytes, and takes the server's",
    },
  },
  {
    row: "suite-in-keys",
    attackNumber: 12,
    attack: "keys of one suite taken for those of another",
    defence: "the suite is in the salt of the key schedule",
    takenOut: "the suite",
    edits: [{ file: source.keySchedule, find: "      .update(Uint8Array.of(suite))\n", put: "" }],
    test: {
      file: tests.keySchedule,
      title: "%s reaches every key that it should",
      case: "the suite reaches every key that it should",
    },
  },
  {
    row: "secrets-erased",
    attackNumber: 30,
    attack: "secrets found in memory later",
    defence: "the shared value is overwritten once the keys hang on it",
    takenOut: "the overwriting",
    edits: [
      {
        file: source.keySchedule,
        find: "    this.#handshakeSecret = hkdfExtract(salt, secret);\n    wipe(secret);\n",
        put: "    this.#handshakeSecret = hkdfExtract(salt, secret);\n",
      },
    ],
    test: {
      file: tests.keySchedule,
      title: "the secret that went in is erased, and an erased schedule gives nothing",
    },
  },
  {
    row: "session-erased",
    attackNumber: 30,
    attack: "secrets found in memory later",
    defence: "what the next keys would come from is overwritten when the session ends",
    takenOut: "the overwriting",
    edits: [{ file: source.session, find: "    this.#channel?.eraseRekeySecret();\n", put: "" }],
    test: {
      file: tests.secrets,
      title: "the secret of the next rekey goes with the session (%s)",
      case: "the secret of the next rekey goes with the session (client)",
    },
  },
  {
    row: "handshake-erased",
    attackNumber: 30,
    attack: "secrets found in memory later",
    defence: "the keys of a handshake that failed are overwritten",
    takenOut: "the overwriting, on the server",
    edits: [
      {
        file: source.serverSession,
        find: "    if (this.#step instanceof AwaitClientFlight) this.#step.abandon();\n",
        put: "",
      },
    ],
    test: {
      file: tests.secrets,
      title: "the keys of a handshake go with it: %s",
      case: "the keys of a handshake go with it: a flight of the client that does not open",
    },
  },
];
