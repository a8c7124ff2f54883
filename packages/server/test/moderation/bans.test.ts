/** Bans by name, key and address, in a real database. */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fingerprint, IdentityKey } from "@conclave/crypto";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { Bans, Database, readBanSubject } from "../../src/index.ts";

const key = IdentityKey.generate().publicKey;
const terms = { reason: "", by: "ana", endsMs: undefined };
let folder: string;
let database: Database;
let bans: Bans;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "conclaved-bans-"));
  database = Database.open(folder);
  bans = new Bans(database);
});

afterEach(async () => {
  database[Symbol.dispose]();
  await rm(folder, { recursive: true });
});

describe("whom a ban hits", () => {
  test.each([
    ["192.0.2.7", "192.0.2.7", true],
    ["192.0.2.7", "::ffff:192.0.2.7", true],
    ["192.0.2.7", "192.0.2.8", false],
    ["192.0.2.0/24", "192.0.2.255", true],
    ["192.0.2.0/24", "192.0.3.0", false],
    ["0.0.0.0/0", "2001:db8::1", false],
    ["2001:db8::/32", "2001:db8:ffff::1", true],
    ["2001:db8::/32", "2001:db9::1", false],
    ["2001:DB8::1", "2001:db8:0:0::1", true],
    ["fe80::1", "fe80::1%eth0", true],
    ["192.0.2.0/24", "unknown", false],
  ])("a ban on %s and somebody from %s: %s", (subject, address, isHit) => {
    bans.add(readBanSubject("address", subject), terms, 0);
    expect(bans.find({ address }, 1) !== undefined).toBe(isHit);
  });

  test.each([
    ["mallory", "mallory", true],
    ["mallory", "MALLORY", true],
    ["mallory", "ma11ory", true],
    ["mallory", "ｍａｌｌｏｒｙ", true],
    // In Cyrillic, and nothing else of it is.
    ["copa", "сора", true],
    ["mallory", "mallorys", false],
  ])("a ban on the name %s and somebody called %s: %s", (subject, name, isHit) => {
    bans.add(readBanSubject("name", subject), terms, 0);
    expect(bans.find({ name }, 1) !== undefined).toBe(isHit);
  });

  test("a ban on a key is for that key, under whatever name", () => {
    bans.add(readBanSubject("key", fingerprint(key)), terms, 0);
    expect(bans.find({ name: "anybody", identity: key }, 1)).toMatchObject({ kind: "key" });
    const other = IdentityKey.generate().publicKey;
    expect(bans.find({ name: "anybody", identity: other }, 1)).toBeUndefined();
    expect(bans.find({ name: "anybody", identity: undefined }, 1)).toBeUndefined();
  });
});

test("a ban ends when it says, to the millisecond, and is forgotten", () => {
  bans.add(readBanSubject("name", "mallory"), { ...terms, endsMs: 1000 }, 0);
  expect(bans.find({ name: "mallory" }, 999)).toBeDefined();
  expect(bans.find({ name: "mallory" }, 1000)).toBeUndefined();
  expect(bans.list(999)).toHaveLength(1);
  expect(bans.list(1000)).toEqual([]);
});

test("where one of two bans is over, the other holds", () => {
  bans.add(readBanSubject("address", "192.0.2.7"), { ...terms, endsMs: 10 }, 0);
  bans.add(readBanSubject("address", "192.0.2.0/24"), terms, 0);
  expect(bans.find({ address: "192.0.2.7" }, 20)).toMatchObject({ subject: "192.0.2.0/24" });
});

test("a second ban on the same subject takes the place of the first", () => {
  bans.add(readBanSubject("address", "2001:db8::1"), { ...terms, reason: "spam" }, 1);
  bans.add(readBanSubject("address", "2001:DB8::1"), { reason: "worse", by: "bob", endsMs: 9 }, 2);
  expect(bans.list(3)).toMatchObject([{ reason: "worse", by: "bob", madeMs: 2, endsMs: 9 }]);
});

test("a ban counts at once, whoever makes or lifts it: this process or another", () => {
  expect(bans.find({ name: "mallory" }, 1)).toBeUndefined();
  using second = Database.open(folder);
  const others = new Bans(second);
  others.add(readBanSubject("name", "mallory"), terms, 0);
  expect(bans.find({ name: "mallory" }, 1)).toBeDefined();
  expect(others.remove(readBanSubject("name", "MALLORY"))).toBeUndefined();
  expect(others.remove(readBanSubject("name", "mallory"))).toMatchObject({ subject: "mallory" });
  expect(bans.find({ name: "mallory" }, 1)).toBeUndefined();
});

test.each([
  ["address", "192.0.2", /is no address and no range/],
  ["address", "192.0.2.0/33", /needs a prefix from \/0 to \/32/],
  ["address", "192.0.2.0/24/8", /is no address and no range/],
  ["address", "192.0.2.0/", /needs a prefix/],
  ["address", "example.org", /is no address and no range/],
  ["key", "SHA256:short", /is no fingerprint/],
  ["name", "no spaces", /is no name that anybody can have/],
] as const)("%s %s cannot be banned", (kind, text, message) => {
  expect(() => readBanSubject(kind, text)).toThrow(message);
});
