import { chmod, mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { readPassphraseFile } from "../../src/cli/passphrase-file.ts";
import { testFolder } from "../support/folder.ts";

const folder = testFolder();

test.each([
  ["right horse", "right horse"],
  ["right horse\n", "right horse"],
  ["right horse\r\n", "right horse"],
  [" right\nhorse \n\n", " right\nhorse \n"],
])("%j is %j", async (content, passphrase) => {
  expect(Buffer.from(await readPassphraseFile(await written(content, 0o600))).toString()).toBe(passphrase);
});

test.each([
  ["one that everybody can read", "right horse", 0o604, /chmod 600/],
  ["an empty one", "\n", 0o600, /is empty/],
  ["a long one", "x".repeat(1025), 0o600, /more than 1024 bytes/],
])("%s is refused", async (_what, content, mode, message) => {
  const reading = readPassphraseFile(await written(content, mode));
  await expect(reading).rejects.toMatchObject({
    code: "passphrase-file",
    message: expect.stringMatching(message),
  });
});

test("the group may read it: systemd shows an access control list so", async () => {
  expect(await readPassphraseFile(await written("right horse", 0o440))).toHaveLength(11);
});

test("one that is not there, or is a folder, is named", async () => {
  await expect(readPassphraseFile(join(folder.path, "no"))).rejects.toThrow(
    /cannot read the passphrase file .*no/,
  );
  await mkdir(join(folder.path, "folder"));
  await expect(readPassphraseFile(join(folder.path, "folder"))).rejects.toMatchObject({
    code: "passphrase-file",
  });
});

async function written(content: string, mode: number): Promise<string> {
  const file = join(folder.path, "passphrase");
  await writeFile(file, content);
  await chmod(file, mode);
  return file;
}
