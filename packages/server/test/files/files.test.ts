/** Files of rooms, by hand over real sockets, with a real database and a real folder. */
import { mkdtempSync, rmSync, statSync } from "node:fs";
import { mkdir, readdir, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { IdentityKey } from "@conclave/crypto";
import { type Content, filePartMaxBytes, lobby } from "@conclave/protocol";
import { ManualClock } from "@conclave/testbed/manual-clock";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { FileFolder } from "../../src/files/folder.ts";
import { type ConclaveServer, Database, type ServerOptions, startServer } from "../../src/index.ts";
import { canMount, mountSmallDisk } from "../room-log/support/small-disk.ts";
import {
  answersTo,
  bring,
  fetch,
  newFile,
  offer,
  put,
  sendPart,
  type TestFile,
} from "../support/file-client.ts";
import { MemoryLog } from "../support/memory-log.ts";
import { TestClient } from "../support/test-client.ts";

// Each starts a server, and some of them several, one after the other.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const hostKey = IdentityKey.generate();
const keys = new Map<string, IdentityKey>();
let folder: string;
let log: MemoryLog;
let database: Database;
let server: ConclaveServer;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), "conclave-files-"));
  await serve({});
});

afterEach(async () => {
  await stop();
  rmSync(folder, { recursive: true });
});

test("a newcomer is told what the server is called and what it takes; a guest, that it takes nothing", async () => {
  await again({ name: "Ana's place", fileLimits: { maxBytes: 1000 } });
  const ana = await enter("ana");
  expect(ana.messages("SERVER")).toEqual([{ type: "SERVER", name: "Ana's place", fileMaxBytes: 1000 }]);
  const guest = await TestClient.join(server.address, { hostKey: hostKey.publicKey, name: "guest" });
  expect(guest.messages("SERVER")).toEqual([{ type: "SERVER", name: "Ana's place" }]);
  expect(await offer(guest, newFile(10))).toMatchObject({ type: "REFUSED", why: "guest" });
});

test("what one brings, another gets, byte for byte; it is for the server alone on the disk", async () => {
  const [ana, bob] = [await enter("ana"), await enter("bob")];
  const file = newFile(3 * filePartMaxBytes + 5);
  expect(await bring(ana, file)).toMatchObject({ type: "HAVE", at: file.content.length });
  expect(await put(ana, file)).toMatchObject({ type: "ACK", number: 1 });
  await bob.until(() => bob.heard(lobby).length === 1);
  expect(await fetch(bob, lobby, 1, file.content.length)).toEqual(file.content);
  const [path] = await filesOnDisk();
  expect(statSync(path ?? "").mode & 0o777).toBe(0o600);
  expect(statSync(join(folder, "files")).mode & 0o777).toBe(0o700);
  // What was answered once is answered the same again.
  expect(await offer(ana, file)).toMatchObject({ type: "HAVE", at: file.content.length });
  expect(await put(ana, file)).toMatchObject({ type: "ACK", number: 1 });
});

test("a disk that fails only as a file is closed ends nothing: it is logged, and others go on", async () => {
  const openPart = FileFolder.prototype.openPart;
  const spy = vi.spyOn(FileFolder.prototype, "openPart").mockImplementation(async function (
    this: FileFolder,
    key,
  ) {
    const handle = await openPart.call(this, key);
    const close = handle.close.bind(handle);
    // As a quota on a network's disk has it.
    handle.close = async () => {
      await close();
      throw Object.assign(new Error("quota"), { code: "EDQUOT" });
    };
    return handle;
  });
  const [ana, bob] = [await enter("ana"), await enter("bob")];
  await offer(ana, newFile(2 * filePartMaxBytes));
  spy.mockRestore();
  ana.bye();
  await log.until("file.failed");
  expect(log.of("file.failed")).toMatchObject([{ error: { code: "EDQUOT" } }]);
  expect(await bring(bob, newFile(5))).toMatchObject({ type: "HAVE", at: 5 });
});

