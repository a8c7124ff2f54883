import { mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { IdentityKey } from "@conclave/crypto";
import { parseAddress } from "@conclave/protocol";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { configFolder, KnownServers } from "../../src/index.ts";

const [key, otherKey] = [IdentityKey.generate().publicKey, IdentityKey.generate().publicKey];
const address = parseAddress("chat.example.org:5068");
let folder: string;
let known: KnownServers;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "conclave-known-"));
  known = new KnownServers(join(folder, "a", "known_servers"));
});

afterEach(async () => {
  await rm(folder, { recursive: true });
});

test("nothing is known where there is no file, and asking makes none", async () => {
  expect(await known.list()).toEqual([]);
  expect(await known.find(address)).toBeUndefined();
  expect(await readdir(folder)).toEqual([]);
});

test("what was pinned is found, in a file for its owner alone that a person can read", async () => {
  await known.pin(address, { hostKey: key, suite: 2 });
  expect(await known.find(address)).toMatchObject({ address, suite: 2, hostKey: key });
  expect((await stat(known.path)).mode & 0o777).toBe(0o600);
  expect(await readFile(known.path, "utf8")).toBe(
    `# conclave known servers, version 1\nchat.example.org:5068 2 ${Buffer.from(key).toString("base64")}\n`,
  );
  expect(await readdir(join(folder, "a"))).toEqual(["known_servers"]);
});

test.each([
  ["CHAT.example.org:5068", "another case"],
  ["[::1]:5068", "IPv6"],
  ["127.0.0.1:1", "IPv4"],
])("%s (%s)", async (text) => {
  await known.pin(parseAddress(text), { hostKey: key, suite: 1 });
  expect(await known.find(parseAddress(text.toLowerCase()))).toMatchObject({ hostKey: key });
});

test("another port is another server", async () => {
  await known.pin(address, { hostKey: key, suite: 2 });
  expect(await known.find({ ...address, port: 5069 })).toBeUndefined();
});

test("the same key with a better suite raises the pin; with a weaker one it stays", async () => {
  await known.pin(address, { hostKey: key, suite: 1 });
  await known.pin(address, { hostKey: key, suite: 2 });
  await known.pin(address, { hostKey: key, suite: 1 });
  expect(await known.list()).toMatchObject([{ suite: 2 }]);
});

test("another key does not take the place of the pinned one", async () => {
  await known.pin(address, { hostKey: key, suite: 2 });
  await expect(known.pin(address, { hostKey: otherKey, suite: 2 })).rejects.toThrow(/another key is pinned/);
  expect(await known.find(address)).toMatchObject({ hostKey: key });
});

test("what is forgotten is gone, and everything else stays, comments included", async () => {
  await known.pin(address, { hostKey: key, suite: 2 });
  await writeFile(known.path, `${await readFile(known.path, "utf8")}# mine\n\n`);
  await known.pin(parseAddress("other:1"), { hostKey: otherKey, suite: 1 });
  expect(await known.forget(address)).toBe(true);
  expect(await known.forget(address)).toBe(false);
  expect(await readFile(known.path, "utf8")).toBe(
    `# conclave known servers, version 1\n# mine\n\nother:1 1 ${Buffer.from(otherKey).toString("base64")}\n`,
  );
});

test.each([
  ["nothing", undefined],
  // No process has this number: Linux gives none above 4194304.
  ["the lock of a dead program", "4194305\n"],
  ["a lock that names nobody", ""],
])("twenty programs that pin at the same moment, and find %s, lose nothing", async (_, lock) => {
  await mkdir(join(folder, "a"));
  if (lock !== undefined) await writeFile(`${known.path}.lock`, lock);
  const programs = Array.from({ length: 20 }, () => new KnownServers(known.path));
  await Promise.all(
    programs.map((program, index) => program.pin({ host: "h", port: index + 1 }, { hostKey: key, suite: 2 })),
  );
  expect(
    (await known.list()).map(({ address: { port } }) => port).sort((left, right) => left - right),
  ).toEqual(Array.from({ length: 20 }, (_, index) => index + 1));
  expect(await readdir(join(folder, "a"))).toEqual(["known_servers"]);
});

describe("a line that cannot be read stops everything, is named, and is left as it is", () => {
  test.each([
    ["chat.example.org 2 AAAA", /line 3: .*HOST:PORT/],
    ["chat.example.org:5068 2", /line 3: three fields are expected/],
    ["chat.example.org:5068 2 a b", /line 3: three fields are expected/],
    ["chat.example.org:5068 9 AAAA", /line 3: "9" is not a suite/],
    ["chat.example.org:5068 2 AAAA", /line 3: an Ed25519 public key has 32 bytes, not 3/],
    [`chat.example.org:5068 2 AAAA!${"A".repeat(39)}=`, /line 3: the key is not in base64/],
    [`chat.example.org:5068 2 ${"A".repeat(43)}=xyz`, /line 3: the key is not in base64/],
    ["chat.example.org:x 2 AAAA", /line 3: "x" is not a port/],
  ])("%s", async (line, message) => {
    const content = `# conclave known servers, version 1\n\n${line}\n`;
    await mkdir(join(folder, "a"));
    await writeFile(known.path, content);
    await expect(known.find(address)).rejects.toThrow(message);
    await expect(known.find(address)).rejects.toThrow(known.path);
    await expect(known.pin(address, { hostKey: key, suite: 2 })).rejects.toThrow(message);
    await expect(known.forget(address)).rejects.toThrow(message);
    expect(await readFile(known.path, "utf8")).toBe(content);
  });

  test("a folder in its place", async () => {
    await mkdir(known.path, { recursive: true });
    await expect(known.list()).rejects.toThrow(/cannot read/);
  });
});

test("a file that is being written is whole for whoever reads it meanwhile", async () => {
  await known.pin(address, { hostKey: key, suite: 1 });
  let writing = true;
  const writer = (async () => {
    for (let port = 1; port <= 40; port += 1)
      await known.pin({ host: "h", port }, { hostKey: key, suite: 2 });
    writing = false;
  })();
  while (writing) expect(await known.find(address)).toBeDefined();
  await writer;
});

test.each([
  [{ XDG_CONFIG_HOME: "/x" }, "/x/conclave"],
  [{ XDG_CONFIG_HOME: "relative" }, expect.stringMatching(/\.config\/conclave$/)],
  [{ XDG_CONFIG_HOME: "" }, expect.stringMatching(/\.config\/conclave$/)],
  [{}, expect.stringMatching(/\.config\/conclave$/)],
])("%j", (env, path) => {
  expect(configFolder(env)).toEqual(path);
});
