/** `npm start` where nobody looks, without its set-up. */
import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { launch } from "./support/launch.ts";

test("two windows talk, and there are pictures and the conversation as the server relayed it", async () => {
  await using folder = await temporaryFolder();
  const { exitCode, stdout, stderr } = await launch([
    "--virtual",
    "--listen",
    "127.0.0.1:0",
    "--pictures",
    folder.path,
  ]).finished;
  expect(stderr).toBe("");
  expect(exitCode).toBe(0);
  const relayed = [...stdout.matchAll(/^ {2}#(\d+) \S+ (\w+): (.*)$/gm)].map(([, number, from, text]) => [
    number,
    from,
    text,
  ]);
  expect(relayed).toEqual([
    ["1", "ana", "Hello bob, can you read this?"],
    ["2", "bob", "Every word: é, ñ, 你好 👋"],
    ["3", "ana", "And nobody in between can."],
  ]);
  const files = await readdir(folder.path);
  expect(files.toSorted()).toEqual(["ana.png", "bob.png", "both.png", "first-contact.png"]);
  for (const file of files) {
    expect(stdout).toContain(file);
    expect((await readFile(join(folder.path, file))).subarray(1, 4).toString()).toBe("PNG");
  }
});

test("a port that is in use: a sentence, and the daemon's exit code", async () => {
  const other = createServer();
  await new Promise<void>((resolve) => other.listen(0, "127.0.0.1", resolve));
  const { port } = other.address() as { port: number };
  const { exitCode, stderr } = await launch(["--virtual", "--listen", `127.0.0.1:${port}`]).finished;
  expect(stderr).toContain(`127.0.0.1:${port} is in use by another program.`);
  expect(exitCode).toBe(75);
  await new Promise((resolve) => other.close(resolve));
});

test.each([
  ["--lisen", "127.0.0.1:0"],
  ["--listen", "nowhere"],
])("%s %s: what is wrong and what it takes", async (...options) => {
  const { exitCode, stderr } = await launch(options).finished;
  expect(stderr).toMatch(/What it takes: /);
  expect(exitCode).toBe(64);
});

async function temporaryFolder(): Promise<AsyncDisposable & { readonly path: string }> {
  const path = await mkdtemp(join(tmpdir(), "conclave-tour-test-"));
  return { path, [Symbol.asyncDispose]: () => rm(path, { recursive: true }) };
}