describe("what is not brought as it was announced", () => {
  test("a part out of order takes the upload with it", async () => {
    const ana = await enter("ana");
    const file = newFile(4 * filePartMaxBytes);
    await offer(ana, file);
    sendPart(ana, file, filePartMaxBytes);
    await ana.until(() => answersTo(ana, file.id).length === 2);
    expect(answersTo(ana, file.id).at(-1)).toMatchObject({ type: "REFUSED", why: "file" });
    await log.until("files.removed");
    expect(await filesOnDisk()).toEqual([]);
  });

  test("a part that goes over the announced length does, too", async () => {
    const ana = await enter("ana");
    const file = newFile(100);
    await offer(ana, { ...file, content: file.content.slice(0, 50) });
    ana.send({ type: "PART", id: file.id, at: 0, data: file.content });
    await ana.until(() => answersTo(ana, file.id).length === 2);
    expect(answersTo(ana, file.id).at(-1)).toMatchObject({ type: "REFUSED", why: "file" });
  });

  test("another hash: it is refused, and nothing of it stays", async () => {
    const ana = await enter("ana");
    const file = { ...newFile(2 * filePartMaxBytes), hash: new Uint8Array(32) };
    expect(await bring(ana, file)).toMatchObject({ type: "REFUSED", why: "file" });
    expect(await put(ana, file)).toMatchObject({ type: "REFUSED", why: "file" });
    await log.until("files.removed");
    expect(await filesOnDisk()).toEqual([]);
  });

  test("more parts under way than may be are refused, and what was taken stays", async () => {
    await again({ fileLimits: { bytesPerSecond: filePartMaxBytes } });
    const ana = await enter("ana");
    const file = newFile(12 * filePartMaxBytes);
    await offer(ana, file);
    for (let part = 0; part < 12; part += 1) sendPart(ana, file, part * filePartMaxBytes);
    // When what came behind them is answered, they have all been judged.
    await ana.ask({ type: "SAY", room: lobby, content: { kind: "text", text: "behind them" } });
    const refusal = answersTo(ana, file.id).find(({ type }) => type === "REFUSED");
    expect(refusal).toMatchObject({ why: "limit" });
    const resumed = await offer(ana, file);
    expect(resumed.type === "HAVE" ? resumed.at : resumed.why).toBeGreaterThan(0);
  });

  test("an entry of a file that nobody brought, or that says otherwise, is refused", async () => {
    const [ana, bob] = [await enter("ana"), await enter("bob")];
    const file = newFile(10);
    expect(await put(ana, file)).toMatchObject({ why: "file" });
    await bring(ana, file);
    expect(await put(ana, file, { bytes: 11 })).toMatchObject({ why: "file" });
    expect(await put(ana, file, { hash: new Uint8Array(32) })).toMatchObject({ why: "file" });
    expect(await put(ana, { ...file, room: 2 })).toMatchObject({ why: "room" });
    // It is whose it is.
    expect(await put(bob, file)).toMatchObject({ why: "file" });
    expect(await offer(bob, file)).toMatchObject({ why: "entry" });
    expect(await put(ana, file)).toMatchObject({ type: "ACK" });
  });
});

