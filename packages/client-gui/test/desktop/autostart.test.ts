import { spawnSync } from "node:child_process";
import { chmod, mkdir, mkdtemp, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { autostartFile, setAutostart } from "../../src/desktop/autostart.ts";
import { execLine } from "../../src/desktop/desktop-entry.ts";

let folder: string;
let file: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "conclave-autostart-"));
  file = autostartFile({ XDG_CONFIG_HOME: folder });
});

afterEach(() => rm(folder, { recursive: true }));

test("it is written, changed and removed as the setting says, and desktops take it", async () => {
  await setAutostart("hidden", ["/usr/bin/conclave-window"], file);
  expect(await readFile(file, "utf8")).toContain("\nExec=/usr/bin/conclave-window --hidden\n");
  const check = spawnSync("desktop-file-validate", [file], { encoding: "utf8" });
  expect(`${check.error ?? ""}${check.stdout}${check.stderr}`).toBe("");
  await setAutostart("shown", ["/usr/bin/conclave-window"], file);
  expect(await readFile(file, "utf8")).toContain("\nExec=/usr/bin/conclave-window\n");
  await setAutostart("off", [], file);
  await expect(stat(file)).rejects.toThrow("ENOENT");
  await setAutostart("off", [], file);
});

test("what is there already is not written again", async () => {
  await setAutostart("shown", ["conclave-window"], file);
  const before = await stat(file);
  await setAutostart("shown", ["conclave-window"], file);
  expect((await stat(file)).ino).toBe(before.ino);
});

test("a desktop starts the program with exactly the arguments that were meant", async () => {
  const program = join(folder, 'a "strange" $HOME `name` \\ it\'s', "pro gram");
  const seen = join(folder, "seen");
  await mkdir(join(program, ".."), { recursive: true });
  await writeFile(program, `#!/bin/sh\nprintf '%s\\n' "$0" "$@" > '${seen}'\n`);
  await chmod(program, 0o755);
  const odd = ["", "%u", "100%", "a b", "--x=\\", "$(touch evil)", "'"];
  await setAutostart("hidden", [program, ...odd], file);
  // GLib reads it as GNOME and many others do; it waits until the program has ended.
  const launched = spawnSync("gio", ["launch", file], {
    encoding: "utf8",
    env: { ...process.env, HOME: folder },
  });
  expect(`${launched.error ?? ""}${launched.stderr}`).toBe("");
  await expect
    .poll(() => readFile(seen, "utf8").catch(() => ""))
    .toBe(`${[program, ...odd, "--hidden"].join("\n")}\n`);
});

test("an argument that no desktop file can have is refused", () => {
  expect(() => execLine(["a\nb"])).toThrow(RangeError);
});
