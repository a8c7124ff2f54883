/**
 * Flaws that are absent by construction, as patterns that no source may match. Each allowance names its line and says why
 * it is none; one that is not needed any more is a fault, so the lists stay as short as they can be.
 */
import { filesMatching, readText } from "./files.ts";

export interface SourceRule {
  readonly what: string;
  /** Paths from the root that the rule is about. */
  readonly where: RegExp;
  /** What a line with the flaw matches. */
  readonly pattern: Pick<RegExp, "test">;
  readonly allowed: readonly Allowance[];
  /** Lines that have the flaw, for the test that shows that they would be found. */
  readonly planted: readonly string[];
}

export interface Allowance {
  /** Path from the root. */
  readonly file: string;
  /** Some of the line. */
  readonly text: string;
  readonly why: string;
}

export interface Finding {
  readonly file: string;
  readonly line: number;
  readonly text: string;
}

/** What a text has of a flaw, line by line, allowances left aside. */
export function findingsIn({ pattern, allowed }: SourceRule, file: string, text: string): readonly Finding[] {
  return text.split("\n").flatMap((line, index) => {
    if (!pattern.test(line)) return [];
    if (allowed.some((allowance) => allowance.file === file && line.includes(allowance.text))) return [];
    return [{ file, line: index + 1, text: line.trim() }];
  });
}

/** Paths of the files that a rule is about. @throws {Error} if there are none. */
export function filesUnder({ what, where }: SourceRule): readonly string[] {
  const files = filesMatching("*").filter((path) => where.test(path));
  if (files.length === 0) throw new Error(`no file to look at: ${what}`);
  return files;
}

/** Allowances for lines that are not there, or have not the flaw. */
export function idleAllowances({ pattern, allowed }: SourceRule): readonly Allowance[] {
  return allowed.filter(({ file, text }) => {
    const lines = readText(file).split("\n");
    return lines.filter((line) => line.includes(text) && pattern.test(line)).length !== 1;
  });
}

/** What is published, without what Unicode's and Qt's own data were made into. */
const published = /^packages\/[^/]+\/(bin|src|scripts)\/.*(?<!\.generated)\.(js|mjs|ts|tsx)$/;

/** The packages that touch bytes of strangers. */
const core =
  /^packages\/(client|crypto|key-files|protocol|server)\/(bin|src)\/.*(?<!\.generated)\.(js|mjs|ts)$/;

const anyText = /^(?!.*\.(png|svg|ico)$)/;

/** In parts, so that this file itself does not have what it looks for. */
const registryHosts = [
  "registry|npmjs|org",
  "npmjs|com",
  "yarnpkg|com",
  "pypi|org",
  "pythonhosted|org",
  "crates|io",
];

/**
 * A name that sounds like a secret or a proof on one side of a comparison, and on the other one something that is no
 * `undefined`, length, number or text in quotes; and the ways of comparing that have no sign for it.
 */
const secretComparisons = {
  test: (line: string) =>
    Array.from(line.matchAll(comparison)).some(([, left = "", right = ""]) => {
      const sides = [left, right];
      return sides.some((side) => secretName.test(side)) && !sides.some((side) => harmless.test(side));
    }) || otherComparison.test(line),
};

