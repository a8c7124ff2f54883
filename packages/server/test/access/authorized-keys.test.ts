import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fingerprint, IdentityKey } from "@conclave/crypto";
import { afterEach, beforeEach, expect, test } from "vitest";
import { AuthorizedKeys } from "../../src/index.ts";

const [ana, bob] = [IdentityKey.generate().publicKey, IdentityKey.generate().publicKey];
let folder: string;
let file: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "conclaved-keys-"));
  file = join(folder, "authorized_keys");
});

afterEach(async () => {
  await rm(folder, { recursive: true });
});

test("fingerprints, with comments, blank lines and what helps to remember", async () => {
  await writeFile(file, `# us\n\n  ${fingerprint(ana)} ana, from her laptop\n`);
  const keys = new AuthorizedKeys(file);
  expect(keys.has(ana)).toBe(true);
  expect(keys.has(bob)).toBe(false);
  expect([...keys.fingerprints()]).toEqual([fingerprint(ana)]);
});

test("a change counts at once", async () => {
  await writeFile(file, "");
  const keys = new AuthorizedKeys(file);
  expect(keys.has(bob)).toBe(false);
  await writeFile(file, `${fingerprint(bob)}\n`);
  expect(keys.has(bob)).toBe(true);
});

test.each([
  ["SHA256:short ana", /line 2: "SHA256:short" is no fingerprint/],
  ["ana", /line 2: "ana"/],
  ["SHA256:1kWP9mCCUn5WCAmGVafSZ6526dkV7D3DEXfoK0X376g=", /line 2/],
])("a line that says %j is named, and nobody gets in by the file", async (line, message) => {
  await writeFile(file, `${fingerprint(ana)}\n${line}\n`);
  expect(() => new AuthorizedKeys(file).has(ana)).toThrow(message);
});

test("a file that is not there is said to be", () => {
  expect(() => new AuthorizedKeys(file).has(ana)).toThrow(/authorized_keys cannot be read: ENOENT/);
});
