/** A replay that replays nothing must fail. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { afterEach, beforeEach, expect, test } from "vitest";
import { regressInputs } from "../src/regress.ts";
import type { FuzzTarget } from "../src/target.ts";

const target: FuzzTarget = { name: "one", maxBytes: 8, seeds: [Uint8Array.of(1)], run: () => "ok" };
let folder = "";

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "conclave-regress-"));
});

afterEach(() => rmSync(folder, { recursive: true }));

test("seeds and files, each with its name", () => {
  mkdirSync(join(folder, "one"));
  writeFileSync(join(folder, "one", "throw-1"), Uint8Array.of(7, 8));
  writeFileSync(join(folder, "README.md"), "");
  expect(regressInputs(pathToFileURL(folder), [target])).toEqual([
    { target, name: "seed 0", bytes: Uint8Array.of(1) },
    { target, name: "throw-1", bytes: Uint8Array.of(7, 8) },
  ]);
});

test("a missing folder", () => {
  expect(() => regressInputs(pathToFileURL(join(folder, "missing")), [target])).toThrow(/ENOENT/);
});

test("a folder that belongs to no target", () => {
  mkdirSync(join(folder, "renamed"));
  expect(() => regressInputs(pathToFileURL(folder), [target])).toThrow(/no target of this name/);
});

test("an empty folder, and a target without a seed", () => {
  mkdirSync(join(folder, "one"));
  expect(() => regressInputs(pathToFileURL(folder), [target])).toThrow(/is empty/);
  rmSync(join(folder, "one"), { recursive: true });
  expect(() => regressInputs(pathToFileURL(folder), [{ ...target, seeds: [] }])).toThrow(/has no seed/);
});