const operand = String.raw`[\w$.#]+(?:\([^()]*\))?|"[^"]*"|'[^']*'`;
const comparison = new RegExp(`(${operand})\\s*[!=]==?\\s*(${operand})`, "g");
const secretName = /(^|[.#_]|[a-z])(tag|mac|token|secret|passphrase|finish)(\.toString\([^()]*\))?$/i;
const harmless = /^(undefined|null|true|false|\d+|".*"|'.*')$|\.length$|Bytes$/;
const otherComparison =
  /\.(includes|indexOf|has|get)\((tag|mac|token|secret)\)|\.every\(\([^)]*\) => \w+ === \w+\[/;

const publicPrefix = "what comes before a key in DER: public, the same for every key";

export const sourceRules: readonly SourceRule[] = [
  {
    what: "weak algorithms: MD5, SHA-1, DES, RC4, Blowfish, CAST, ECB, CFB, OFB",
    where: published,
    pattern:
      /["'`](md[245]|(rsa-)?sha-?1|ripemd(160)?|rc[24](-\w+)*|des(-\w+)*|3des|idea(-\w+)*|bf(-\w+)*|blowfish|cast5?(-\w+)*|[\w-]+-(ecb|cfb\d*|ofb))["'`]/i,
    allowed: [],
    planted: [
      'createHash("md5")',
      "createHmac('SHA1', key)",
      'createHash("sha-1")',
      'createCipheriv("aes-256-ecb", key, null)',
      "createCipheriv(`aes-256-cfb8`, key, iv)",
      'createCipheriv("des-ede3-cbc", key, iv)',
      'createCipheriv("rc4", key, "")',
      'createCipheriv("bf-cbc", key, iv)',
    ],
  },
  {
    what: "ciphers and deciphers anywhere but where their IVs were thought about",
    where: published,
    pattern: /\bcreate(C|Dec)ipher(iv)?\s*\(/,
    allowed: [
      {
        file: "packages/crypto/src/record/sealer.ts",
        text: 'createCipheriv("aes-256-cbc", keys.encryption, new Uint8Array(recordLayout.blockBytes))',
        why: "the first block that goes in is random, so what it is chained to adds nothing",
      },
      {
        file: "packages/crypto/src/record/opener.ts",
        text: "this.#decipher = createDecipheriv(",
        why: "the first block that comes out belongs to the IV and is dropped",
      },
      {
        file: "packages/crypto/src/identity/sealed-key.ts",
        text: 'createCipheriv("aes-256-cbc", keys.encryption, iv)',
        why: "a random IV for each sealing",
      },
      {
        file: "packages/crypto/src/identity/sealed-key.ts",
        text: 'createDecipheriv("aes-256-cbc", keys.encryption, iv)',
        why: "the IV of the file, under its MAC",
      },
    ],
    planted: ['createCipheriv("aes-256-cbc", key, Buffer.alloc(16))', "createCipher('aes192', password)"],
  },
  {
    what: "random numbers that can be predicted",
    where: published,
    pattern: /\bMath\s*(\.\s*random|\[\s*["'`]random["'`]\s*\])|\bpseudoRandomBytes\b/,
    allowed: [],
    planted: ["const iv = Math.random();", 'Math["random"]()', "crypto.pseudoRandomBytes(16)"],
  },
  {
    what: "private keys in the repository",
    where: anyText,
    pattern: /-----BEGIN (?!\$)[A-Z0-9 ]*PRIVATE KEY-----/,
    allowed: [
      {
        file: "packages/client/test/cli/key.test.ts",
        text: "toMatch(/^-----BEGIN PRIV",
        why: "only its first line, which a test expects",
      },
      {
        file: "packages/key-files/test/recovery-sheet.test.ts",
        text: "\\nAAAA\\n-----END OPENSSH PRIVATE KEY-----",
        why: "three zero bytes in place of a key, which are to be refused",
      },
    ],
    // In parts: a whole one would be found here.
    planted: ["", "RSA ", "EC ", "OPENSSH ", "ENCRYPTED "].map(
      (kind) => `-----BEGIN ${kind}PRIVATE KEY${"-".repeat(5)}`,
    ),
  },
  {
    what: "keys and IVs in the source: 16 bytes or more in hex or base64",
    where: published,
    pattern: /["'`]([0-9a-f]{32,}|[A-Za-z0-9+/_-]{43,}={0,2}|[A-Za-z0-9+/_-]{22,}={1,2})["'`]/i,
    allowed: [
      ...[
        "ffffffffffffffffadf85458a2bb4a9a",
        "a9e13641146433fbcc939dce249b3ef9",
        "d3df1ed5d5fd65612433f51f5f066ed0",
        "984f0c70e0e68b77e2a689daf3efe872",
        "bc0ab182b324fb61d108a94bb2c8e3fb",
        "ae56ede76372bb190b07a7c8ee0a6d70",
        "9172fe9ce98583ff8e4f1232eef28183",
        "c58ef1837d1683b2c6f34a26c1b2effa",
        "bc34f4def99c023861b46fc9d6e6c907",
        "aefe130985139270b4130c93bc437944",
        "5cae82ab9c9df69ee86d2bc522363a0d",
        "0abcd06bfa53ddef3c1b20ee3fd59d7c",
      ].map((text) => ({ file: "packages/crypto/src/dh/groups.ts", text, why: "the prime of RFC 7919" })),
      {
        file: "packages/crypto/src/identity/key.ts",
        text: "302e020100300506032b657004220420",
        why: publicPrefix,
      },
      {
        file: "packages/crypto/src/kem/ml-kem-768.ts",
        text: "308204b2300b0609608648016503040402",
        why: publicPrefix,
      },
      {
        file: "packages/crypto/src/testing/fixed-keys.ts",
        text: "3054020100300b06096086480165030404",
        why: publicPrefix,
      },
    ],
    planted: [
      'const key = Buffer.from("000102030405060708090a0b0c0d0e0f", "hex");',
      "const key = 'MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE=';",
      'const iv = "MDEyMzQ1Njc4OTAxMjM0NQ==";',
    ],
  },
  {
    what: "code made at run time, and other programs",
    where: core,
    pattern:
      /\beval\s*\(|\bFunction\s*\(|["'`](node:)?(vm|child_process|cluster)["'`]|\bimport\s*\(\s*[^"'\s]|\brequire\s*\(\s*[^"'\s]|\bset(Timeout|Interval|Immediate)\s*\(\s*["'`]/,
    allowed: [
      {
        file: "packages/client/src/load-program.ts",
        text: "return await import(existsSync(bundle) ? bundle.href : new URL(entry, packageFolder).href);",
        why: "a program loads what it begins with, by a path that its own starter gives",
      },
      {
        file: "packages/client/src/cli/on.ts",
        text: 'import { spawn } from "node:child_process";',
        why: "conclave on runs the command that its user has given, never through a shell",
      },
      {
        file: "packages/server/src/doctor/checks/machine.ts",
        text: 'import { execFile } from "node:child_process";',
        why: "conclaved doctor asks two programs of systemd, by name and without a shell",
      },
    ],
    planted: [
      "eval(text)",
      'new Function("return 1")',
      'import { runInThisContext } from "node:vm";',
      "import { exec } from 'child_process';",
      "await import(name)",
      'setTimeout("go()", 5)',
    ],
  },
  {
    what: "objects made from bytes of strangers: deserialisers that call what they are told",
    where: core,
    pattern:
      /["'`](node:)?v8["'`]|\bdeserialize\s*\(|["'`](js-yaml|node-serialize|serialize-javascript)["'`]/,
    allowed: [],
    planted: [
      'import { deserialize } from "node:v8";',
      "v8.deserialize(bytes)",
      'import yaml from "js-yaml";',
    ],
  },
  {
    what: "compression before encryption",
    where: published,
    pattern: /["'`](node:)?zlib["'`]|\b(Dec|C)ompressionStream\b|["'`](pako|fflate|lz4|snappy|brotli)["'`]/,
    allowed: [],
    planted: [
      'import { deflateSync } from "node:zlib";',
      "import zlib from 'zlib';",
      'new CompressionStream("gzip")',
    ],
  },
  {
    what: "comparisons of bytes that take a different time for different bytes",
    where: core,
    pattern: /\bBuffer\.compare\s*\(|\.(equals|compare)\s*\(/,
    allowed: [
      {
        file: "packages/crypto/src/dh/public-value.ts",
        text: "Buffer.compare(bytes, smallest) < 0 || Buffer.compare(bytes, largest) > 0",
        why: "public values are no secret",
      },
      {
        file: "packages/client/src/trust/known-servers.ts",
        text: "Buffer.from(known.hostKey).equals(hostKey)",
        why: "public keys are no secret",
      },
      {
        file: "packages/protocol/src/session/session.ts",
        text: "Buffer.from(awaited).equals(token)",
        why: "the token of a PING was sent to the one who answers it",
      },
    ],
    planted: [
      "if (Buffer.compare(tag, expected) !== 0)",
      "return tag.equals(expected);",
      "left.compare(right) === 0",
    ],
  },
  {
    what: "secrets compared with === or a search",
    where: core,
    pattern: secretComparisons,
    allowed: [],
    planted: [
      "if (tag === expected) return;",
      "return expected !== mac;",
      'if (token.toString("hex") === known) return;',
      "if (invite.secret == given) return;",
      "return tokens.includes(token);",
      "return left.every((byte, index) => byte === right[index]);",
    ],
  },
  {
    what: "hosts of package registries",
    where: anyText,
    pattern: new RegExp(registryHosts.map((host) => host.replaceAll("|", "\\.")).join("|"), "i"),
    allowed: [],
    planted: registryHosts.map((host) => `https://${host.replaceAll("|", ".")}/left-pad`),
  },
];
