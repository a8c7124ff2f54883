/** Every number in docs/how-it-works.md is computed again here. */
import { createCipheriv, createDecipheriv, createHash, createHmac } from "node:crypto";
import { ffdhe3072 } from "@conclave/crypto";
import { describe, expect, test } from "vitest";
import { readText } from "../src/files.ts";
import { sectionOf, tableRowsOf } from "../src/markdown.ts";

const path = "docs/how-it-works.md";
const text = readText(path);
const vector = JSON.parse(readText("packages/protocol/test/vectors/handshake-suite2.json")) as {
  readonly inputs: Readonly<Record<string, unknown>>;
  readonly outputs: Readonly<Record<string, string>>;
};

describe("small numbers", () => {
  const equations = Array.from(text.matchAll(/(\d+) ?(\^|·) ?(\d+) mod (\d+) = (\d+)/g));

  test("there are equations", () => {
    expect(equations.length).toBeGreaterThan(15);
  });

  test.each(
    equations.map(([equation, left, sign, right, modulus, result]) => ({
      equation,
      left,
      sign,
      right,
      modulus,
      result,
    })),
  )("$equation", ({ left, sign, right, modulus, result }) => {
    const [a, b, m] = [BigInt(left ?? 0), BigInt(right ?? 0), BigInt(modulus ?? 1)];
    expect(sign === "^" ? a ** b % m : (a * b) % m).toBe(BigInt(result ?? -1));
  });

  test("the table of powers of 5", () => {
    const rows = tableRowsOf(sectionOf(path, "## Diffie-Hellman by hand")).slice(1);
    expect(rows).toHaveLength(6);
    for (const [x, power] of rows) expect(5n ** BigInt(x ?? 0) % 23n).toBe(BigInt(power ?? -1));
  });

  test("g^90 is what both compute", () => {
    expect(text).toContain("g^90");
    expect(6 * 15).toBe(90);
  });
});

describe("values of the system", () => {
  const rows = tableRowsOf(text).filter(
    (cells) => cells.length === 4 && /^`[0-9a-f]+…?`$/.test(cells[3] ?? ""),
  );

  test("there are rows", () => {
    expect(rows.length).toBeGreaterThan(30);
  });

  test.each(rows.map(([what, name, bytes, value]) => ({ what, name, bytes, value })))(
    "$what: $name",
    ({ name, bytes, value }) => {
      const whole = bytesOf((name ?? "").replaceAll("`", ""));
      const quoted = (value ?? "").replaceAll("`", "");
      expect(whole.length).toBe(Number(bytes));
      if (quoted.endsWith("…")) expect(whole.toString("hex").startsWith(quoted.slice(0, -1))).toBe(true);
      else expect(whole.toString("hex")).toBe(quoted);
    },
  );

  test("every other run of hex is part of one of them", () => {
    const known = [...names.keys()].map((name) => bytesOf(name).toString("hex"));
    const runs = text.match(/\b[0-9a-f]{10,}\b/g) ?? [];
    expect(runs.length).toBeGreaterThan(30);
    expect(runs.filter((run) => !known.some((hex) => hex.includes(run)))).toEqual([]);
  });

  test("the shared value is what each side computes from the other's public value", () => {
    for (const [peer, exponent] of [
      ["Ys", "inputs.clientExponent"],
      ["Yc", "inputs.serverExponent"],
    ] as const) {
      const shared = power(toBigInt(bytesOf(peer)), toBigInt(bytesOf(exponent)));
      expect(shared).toBe(toBigInt(bytesOf("outputs.sharedValue")));
    }
  });

  test("sizes and counts in sentences", () => {
    expect(text).toContain("a prime of 3072 bits, 925 decimal digits");
    expect([p.toString(2).length, p.toString().length]).toEqual([3072, 925]);
    expect(text).toContain("in the vector they have 272");
    expect(bytesOf("inputs.clientExponent").length * 8).toBe(272);
    expect(text).toContain("hexadecimal 000649 is 1609");
    expect([0x649, bytesOf("outputs.helloC").length - 4]).toEqual([1609, 1609]);
    expect(text).toContain("308 is 4 for the header, 16 for the IV, 256 for the ciphertext, 32 for the tag");
    expect(4 + 16 + 256 + 32).toBe(308);
  });

  test("the fingerprint", () => {
    const digest = bytesOf("hostDigest").toString("base64").replace(/=+$/, "");
    expect(text).toContain(`\nSHA256:${digest}\n`);
  });

  test("bytes in blocks: the first frame's header, the message and its padding", () => {
    expect(text).toContain(`\n${spaced(bytesOf("outputs.helloC").subarray(0, 4))}\n`);
    expect(text).toContain(`message   ${spaced(knownMessage)}\n`);
    expect(text).toContain(`padded    ${spaced(knownPadded)}\n`);
    expect(text).toContain("11 are missing, and 11 is `0b`");
  });

  test("the OpenSSL command says what the table says", () => {
    const [, bytes = "", key = "", iv = ""] =
      /printf '([^']+)' \| openssl enc -aes-256-cbc \\\n {2}-K (\w+) \\\n {2}-iv (\w+)/.exec(text) ?? [];
    const plaintext = bytes.replaceAll(/\\x(..)/g, (_, hex: string) =>
      String.fromCharCode(Number.parseInt(hex, 16)),
    );
    const cipher = createCipheriv("aes-256-cbc", Buffer.from(key, "hex"), Buffer.from(iv, "hex"));
    const ciphertext = Buffer.concat([cipher.update(plaintext, "latin1"), cipher.final()]);
    expect(ciphertext.equals(bytesOf("knownCiphertext"))).toBe(true);
  });

  test("the client's plaintext says hi", () => {
    expect(bytesOf("clientPlaintext").subarray(0, 40).includes("textbhi")).toBe(true);
  });

  test("docs/protocol.md has the same known answer", () => {
    const protocol = readText("docs/protocol.md").replaceAll(/\s/g, "");
    for (const name of ["knownEncryption", "knownAuthentication", "knownRecord"])
      expect(protocol).toContain(bytesOf(name).toString("hex"));
  });
});

