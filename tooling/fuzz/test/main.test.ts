/** The command: what it prints, how it ends, and that what it found is kept and replays. */
import { spawnSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { expect, test } from "vitest";
import { regressInputs } from "../src/regress.ts";
import { Planted } from "./support/planted.ts";

test("what was found is printed, kept under test/regress, and breaks the replay", {
  timeout: 60_000,
}, async () => {
  using planted = new Planted();
  const { status, stdout } = fuzz("planted-hang-not", "--packages", planted.packagesPath);
  expect([status, stdout]).toEqual([64, ""]);

  const found = fuzz("planted-throw", "--seconds", "4", "--seed", "1", "--packages", planted.packagesPath);
  expect(found.status, found.stdout + found.stderr).toBe(1);
  expect(found.stdout).toContain("TypeError: planted");
  const folder = join(planted.regressPath, "planted-throw");
  const [file = "", ...more] = readdirSync(folder);
  expect(more).toEqual([]);
  expect(found.stdout).toContain(join(folder, file));
  expect(readFileSync(join(folder, file), "utf8")).toBe("Conc");

  const { target } = await planted.place("planted-throw");
  const inputs = regressInputs(pathToFileURL(planted.regressPath), [target]);
  expect(inputs.map(({ name }) => name)).toEqual(["seed 0", file]);
  expect(() => inputs.map(({ bytes }) => target.run(bytes))).toThrow("planted");
});

test("one second of every target of the workspace: all of them run, and nothing is found", {
  timeout: 300_000,
}, () => {
  const names = fuzz("--list").stdout.trim().split("\n");
  expect(names).toEqual(expect.arrayContaining(["client-session", "server-session", "frames"]));
  const { status, stdout, stderr } = fuzz("--seconds", "1");
  expect(status, stdout + stderr).toBe(0);
  for (const name of names) expect(stdout).toMatch(new RegExp(`^${name} +[\\d,]+ +[\\d,]+ `, "m"));
});

test.each([[["--seconds", "0"]], [["--seed", "x"]], [["--jobs", "0"]], [["--nothing"]]])(
  "%j is refused",
  (words) => {
    expect(fuzz(...words).status).toBe(64);
  },
);

function fuzz(...words: readonly string[]) {
  const main = fileURLToPath(new URL("../src/main.ts", import.meta.url));
  return spawnSync(process.execPath, [main, ...words], { encoding: "utf8" });
}
