import { createHash } from "node:crypto";
import { mkdtemp, readdir, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { Target } from "../../src/transfers/target.ts";

const content = Buffer.from("what was announced");
const file = {
  name: "a.txt",
  bytes: content.length,
  hash: Uint8Array.from(createHash("sha256").update(content).digest()),
};

let folder: string;
let toPath: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "conclave-target-"));
  toPath = join(folder, "got.txt");
});

afterEach(async () => {
  await rm(folder, { recursive: true });
});

test("what is not what was announced gets no name, and does not stay", async () => {
  const target = await Target.open({ number: 1, toPath }, file);
  await target.write(Buffer.from("something else, so"));
  const outcome = await target.finish().catch((error: unknown) => error);
  expect(outcome).toMatchObject({ name: "TargetError", why: "damaged" });
  expect(await readdir(folder)).toEqual([]);
});

test("what came to be at its place meanwhile stays", async () => {
  const target = await Target.open({ number: 1, toPath }, file);
  await target.write(content);
  await writeFile(toPath, "mine");
  const outcome = await target.finish().catch((error: unknown) => error);
  expect(await readFile(toPath, "utf8")).toBe("mine");
  expect(outcome).toMatchObject({ name: "TargetError", why: "exists" });
});

test("what an earlier fetch has left is taken up", async () => {
  const first = await Target.open({ number: 1, toPath }, file);
  await first.write(content.subarray(0, 5));
  await first.close();
  const second = await Target.open({ number: 1, toPath }, file);
  expect(second.doneBytes).toBe(5);
  await second.write(content.subarray(5));
  expect(await second.finish()).toBe(toPath);
  expect(await readdir(folder)).toEqual(["got.txt"]);
});

test("a link that somebody has put in place of the part is not followed", async () => {
  const first = await Target.open({ number: 1, toPath }, file);
  await first.close();
  const [part = ""] = await readdir(folder);
  await rm(join(folder, part));
  const victim = join(folder, "victim");
  await writeFile(victim, "mine");
  await symlink(victim, join(folder, part));
  await expect(Target.open({ number: 1, toPath }, file)).rejects.toMatchObject({ why: "unwritable" });
  expect(await readFile(victim, "utf8")).toBe("mine");
});

test("a folder that is not there is said before anything is fetched", async () => {
  const nowhere = { number: 1, toPath: join(folder, "none", "got.txt") };
  await expect(Target.open(nowhere, file)).rejects.toMatchObject({ why: "unwritable" });
});