const p = toBigInt(Buffer.from(ffdhe3072.prime));
const knownSecret = Buffer.from(Array.from({ length: 32 }, (_, index) => index));
const knownMessage = Buffer.from("4000026869", "hex");
const knownPadded = Buffer.concat([knownMessage, Buffer.alloc(11, 11)]);

/** What the document calls by a name and the vector does not have. */
const names: ReadonlyMap<string, () => Buffer> = new Map([
  ...Object.keys(vector.outputs).map(
    (name) => [`outputs.${name}`, () => fromVector("outputs", name)] as const,
  ),
  ...[
    "clientExponent",
    "serverExponent",
    "encapsulationKey",
    "kemCiphertext",
    "kemSharedKey",
    "hostPublicKey",
  ].map((name) => [`inputs.${name}`, () => fromVector("inputs", name)] as const),
  ["p", () => Buffer.from(ffdhe3072.prime)],
  ["Yc", () => toBytes384(power(2n, toBigInt(bytesOf("inputs.clientExponent"))))],
  ["Ys", () => toBytes384(power(2n, toBigInt(bytesOf("inputs.serverExponent"))))],
  ["hostDigest", () => createHash("sha256").update(bytesOf("inputs.hostPublicKey")).digest()],
  ["clientEncryption", () => expand(bytesOf("outputs.clientSessionSecret"), "enc")],
  ["clientAuthentication", () => expand(bytesOf("outputs.clientSessionSecret"), "mac")],
  ["serverEncryption", () => expand(bytesOf("outputs.serverSessionSecret"), "enc")],
  ["clientPlaintext", () => decrypt(bytesOf("clientEncryption"), bytesOf("outputs.clientRecord"))],
  ["knownEncryption", () => expand(knownSecret, "enc")],
  ["knownAuthentication", () => expand(knownSecret, "mac")],
  ["knownIv", () => Buffer.from(Array.from({ length: 16 }, (_, index) => 0x20 + index))],
  ["knownMixed", () => Buffer.from(knownPadded.map((byte, index) => byte ^ (0x20 + index)))],
  ["knownCiphertext", () => oneBlock(bytesOf("knownEncryption"), bytesOf("knownMixed"))],
  ["knownCovered", () => Buffer.concat([Buffer.alloc(8), bytesOf("knownRecord").subarray(0, -32)])],
  ["knownTag", () => hmac(bytesOf("knownAuthentication"), Buffer.alloc(8), knownFront())],
  ["knownRecord", () => Buffer.concat([knownFront(), bytesOf("knownTag")])],
]);

function bytesOf(name: string): Buffer {
  const value = names.get(name);
  if (value === undefined) throw new Error(`nothing is called ${name}`);
  return value();
}

function fromVector(part: "inputs" | "outputs", name: string): Buffer {
  const value = vector[part][name];
  if (typeof value !== "string" || value === "") throw new Error(`the vector has no ${part}.${name}`);
  return Buffer.from(value, "hex");
}

/** Header, IV and ciphertext of the known answer. */
function knownFront(): Buffer {
  return Buffer.concat([Buffer.from("04000040", "hex"), bytesOf("knownIv"), bytesOf("knownCiphertext")]);
}

function power(base: bigint, exponent: bigint): bigint {
  let result = 1n;
  for (let square = base, rest = exponent; rest > 0n; square = (square * square) % p, rest >>= 1n) {
    if (rest & 1n) result = (result * square) % p;
  }
  return result;
}

function toBigInt(bytes: Buffer): bigint {
  return BigInt(`0x${bytes.toString("hex")}`);
}

function toBytes384(value: bigint): Buffer {
  return Buffer.from(value.toString(16).padStart(768, "0"), "hex");
}

function hmac(key: Buffer, ...parts: Buffer[]): Buffer {
  return createHmac("sha256", key).update(Buffer.concat(parts)).digest();
}

/** HKDF-Expand to 32 bytes under one of our labels, which is one HMAC. */
function expand(secret: Buffer, label: string): Buffer {
  return hmac(secret, Buffer.from(`conclave1 ${label}\0`), Buffer.of(1));
}

/** AES of one block, with nothing around it. */
function oneBlock(key: Buffer, block: Buffer): Buffer {
  return createCipheriv("aes-256-ecb", key, null).setAutoPadding(false).update(block);
}

function decrypt(key: Buffer, record: Buffer): Buffer {
  const decipher = createDecipheriv("aes-256-cbc", key, record.subarray(4, 20));
  return Buffer.concat([decipher.update(record.subarray(20, -32)), decipher.final()]);
}

function spaced(bytes: Buffer): string {
  return bytes.toString("hex").replaceAll(/..(?=.)/g, "$& ");
}
