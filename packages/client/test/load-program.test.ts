/** The command as it is started, with places for what Node compiled that are there, are not there, and cannot be made. */
import { execFile } from "node:child_process";
import { mkdtemp, readdir, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { afterAll, beforeAll, expect, test } from "vitest";
import manifest from "../package.json" with { type: "json" };
import { cacheFolder } from "../src/load-program.ts";

let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "conclave-load-"));
});

afterAll(() => rm(folder, { recursive: true }));

test("what Node compiled is kept in the person's own cache, for them alone", async () => {
  expect(await startWith({ XDG_CACHE_HOME: folder })).toBe(version);
  const compiled = join(folder, "conclave", "compiled");
  expect((await stat(compiled)).mode & 0o777).toBe(0o700);
  const kept = await readdir(compiled, { recursive: true, withFileTypes: true });
  expect(kept.filter((each) => each.isFile()).length).toBeGreaterThan(0);
  expect(await startWith({ XDG_CACHE_HOME: folder })).toBe(version);
});

test("without a home there is nothing to keep, and the command starts", async () => {
  expect(cacheFolder({})).toBeUndefined();
  expect(cacheFolder({ HOME: "/home/ana", XDG_CACHE_HOME: "relative" })).toBe(
    "/home/ana/.cache/conclave/compiled",
  );
  expect(await startWith({})).toBe(version);
});

test.each(["/proc/nowhere", "/nonexistent/deep", "a file"])(
  "a cache in %s keeps nobody waiting",
  async (place) => {
    const file = join(folder, "a file");
    await writeFile(file, "");
    expect(await startWith({ XDG_CACHE_HOME: place === "a file" ? file : place })).toBe(version);
  },
);

/** What `conclave --version` writes. */
async function startWith(env: NodeJS.ProcessEnv): Promise<string> {
  const { stdout } = await run(process.execPath, [command, "--version"], { env });
  return stdout;
}

const run = promisify(execFile);
const command = fileURLToPath(new URL("../bin/conclave.js", import.meta.url));
const version = `${manifest.version}\n`;