describe("how much is taken", () => {
  test("nothing too large, nothing over the quotas, and nothing where files are off", async () => {
    await again({ fileLimits: { maxBytes: 1000, personBytes: 1500, totalBytes: 2000 } });
    const [ana, bob] = [await enter("ana"), await enter("bob")];
    expect(await offer(ana, newFile(1001))).toMatchObject({ type: "REFUSED", why: "size" });
    expect(await bring(ana, newFile(1000))).toMatchObject({ type: "HAVE", at: 1000 });
    // What is announced counts, whether it comes or not.
    expect(await offer(ana, newFile(600))).toMatchObject({ type: "REFUSED", why: "quota" });
    expect(await bring(bob, newFile(1000))).toMatchObject({ type: "HAVE" });
    expect(await offer(bob, newFile(1))).toMatchObject({ type: "REFUSED", why: "quota" });
    await again({ fileLimits: { from: "nobody" } });
    expect(await offer(await enter("ana"), newFile(1))).toMatchObject({ type: "REFUSED", why: "size" });
  });

  test("what is given up in the moment in which it is announced cannot be brought, and nothing of it stays", async () => {
    const ana = await enter("ana");
    const file = newFile(2 * filePartMaxBytes);
    const { id, room, content, hash } = file;
    ana.send({ type: "OFFER", id, room, bytes: content.length, hash });
    ana.send({ type: "DROP", id });
    await ana.until(() => answersTo(ana, id).length === 1);
    sendPart(ana, file, 0);
    await ana.until(() => answersTo(ana, id).length === 2);
    expect(answersTo(ana, id).at(-1)).toMatchObject({ type: "REFUSED", why: "file" });
    await expect.poll(filesOnDisk).toEqual([]);
  });

  test("what is given up makes room", async () => {
    await again({ fileLimits: { personBytes: 1000 } });
    const ana = await enter("ana");
    const file = newFile(1000);
    await offer(ana, file);
    expect(await offer(ana, newFile(1))).toMatchObject({ why: "quota" });
    ana.send({ type: "DROP", id: file.id });
    await log.until("files.removed");
    expect(await bring(ana, newFile(1000))).toMatchObject({ type: "HAVE", at: 1000 });
  });
});

describe("a room that one is not in", () => {
  test("takes no file of a stranger and gives none to one", async () => {
    const [ana, bob] = [await enter("ana"), await enter("bob")];
    const made = await ana.ask({ type: "OPEN", what: { kind: "private", name: "plans", topic: "" } });
    const room = made.type === "ACK" ? made.room : 0;
    const file = newFile(100, room);
    await bring(ana, file);
    expect(await put(ana, file)).toMatchObject({ type: "ACK", number: 2 });
    expect(await offer(bob, newFile(100, room))).toMatchObject({ type: "REFUSED", why: "room" });
    expect(await fetch(bob, room, 2, 100)).toMatchObject({ type: "REFUSED", why: "room" });
    expect(await fetch(ana, room, 2, 100)).toEqual(file.content);
  });
});

describe("an upload that was broken off", () => {
  test("goes on where it was, on another connection and on another server process", async () => {
    const file = newFile(10 * filePartMaxBytes);
    const first = await enter("ana");
    expect(await bring(first, file, 3 * filePartMaxBytes)).toMatchObject({ at: 3 * filePartMaxBytes });
    first.socket.resetAndDestroy();
    await log.until("member.left");
    const second = await enter("ana");
    expect(await bring(second, file, 6 * filePartMaxBytes)).toMatchObject({ at: 6 * filePartMaxBytes });
    await again({});
    const third = await enter("ana");
    expect(await offer(third, file)).toMatchObject({ at: 6 * filePartMaxBytes });
    expect(await bring(third, file)).toMatchObject({ at: file.content.length });
    expect(await put(third, file)).toMatchObject({ type: "ACK" });
    expect(await fetch(third, lobby, 1, file.content.length)).toEqual(file.content);
  });

  test("is taken over from a connection that is still there", async () => {
    const [one, other] = [await enter("ana"), await enter("ana")];
    const file = newFile(4 * filePartMaxBytes);
    await bring(one, file, filePartMaxBytes);
    expect(await bring(other, file)).toMatchObject({ at: file.content.length });
    sendPart(one, file, filePartMaxBytes);
    await one.until(() => answersTo(one, file.id).some(({ type }) => type === "REFUSED"));
  });

  test("is gone when nobody came back to it for long enough, and so is one that no room has", async () => {
    const clock = new ManualClock();
    await again({ clock, fileLimits: { unfinishedMs: 10 * 3_600_000 } });
    const ana = await enter("ana");
    const [broken, whole, kept] = [newFile(3 * filePartMaxBytes), newFile(10), newFile(20)];
    await bring(ana, broken, filePartMaxBytes);
    await bring(ana, whole);
    await bring(ana, kept);
    await put(ana, kept);
    ana.bye();
    await log.until("member.left");
    expect(await filesOnDisk()).toHaveLength(3);
    clock.advance(9 * 3_600_000);
    await server.isAlive();
    expect(log.of("files.removed")).toEqual([]);
    clock.advance(2 * 3_600_000);
    await log.until("files.removed");
    expect(await filesOnDisk()).toHaveLength(1);
  });
});

