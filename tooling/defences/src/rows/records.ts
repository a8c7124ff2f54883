/** What protects a record (docs/protocol.md, clause 5). */
import type { Defence } from "../defence.ts";
import { source, tests } from "./files.ts";

const anyBit = {
  file: tests.record,
  title: "any one bit flipped anywhere in a record is caught by the tag, before decryption",
};
const oneFault = "%s: the session ends at once, silently, with one code";

export const recordDefences: readonly Defence[] = [
  {
    row: "encryption",
    attack: "reading along",
    defence: "AES-256-CBC",
    takenOut: "both sides leave the plaintext as it is",
    edits: [
      {
        file: source.sealer,
        find: "const sealed = this.#cipher.update(padded);",
        put: "const sealed = Uint8Array.from(padded);",
      },
      {
        file: source.opener,
        find: "plainView(this.#decipher.update(covered.subarray(headerBytes))).subarray(blockBytes)",
        put: "covered.subarray(headerBytes + blockBytes)",
      },
    ],
    test: {
      file: tests.eavesdropper,
      title:
        "neither names nor texts nor the host key appear in the bytes, in any encoding that is easy to guess",
    },
  },
  {
    row: "mac",
    attackNumber: 5,
    attack: "changed records, padding oracle",
    defence: "the tag is checked before anything is decrypted",
    takenOut: "the check",
    edits: [
      {
        file: source.opener,
        find: 'if (!equalBytes(tag, record.subarray(headerBytes + sealedBytes))) throw refused("tag");',
        put: "",
      },
    ],
    test: anyBit,
  },
  {
    row: "mac-wire",
    attackNumber: 5,
    attack: "changed records, on the wire",
    defence: "the tag is checked before anything is decrypted",
    takenOut: "the check",
    edits: [
      {
        file: source.opener,
        find: 'if (!equalBytes(tag, record.subarray(headerBytes + sealedBytes))) throw refused("tag");',
        put: "",
      },
    ],
    test: { file: tests.seedFlaws, title: "no MAC: one bit flipped on the way shows nobody a wrong text" },
  },
  {
    row: "mac-sequence",
    attackNumber: 8,
    attack: "replay, reorder, drop",
    defence: "the tag covers the record's number",
    takenOut: "the number, on both sides",
    edits: [
      {
        file: source.sealer,
        find: ".update(covered.subarray(0, covered.length - tagBytes))",
        put: ".update(covered.subarray(sequence.length, covered.length - tagBytes))",
      },
      {
        file: source.opener,
        find: "this.#usage.next(record.length)",
        put: "this.#usage.next(record.length).subarray(8)",
      },
    ],
    test: { file: tests.messages, title: "a replayed record is refused" },
  },
  {
    row: "mac-header",
    attackNumber: 4,
    attack: "changed records",
    defence: "the tag covers the header",
    takenOut: "the header, on both sides",
    edits: [
      {
        file: source.sealer,
        find: ".update(covered.subarray(0, covered.length - tagBytes))",
        put: ".update(sequence).update(sealed)",
      },
      { file: source.opener, find: ".update(covered)", put: ".update(covered.subarray(headerBytes))" },
    ],
    test: anyBit,
  },
  {
    row: "mac-iv",
    attackNumber: 5,
    attack: "changed records: the first block follows the IV",
    defence: "the tag covers the IV",
    takenOut: "the IV, on both sides",
    edits: [
      {
        file: source.sealer,
        find: ".update(covered.subarray(0, covered.length - tagBytes))",
        put: ".update(sequence).update(header).update(sealed.subarray(blockBytes))",
      },
      {
        file: source.opener,
        find: ".update(covered)",
        put: ".update(covered.subarray(0, headerBytes)).update(covered.subarray(headerBytes + blockBytes))",
      },
    ],
    test: anyBit,
  },
  {
    row: "mac-length",
    attackNumber: 5,
    attack: "guessing a tag",
    defence: "all 32 bytes of the tag are compared",
    takenOut: "the comparison of all but the first 8",
    edits: [
      {
        file: source.opener,
        find: "equalBytes(tag, record.subarray(headerBytes + sealedBytes))",
        put: "equalBytes(tag.subarray(0, 8), record.subarray(headerBytes + sealedBytes, headerBytes + sealedBytes + 8))",
      },
    ],
    test: anyBit,
  },
  {
    row: "mac-constant-time",
    attackNumber: 28,
    attack: "guessing a tag byte by byte, by the time that its comparison takes",
    defence: "tags are compared in constant time",
    takenOut: "`equalBytes`, for `Buffer.compare`",
    edits: [
      {
        file: source.opener,
        find: "!equalBytes(tag, record.subarray(headerBytes + sealedBytes))",
        put: "Buffer.compare(tag, record.subarray(headerBytes + sealedBytes)) !== 0",
      },
    ],
    test: {
      file: tests.sourceRules,
      block: "comparisons of bytes that take a different time for different bytes",
      title: "are not there",
    },
  },
  {
    row: "equal-constant-time",
    attackNumber: 28,
    attack: "guessing a tag or a FINISH byte by byte, by the time that its comparison takes",
    defence: "`equalBytes` is `timingSafeEqual`",
    takenOut: "it, for a loop that stops at the first difference",
    edits: [
      {
        file: source.bytes,
        find: "timingSafeEqual(left, right)",
        put: "left.every((byte, index) => byte === right[index])",
      },
    ],
    test: {
      file: tests.sourceRules,
      title: "all comparisons of secrets end in the one of node:crypto that takes the same time",
    },
  },
  {
    row: "padding",
    attackNumber: 5,
    attack: "padding that says something else than it is",
    defence: "every byte of it is checked",
    takenOut: "the check of all but the last",
    edits: [
      { file: source.opener, find: '    if (padded[index] !== count) throw refused("padding");\n', put: "" },
    ],
    test: {
      file: tests.record,
      title: "padding that ends in %s (%s) is refused under a right tag, with the same code as a wrong tag",
      case: "padding that ends in 0102 (unequal padding bytes) is refused under a right tag, with the same code as a wrong tag",
    },
  },
  {
    row: "record-fault-silent",
    attackNumber: 5,
    attack: "a padding oracle made of answers",
    defence: "whatever is wrong with a record, the answer is silence",
    takenOut: "the silence: a BYE says what was wrong",
    edits: [
      {
        file: source.session,
        find: 'if (bye === "silent") this.#channel?.drop();',
        put: 'if (bye === "silent") this.#channel?.enqueue(encodeBye({ code: 1, text }));',
      },
    ],
    test: {
      file: tests.messages,
      title: oneFault,
      case: "a bit of the tag flipped: the session ends at once, silently, with one code",
    },
  },
  {
    row: "record-fault-final",
    attackNumber: 5,
    attack: "trying again after a forgery that failed",
    defence: "after one record that does not open, none does",
    takenOut: "the memory of it",
    edits: [
      {
        file: source.opener,
        find: '    this.#state = "failed";\n    const plaintext',
        put: "    const plaintext",
      },
    ],
    test: { file: tests.record, title: "after one failure nothing opens any more, not even a good record" },
  },
  {
    row: "iv-random",
    attackNumber: 6,
    attack: "a predictable IV (BEAST)",
    defence: "a random block in front of each plaintext",
    takenOut: "the random bytes: zeros in their place",
    edits: [{ file: source.sealer, find: "    this.#random(padded.subarray(0, blockBytes));\n", put: "" }],
    test: { file: tests.record, title: "the random block is drawn once for each record, 16 bytes" },
  },
  {
    row: "random-once",
    attackNumber: 6,
    attack: "random bytes that are used twice",
    defence: "each byte of the stock of random bytes is handed out once",
    takenOut: "that: the first ones are handed out again and again",
    edits: [
      { file: source.random, find: "  stockOffset += target.length;\n", put: "" },
      { file: source.random, find: "  taken.fill(0);\n", put: "" },
    ],
    test: { file: tests.random, title: "no two draws have bytes in common, from the stock or not" },
  },
  {
    row: "random-not-erased",
    attackNumber: 6,
    attack: "zeros handed out as random bytes",
    defence: "the stock is erased after it was handed out, not before",
    takenOut: "the order",
    edits: [
      {
        file: source.random,
        find: "  target.set(taken);\n  taken.fill(0);\n",
        put: "  taken.fill(0);\n  target.set(taken);\n",
      },
    ],
    test: { file: tests.random, title: "no two draws have bytes in common, from the stock or not" },
  },
  {
    row: "iv-fresh",
    attackNumber: 6,
    attack: "equal texts told by equal ciphertexts",
    defence: "each record has another IV",
    takenOut: "the chain and the random block: each record begins with the same IV",
    edits: [
      { file: source.sealer, find: "    this.#random(padded.subarray(0, blockBytes));\n", put: "" },
      {
        file: source.sealer,
        find: "const sealed = this.#cipher.update(padded);",
        put: 'const sealed = createCipheriv("aes-256-cbc", this.#key, new Uint8Array(blockBytes)).update(padded);',
      },
      {
        file: source.sealer,
        find: "  readonly #cipher: Cipheriv;",
        put: "  readonly #cipher: Cipheriv;\n  readonly #key: KeyObject;",
      },
      {
        file: source.sealer,
        find: "    this.#authentication = keys.authentication;",
        put: "    this.#authentication = keys.authentication;\n    this.#key = keys.encryption;",
      },
    ],
    test: {
      file: tests.messages,
      title: "the same text twice gives records that share nothing but their length",
    },
  },
  {
    row: "iv-fresh-wire",
    attackNumber: 6,
    attack: "a fixed IV, on the wire",
    defence: "each record has another IV",
    takenOut: "the chain and the random block: each record begins with the same IV",
    edits: [
      { file: source.sealer, find: "    this.#random(padded.subarray(0, blockBytes));\n", put: "" },
      {
        file: source.sealer,
        find: "const sealed = this.#cipher.update(padded);",
        put: 'const sealed = createCipheriv("aes-256-cbc", this.#key, new Uint8Array(blockBytes)).update(padded);',
      },
      {
        file: source.sealer,
        find: "  readonly #cipher: Cipheriv;",
        put: "  readonly #cipher: Cipheriv;\n  readonly #key: KeyObject;",
      },
      {
        file: source.sealer,
        find: "    this.#authentication = keys.authentication;",
        put: "    this.#authentication = keys.authentication;\n    this.#key = keys.encryption;",
      },
    ],
    test: {
      file: tests.seedFlaws,
      title:
        "haydnba/node-chat-cli and viperbluff have a fixed IV: all IVs on the wire differ, and none is zero",
    },
  },
  {
    row: "chaining",
    attack: "equal blocks told by equal ciphertexts (ECB)",
    defence: "CBC",
    takenOut: "the chaining, on both sides",
    edits: [
      {
        file: source.sealer,
        find: 'createCipheriv("aes-256-cbc", keys.encryption, new Uint8Array(recordLayout.blockBytes))',
        put: 'createCipheriv("aes-256-ecb", keys.encryption, null)',
      },
      {
        file: source.opener,
        find: '"aes-256-cbc",\n      keys.encryption,\n      new Uint8Array(recordLayout.blockBytes),',
        put: '"aes-256-ecb",\n      keys.encryption,\n      null,',
      },
    ],
    test: {
      file: tests.messages,
      title: "equal blocks of a text give different blocks on the wire",
    },
  },
  {
    row: "direction-keys",
    attackNumber: 7,
    attack: "reflection",
    defence: "each direction has its own keys",
    takenOut: "the server's label: both directions have the client's keys",
    edits: [
      {
        file: source.keySchedule,
        find: 'const server = expandLabel(secret, "ap s", context);',
        put: 'const server = expandLabel(secret, "ap c", context);',
      },
    ],
    test: {
      file: tests.messages,
      title: "what the %s has sent is not taken when it comes back, whatever its number",
      case: "what the client has sent is not taken when it comes back, whatever its number",
    },
  },
  {
    row: "direction-keys-wire",
    attackNumber: 7,
    attack: "reflection, on the wire",
    defence: "each direction has its own keys",
    takenOut: "the server's label: both directions have the client's keys",
    edits: [
      {
        file: source.keySchedule,
        find: 'const server = expandLabel(secret, "ap s", context);',
        put: 'const server = expandLabel(secret, "ap c", context);',
      },
    ],
    test: {
      file: tests.seedFlaws,
      title: "one key for both directions: a client's own record, sent back to it, is refused",
    },
  },
  {
    row: "phase-keys",
    attackNumber: 10,
    attack: "one key used for two purposes",
    defence: "the handshake's records have keys of their own for each direction",
    takenOut: "the server's label in the handshake",
    edits: [
      {
        file: source.keySchedule,
        find: 'server: expandLabel(this.#handshakeSecret, "hs s", hellos)',
        put: 'server: expandLabel(this.#handshakeSecret, "hs c", hellos)',
      },
    ],
    test: {
      file: tests.keySchedule,
      title: "all keys of a session are distinct: direction, phase and use each have their own",
    },
  },
  {
    row: "use-keys",
    attackNumber: 10,
    attack: "one key used for two purposes",
    defence: "encryption and tag have keys of their own",
    takenOut: "the tag's label",
    edits: [
      {
        file: source.keySchedule,
        find: 'expandLabel(trafficSecret, "mac")',
        put: 'expandLabel(trafficSecret, "enc")',
      },
    ],
    test: {
      file: tests.keySchedule,
      title: "all keys of a session are distinct: direction, phase and use each have their own",
    },
  },
  {
    row: "length-padding",
    attackNumber: 27,
    attack: "lengths of texts",
    defence: "records in steps of 256 bytes",
    takenOut: "the PAD",
    edits: [
      {
        file: source.channel,
        find: "placePadding(length, paddingBytes(bytes))",
        put: "placePadding(length, 0)",
      },
    ],
    test: {
      file: tests.eavesdropper,
      title: "every record of the session is a multiple of 256 bytes and 52 more",
    },
  },
  {
    row: "no-compression",
    attackNumber: 21,
    attack: "texts told by how well they are compressed (CRIME)",
    defence: "nothing is compressed",
    takenOut: "that: records are deflated",
    edits: [
      {
        file: source.sealer,
        find: 'import { type Cipheriv, createCipheriv, createHmac, type KeyObject } from "node:crypto";',
        put: 'import { type Cipheriv, createCipheriv, createHmac, type KeyObject } from "node:crypto";\nimport { deflateRawSync } from "node:zlib";',
      },
      {
        file: source.sealer,
        find: "    const { headerBytes, blockBytes, tagBytes } = recordLayout;",
        put: "    deflateRawSync(plaintext);\n    const { headerBytes, blockBytes, tagBytes } = recordLayout;",
      },
    ],
    test: { file: tests.sourceRules, block: "compression before encryption", title: "are not there" },
  },
];
