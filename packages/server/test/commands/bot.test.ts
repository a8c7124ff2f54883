/** `conclaved bot` as a process, beside a database that is open. */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fingerprint, IdentityKey, keyDigest } from "@conclave/crypto";
import { lobby } from "@conclave/protocol";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { Bots, Database } from "../../src/index.ts";
import { runCommand } from "../support/command.ts";

// Each starts several processes.
vi.setConfig({ testTimeout: 60_000 });

const key = IdentityKey.generate().publicKey;
const print = fingerprint(key);
let state: string;
let database: Database;

beforeEach(async () => {
  state = await mkdtemp(join(tmpdir(), "conclaved-bot-"));
  database = Database.open(state);
});

afterEach(async () => {
  database[Symbol.dispose]();
  await rm(state, { recursive: true });
});

const bot = (...words: readonly string[]) => runCommand("bot", ...words, "--state", state);

test("a key is limited, listed, and revoked; said again, the last word counts", async () => {
  const add = ["add", "deploy", "--key", print, "--rooms", "Lobby"];
  expect(await bot(...add, "--verbs", "read")).toMatchObject({ code: 0, stderr: "" });
  expect((await bot(...add, "--verbs", "read, write", "--until", "2099-01-31")).code).toBe(0);
  expect((await bot("list")).lines).toEqual([`${print}  deploy  read,write in #1  until 2099-01-31 00:00`]);
  expect(new Bots(database).of(key)?.current()).toEqual({
    label: "deploy",
    keyDigest: keyDigest(key),
    rooms: new Set([lobby]),
    verbs: new Set(["read", "write"]),
    untilMs: new Date(2099, 0, 31).getTime(),
  });
  expect((await bot("revoke", "deploy")).code).toBe(0);
  expect((await bot("list")).lines).toEqual([expect.stringMatching(/until .*, which is over$/)]);
});

test.each([
  [["add", "x", "--key", print, "--rooms", "nowhere"], 65, /there is no room "nowhere"/],
  [["add", "x", "--key", print], 64, /required option '--rooms/],
  [["add", "x", "--key", "SHA256:short", "--rooms", "lobby"], 64, /SHA256: and 43 characters/],
  [["add", "x", "--key", print, "--rooms", "lobby,,"], 64, /missing between two commas/],
  [
    ["add", "x", "--key", print, "--rooms", "lobby", "--verbs", "fly"],
    64,
    /"fly" is none of read, write, manage/,
  ],
  [["add", "x", "--key", print, "--rooms", "lobby", "--until", "soon"], 64, /A date is 2026-11-25/],
  [["add", "x", "--key", print, "--rooms", "lobby", "--until", "2027-02-30"], 64, /A date is 2026-11-25/],
  [["revoke", "nobody"], 65, /no bot is called "nobody"/],
])("%j: %i", async (words, code, message) => {
  const outcome = await bot(...words);
  expect(outcome.stderr).toMatch(message);
  expect(outcome.code).toBe(code);
});