describe("an entry that goes takes its file with it", () => {
  test("when it is taken away: from that moment on nobody gets any more of it", async () => {
    const [ana, bob] = [await enter("ana"), await enter("bob")];
    const file = await kept(ana, newFile(3 * filePartMaxBytes));
    expect(await bob.ask({ type: "GET", room: lobby, number: 1, at: 0 })).toMatchObject({ type: "PART" });
    const content = { kind: "delete", of: 1 } as const;
    expect(await bob.ask({ type: "SAY", room: lobby, content })).toMatchObject({ why: "role" });
    expect(await ana.ask({ type: "SAY", room: lobby, content })).toMatchObject({ type: "ACK" });
    expect(await bob.ask({ type: "GET", room: lobby, number: 1, at: 0 })).toMatchObject({ why: "file" });
    expect(await bob.ask({ type: "FETCH", room: lobby, side: "after", number: 0, limit: 1 })).toMatchObject({
      entries: [{ content: { kind: "gone" } }],
    });
    await log.until("files.removed");
    expect(await filesOnDisk()).toEqual([]);
    // The id was one's that is gone.
    expect(await offer(ana, file)).toMatchObject({ why: "entry" });
  });

  test("when it is too old", async () => {
    const clock = new ManualClock();
    await again({ clock, retention: { entries: 1 } });
    const ana = await enter("ana");
    await kept(ana, newFile(10));
    await kept(ana, newFile(10));
    clock.advance(2 * 3_600_000);
    await log.until("files.removed");
    expect(await filesOnDisk()).toHaveLength(1);
    // So long without a word, and she was gone.
    const back = await enter("ana");
    expect(await back.ask({ type: "GET", room: lobby, number: 1, at: 0 })).toMatchObject({ why: "file" });
    expect(await back.ask({ type: "GET", room: lobby, number: 2, at: 0 })).toMatchObject({ type: "PART" });
  });
});

test("a file can be found by its name, marked and pinned, and not edited", async () => {
  const ana = await enter("ana");
  const file = newFile(10);
  await bring(ana, file);
  await put(ana, file, { name: "quarterly-report.pdf", text: "with figures" });
  for (const text of ["quarterly", "figures"])
    expect(await ana.ask({ type: "SEARCH", text })).toMatchObject({
      hits: [{ entry: { number: 1, content: { kind: "file", name: "quarterly-report.pdf" } } }],
    });
  const say = async (content: Content) => await ana.ask({ type: "SAY", room: lobby, content });
  expect(await say({ kind: "react", of: 1, mark: "+1", set: "on" })).toMatchObject({ type: "ACK" });
  expect(await say({ kind: "text", text: "see there", re: 1 })).toMatchObject({ type: "ACK" });
  expect(await say({ kind: "edit", of: 1, text: "another" })).toMatchObject({ why: "entry" });
});

test("what a crash has left behind that is in no record is removed at the start", async () => {
  const ana = await enter("ana");
  await kept(ana, newFile(10));
  await stop();
  await mkdir(join(folder, "files", "ab"), { recursive: true });
  await writeFile(join(folder, "files", "ab", "ab".repeat(16)), "left");
  await mkdir(join(folder, "files", "coming"), { recursive: true });
  await writeFile(join(folder, "files", "coming", "cd".repeat(16)), "left");
  await serve({});
  expect(await filesOnDisk()).toHaveLength(1);
});

