/** Files end to end: a real server, real sockets, real files. */
import { readdir, readFile, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { OutboxFolder } from "../../src/index.ts";
import { came, FileSetting, hashOfFile, settled } from "../support/file-setting.ts";
import { HalfRelay } from "../support/half-relay.ts";
import { KilledServer } from "../support/killed-server.ts";
import { RecordingClient } from "../support/recorder.ts";

const mebibyte = 2 ** 20;

let setting: FileSetting;

beforeEach(async () => {
  setting = await FileSetting.start();
});

afterEach(async () => {
  await setting.stop();
});

test("a file that one sends is fetched by another, byte for byte", async () => {
  const [ana, bob] = [await setting.join("ana"), await setting.join("bob")];
  const { path, hash } = await setting.file("plan.pdf", mebibyte + 17);
  const sent = await settled(ana, ana.client.sendFile({ path, caption: "the plan" }));
  expect(sent).toMatchObject({ state: { kind: "done" }, bytes: mebibyte + 17, number: 1, name: "plan.pdf" });

  const { entry } = await bob.until("entry");
  expect(entry.content).toMatchObject({
    kind: "file",
    name: "plan.pdf",
    type: "application/pdf",
    bytes: mebibyte + 17,
    text: "the plan",
  });
  const toPath = join(setting.home, "got.pdf");
  const fetched = await settled(bob, bob.client.fetchFile({ number: entry.number, toPath }));
  expect(fetched).toMatchObject({ state: { kind: "done" }, path: toPath, doneBytes: mebibyte + 17 });
  expect(await hashOfFile(toPath)).toBe(hash);
  expect((await readdir(setting.home)).sort()).toEqual(["got.pdf", "plan.pdf"]);
});

test("an empty file and bytes that are in no file go, too", async () => {
  const ana = await setting.join("ana");
  const { path } = await setting.file("empty.txt", 0);
  expect(await settled(ana, ana.client.sendFile({ path }))).toMatchObject({ state: { kind: "done" } });
  const bytes = Buffer.from("from the clipboard");
  const sent = await settled(ana, ana.client.sendFile({ bytes, name: "clip.png" }));
  expect(sent).toMatchObject({ state: { kind: "done" }, type: "image/png" });
  for (const [number, content] of [
    [1, ""],
    [2, "from the clipboard"],
  ] as const) {
    const toPath = join(setting.home, `got-${number}`);
    expect(await settled(ana, ana.client.fetchFile({ number, toPath }))).toMatchObject({
      state: { kind: "done" },
    });
    expect(await readFile(toPath, "utf8")).toBe(content);
  }
});

describe("over a connection that breaks", () => {
  test("both ways go on where they were", { timeout: 60_000 }, async () => {
    const relay = await HalfRelay.start(setting.setting.server.address.port);
    const address = { host: "127.0.0.1", port: relay.port };
    await setting.setting.knownServers.pin(address, {
      hostKey: setting.setting.identity.publicKey,
      suite: 2,
    });
    const backOff = { firstMs: 1, maxMs: 5 };
    const ana = await setting.join("ana", { address, persistence: "after-welcome", backOff });
    const { path, hash } = await setting.file("large.bin", 5 * mebibyte);

    const out = ana.client.sendFile({ path });
    await came(ana, out, mebibyte);
    relay.cutClients();
    await ana.until("waiting");
    expect(await settled(ana, out)).toMatchObject({ state: { kind: "done" }, doneBytes: 5 * mebibyte });
    // What the server had was not sent again: it never went back.
    const steps = ana.of("transfer").map(({ transfer }) => transfer.doneBytes);
    expect(steps).toEqual(steps.toSorted((left, right) => left - right));
    expect(ana.of("transfer").some(({ transfer }) => transfer.state.kind === "paused")).toBe(true);

    const toPath = join(setting.home, "got.bin");
    const inward = ana.client.fetchFile({ number: 1, toPath });
    await came(ana, inward, mebibyte);
    relay.cutClients();
    await ana.until("waiting", 2);
    expect(await settled(ana, inward)).toMatchObject({ state: { kind: "done" } });
    expect(await hashOfFile(toPath)).toBe(hash);
    await relay.stop();
  });
});

describe("what is there already", () => {
  test("stays as it is, unless it is to be replaced", async () => {
    const ana = await setting.join("ana");
    const { path } = await setting.file("a.txt", 100);
    await settled(ana, ana.client.sendFile({ path }));
    const toPath = join(setting.home, "mine.txt");
    await writeFile(toPath, "mine");
    expect(await settled(ana, ana.client.fetchFile({ number: 1, toPath }))).toMatchObject({
      state: { kind: "failed", why: "exists" },
    });
    expect(await readFile(toPath, "utf8")).toBe("mine");
    const replaced = ana.client.fetchFile({ number: 1, toPath, existing: "replace" });
    expect(await settled(ana, replaced)).toMatchObject({ state: { kind: "done" } });
    expect((await stat(toPath)).size).toBe(100);
  });

  test("in a folder the next one gets a number", async () => {
    const ana = await setting.join("ana");
    const { path } = await setting.file("a.txt", 100);
    await settled(ana, ana.client.sendFile({ path, name: "-rf .txt" }));
    const paths: (string | undefined)[] = [];
    for (let round = 0; round < 3; round += 1)
      paths.push((await settled(ana, ana.client.fetchFile({ number: 1, toFolder: setting.home }))).path);
    expect(paths).toEqual(
      ["_rf .txt", "_rf  (2).txt", "_rf  (3).txt"].map((name) => join(setting.home, name)),
    );
  });
});

describe("what a person gives up", () => {
  test("goes no further, and takes no room", async () => {
    await setting.again({ fileLimits: { bytesPerSecond: 2 ** 18 } });
    const [ana, bob] = [await setting.join("ana"), await setting.join("bob")];
    const { path } = await setting.file("large.bin", 2 * mebibyte);
    const id = ana.client.sendFile({ path });
    await came(ana, id, 100_000);
    expect(ana.client.cancelTransfer(id)).toBe(true);
    expect(await settled(ana, id)).toMatchObject({ state: { kind: "cancelled" } });
    expect(ana.client.transfers).toEqual([]);
    expect(ana.client.cancelTransfer(id)).toBe(false);
    // What is sent after it goes as if it had never been; and there is no entry of it.
    const { path: small } = await setting.file("small.txt", 10);
    expect(await settled(ana, ana.client.sendFile({ path: small }))).toMatchObject({ number: 1 });
    expect((await bob.until("entry")).entry.content).toMatchObject({ name: "small.txt" });
  });

  test("and a fetch that is given up leaves nothing behind", async () => {
    const ana = await setting.join("ana");
    const { path } = await setting.file("large.bin", 2 * mebibyte);
    await settled(ana, ana.client.sendFile({ path }));
    const id = ana.client.fetchFile({ number: 1, toPath: join(setting.home, "got.bin") });
    await came(ana, id, 100_000);
    ana.client.cancelTransfer(id);
    expect(await settled(ana, id)).toMatchObject({ state: { kind: "cancelled" } });
    expect(await readdir(setting.home)).toEqual(["large.bin"]);
  });
});

describe("an upload that the program does not live to see the end of", () => {
  const outboxOf = () => {
    const who = { guest: "ana" };
    return new OutboxFolder({ address: setting.setting.server.address, who }, join(setting.state, "outbox"));
  };

  test("goes on in the next run, where it was", { timeout: 60_000 }, async () => {
    await setting.again({ fileLimits: { bytesPerSecond: mebibyte } });
    const first = await setting.join("ana", { outboxStore: outboxOf() });
    const { path, hash } = await setting.file("large.bin", 3 * mebibyte);
    const id = first.client.sendFile({ path, caption: "at last" });
    await came(first, id, mebibyte);
    first.client.close();
    await first.client.kept();

    const second = await setting.join("ana", { outboxStore: outboxOf() });
    expect(await settled(second, id)).toMatchObject({ id, state: { kind: "done" }, number: 1 });
    const steps = second.of("transfer").map(({ transfer }) => transfer.doneBytes);
    expect(steps.find((bytes) => bytes > 0)).toBeGreaterThanOrEqual(mebibyte);
    const toPath = join(setting.home, "got.bin");
    await settled(second, second.client.fetchFile({ number: 1, toPath }));
    expect(await hashOfFile(toPath)).toBe(hash);
    await second.client.kept();
    expect(await readdir(outboxOf().uploads.path)).toEqual([]);
  });

  test("is given up where the file is not any more what it was", async () => {
    await setting.again({ fileLimits: { bytesPerSecond: mebibyte } });
    const first = await setting.join("ana", { outboxStore: outboxOf() });
    const { path } = await setting.file("large.bin", 3 * mebibyte);
    const id = first.client.sendFile({ path });
    await came(first, id, mebibyte);
    first.client.close();
    await first.client.kept();
    await writeFile(path, "another");
    const second = await setting.join("ana", { outboxStore: outboxOf() });
    expect(await settled(second, id)).toMatchObject({ state: { kind: "failed", why: "changed" } });
  });

  test("and so do bytes that were in no file", async () => {
    const first = await setting.join("ana", { outboxStore: outboxOf() });
    first.client.close();
    const bytes = Buffer.alloc(200_000, "x");
    await setting.again({});
    const second = new RecordingClient({
      ...{ address: setting.setting.server.address, name: "ana", outboxStore: outboxOf() },
      knownServers: setting.setting.knownServers,
    });
    // Not connected yet.
    const id = second.client.sendFile({ bytes, name: "clip.png" });
    await second.untilSome("transfer", ({ transfer }) => transfer.bytes === bytes.length);
    await second.client.kept();
    const third = await setting.join("ana", { outboxStore: outboxOf() });
    expect(await settled(third, id)).toMatchObject({ state: { kind: "done" }, type: "image/png" });
  });
});

test("a server that is killed in the middle of both ways is come back to, and nothing is lost", {
  timeout: 90_000,
}, async () => {
  const place = await KilledServer.start();
  const backOff = { firstMs: 1, maxMs: 50 };
  const ana = await place.join("ana", { persistence: "after-welcome", backOff });
  const { path, hash } = await setting.file("large.bin", 5 * mebibyte);
  const out = ana.client.sendFile({ path });
  await came(ana, out, mebibyte);
  await place.killAndStart();
  expect(await settled(ana, out)).toMatchObject({ state: { kind: "done" } });
  const toPath = join(setting.home, "got.bin");
  const inward = ana.client.fetchFile({ number: 1, toPath });
  await came(ana, inward, mebibyte);
  await place.killAndStart();
  expect(await settled(ana, inward)).toMatchObject({ state: { kind: "done" } });
  expect(await hashOfFile(toPath)).toBe(hash);
  ana.client.close();
  await place.stop();
});
