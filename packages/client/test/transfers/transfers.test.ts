/** Files end to end: a real server, real sockets, real files. */
import { readdir, readFile, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { came, FileSetting, hashOfFile, settled } from "../support/file-setting.ts";
import { HalfRelay } from "../support/half-relay.ts";

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