test("texts go between the parts of a file: none waits for more than a few", async () => {
  const [ana, bob] = [await enter("ana"), await enter("bob")];
  const file = newFile(40 * filePartMaxBytes);
  const text = () => ana.ask({ type: "SAY", room: lobby, content: { kind: "text", text: "in between" } });
  let answer = await offer(ana, file);
  let sent = 0;
  const told: number[] = [];
  while (answer.type === "HAVE" && answer.at < file.content.length) {
    // As much as may be under way, and a text behind it.
    const before = answersTo(ana, file.id).length;
    for (; sent < Math.min(answer.at + 4 * filePartMaxBytes, file.content.length); sent += filePartMaxBytes)
      sendPart(ana, file, sent);
    expect(await text()).toMatchObject({ type: "ACK" });
    await bob.until(() => bob.texts.length === told.length + 1);
    const { at } = answersTo(ana, file.id).findLast(({ type }) => type === "HAVE") as { at: number } & object;
    told.push(sent - at);
    if (answersTo(ana, file.id).length === before)
      await ana.until(() => answersTo(ana, file.id).length > before);
    answer = answersTo(ana, file.id).at(-1) as typeof answer;
  }
  expect(answer).toMatchObject({ type: "HAVE", at: file.content.length });
  expect(told.length).toBeGreaterThan(5);
  // When a text was stored and told, no more than the window was still not on the disk; nobody was slowed down for it.
  expect(Math.max(...told)).toBeLessThanOrEqual(4 * filePartMaxBytes);
  expect(log.of("member.slowed")).toEqual([]);
});

test("a server that takes files slowly says so later, and texts do not wait for that", async () => {
  const clock = new ManualClock();
  await again({ clock, fileLimits: { bytesPerSecond: filePartMaxBytes } });
  const ana = await enter("ana");
  const file = newFile(3 * filePartMaxBytes);
  await offer(ana, file);
  for (let part = 0; part < 3; part += 1) sendPart(ana, file, part * filePartMaxBytes);
  // All of it has arrived when the text behind it is stored.
  expect(await ana.ask({ type: "SAY", room: lobby, content: { kind: "text", text: "hi" } })).toMatchObject({
    type: "ACK",
  });
  expect(answersTo(ana, file.id).at(-1)).not.toMatchObject({ at: file.content.length });
  while (
    !answersTo(ana, file.id).some((answer) => answer.type === "HAVE" && answer.at === file.content.length)
  ) {
    clock.advance(1000);
    await server.isAlive();
  }
});

const mounting = await canMount();

test.skipIf(!mounting)(
  `a full disk is a refusal, never a false "have"; later it goes on${mounting ? "" : " (skipped: only root can mount a disk)"}`,
  async () => {
    await using disk = await mountSmallDisk(2 << 20);
    await stop();
    const home = folder;
    folder = join(disk.folder, "state");
    await serve({});
    const ana = await enter("ana");
    const file = newFile(4 << 20);
    expect(await bring(ana, file)).toMatchObject({ type: "REFUSED", why: "store" });
    expect(log.of("file.stored")).toEqual([]);
    await disk.resize(32 << 20);
    expect(await bring(ana, file)).toMatchObject({ type: "HAVE", at: file.content.length });
    expect(await put(ana, file)).toMatchObject({ type: "ACK" });
    expect(await fetch(ana, lobby, 1, file.content.length)).toEqual(file.content);
    await stop();
    folder = home;
    await serve({});
  },
  60_000,
);

async function serve(options: Partial<ServerOptions>): Promise<void> {
  log = new MemoryLog();
  database = Database.open(folder);
  server = await startServer({
    ...{ hostKey, log, database, listen: { host: "127.0.0.1", port: 0 } },
    ...options,
  });
}

async function stop(): Promise<void> {
  await server.stop();
  database[Symbol.dispose]();
}

async function again(options: Partial<ServerOptions>): Promise<void> {
  await stop();
  await serve(options);
}

/** Somebody with a key, the same one every time. */
async function enter(name: string): Promise<TestClient> {
  const identity = keys.get(name) ?? IdentityKey.generate();
  keys.set(name, identity);
  return await TestClient.join(server.address, { hostKey: hostKey.publicKey, name, identity });
}

async function kept(client: TestClient, file: TestFile): Promise<TestFile> {
  await bring(client, file);
  expect(await put(client, file)).toMatchObject({ type: "ACK" });
  return file;
}

async function filesOnDisk(): Promise<string[]> {
  const all = await readdir(join(folder, "files"), { recursive: true, withFileTypes: true }).catch(() => []);
  return all.filter((each) => each.isFile()).map((each) => join(each.parentPath, each.name));
}
