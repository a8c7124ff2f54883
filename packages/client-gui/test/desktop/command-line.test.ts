/** The program itself, as far as it needs no window: what it puts among a person's applications. */
import { spawnSync } from "node:child_process";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { programs } from "@conclave/testbed/program";
import { afterEach, beforeEach, expect, test } from "vitest";

let home: string;

beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), "conclave-home-"));
});

afterEach(() => rm(home, { recursive: true }));

function run(...options: readonly string[]) {
  const env = { PATH: process.env["PATH"], HOME: home, LANG: "C.UTF-8" };
  return spawnSync(process.execPath, [programs.window.pathname, ...options], { encoding: "utf8", env });
}

test("it installs itself for the desktop, says where, and takes that back", async () => {
  const installed = run("--install-desktop");
  expect(installed.stderr).toBe("");
  expect(installed.status).toBe(0);
  const file = join(home, ".local/share/applications/chat.conclave.Conclave.desktop");
  expect(installed.stdout).toContain(`\n  ${file}\n`);
  expect(await readFile(file, "utf8")).toMatch(
    new RegExp(`^Exec="?${process.execPath}"? .*conclave-window.js"? %u$`, "m"),
  );
  const removed = run("--remove-desktop");
  expect([removed.status, removed.stderr]).toEqual([0, ""]);
  await expect(readFile(file)).rejects.toThrow("ENOENT");
});

test("both at once is refused", () => {
  const { status, stderr } = run("--install-desktop", "--remove-desktop");
  expect(status).toBe(64);
  expect(stderr).toContain("cannot be used with");
});

test("a place that cannot be written is said, and is no fault of the program", async () => {
  await writeFile(join(home, ".local"), "a file");
  const { status, stderr } = run("--install-desktop");
  expect(status).toBe(74);
  expect(stderr).toMatch(/^conclave-window: .*ENOTDIR.*\n$/);
});

test("something that is neither an address nor an invitation is said", () => {
  const { status, stderr } = run("conclave://chat.example.org:5068/?k=damaged");
  expect(status).toBe(64);
  expect(stderr).toContain("k= of the invitation is damaged");
});
