import { spawnSync } from "node:child_process";
import { chmod, mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { decode } from "fast-png";
import { afterEach, beforeEach, expect, test } from "vitest";
import { applicationId } from "../../src/desktop/identity.ts";
import { installDesktop, removeDesktop } from "../../src/desktop/installation.ts";

const shipped = fileURLToPath(new URL("../../desktop/", import.meta.url));

let home: string;
let env: NodeJS.ProcessEnv;

beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), "conclave-home-"));
  env = {
    PATH: process.env["PATH"],
    HOME: home,
    LANG: "C.UTF-8",
    XDG_DATA_HOME: join(home, "data"),
    XDG_CONFIG_HOME: join(home, "config"),
    XDG_CACHE_HOME: join(home, "cache"),
  };
});

afterEach(() => rm(home, { recursive: true }));

/** What a program of the desktop says, errors and all. */
function says(program: string, ...parameters: readonly string[]): string {
  const { error, stdout, stderr } = spawnSync(program, parameters, { encoding: "utf8", env });
  return `${error ?? ""}${stderr}${stdout}`;
}

test("the desktop file and the description are valid as they are shipped", () => {
  expect(says("desktop-file-validate", `${shipped}${applicationId}.desktop`)).toBe("");
  expect(says("appstreamcli", "validate", "--no-net", `${shipped}${applicationId}.metainfo.xml`)).toContain(
    "Validation was successful",
  );
});

test("both, and the icons, call the program what it calls itself", async () => {
  const names = (await readdir(shipped, { recursive: true, withFileTypes: true }))
    .filter((each) => each.isFile())
    .map(({ name }) => name);
  expect(names.length).toBeGreaterThan(10);
  expect(names.filter((name) => !name.startsWith(applicationId))).toEqual([]);
  expect(await readFile(`${shipped}${applicationId}.desktop`, "utf8")).toContain(`\nIcon=${applicationId}\n`);
  const description = await readFile(`${shipped}${applicationId}.metainfo.xml`, "utf8");
  expect(description).toContain(`<id>${applicationId}</id>`);
  expect(description).toContain(`>${applicationId}.desktop</launchable>`);
});

test.each([16, 22, 24, 32, 48, 64, 128, 256, 512])("the icon of %i pixels has that size", async (size) => {
  const file = `${shipped}icons/hicolor/${size}x${size}/apps/${applicationId}.png`;
  const { width, height, channels } = decode(await readFile(file));
  expect([width, height, channels]).toEqual([size, size, 4]);
});

test("what is installed is valid, and is what links of ours open", async () => {
  const written = await installDesktop({ env, command: ["/usr/bin/node", join(home, "con clave.js")] });
  for (const file of written) expect((await stat(file)).isFile()).toBe(true);
  const file = join(home, "data", "applications", `${applicationId}.desktop`);
  expect(says("desktop-file-validate", file)).toBe("");
  expect(await readFile(file, "utf8")).toContain(`\nExec=/usr/bin/node "${home}/con clave.js" %u\n`);
  expect(says("gio", "mime", "x-scheme-handler/conclave")).toContain(
    `Default application for “x-scheme-handler/conclave”: ${applicationId}.desktop`,
  );
  expect(says("xdg-mime", "query", "default", "x-scheme-handler/conclave")).toBe(
    `${applicationId}.desktop\n`,
  );
});

test.each([
  ["xdg-open without a desktop that it knows", ["xdg-open"], { DISPLAY: ":1" }],
  ["xdg-open of GNOME and its like", ["xdg-open"], { DISPLAY: ":1", XDG_CURRENT_DESKTOP: "GNOME" }],
  ["GLib", ["gio", "open"], {}],
])("a link that is opened by %s starts the program with it, as one argument", async (_, opener, extra) => {
  env = { ...env, ...extra };
  const program = join(home, "program");
  const seen = join(home, "seen");
  await writeFile(program, `#!/bin/sh\nprintf '%s\\n' "$@" > '${seen}.part'\nmv '${seen}.part' '${seen}'\n`);
  await chmod(program, 0o755);
  await installDesktop({ env, command: [program, "--first"] });
  const link = "conclave://chat.example.org:5068/?k=abc&t=$(touch%20evil)";
  const [command = "", ...parameters] = [...opener, link];
  expect(says(command, ...parameters)).toBe("");
  await expect.poll(() => readFile(seen, "utf8").catch(() => "")).toBe(`--first\n${link}\n`);
});

test("installing again changes nothing, and removing leaves nothing of it behind", async () => {
  await mkdir(join(home, "config"), { recursive: true });
  const list = join(home, "config", "mimeapps.list");
  await writeFile(list, "[Default Applications]\ntext/plain=other.desktop\n");
  const options = { env, command: ["/bin/true"] };
  const first = await installDesktop(options);
  const text = await readFile(list, "utf8");
  expect(await installDesktop(options)).toEqual(first);
  expect(await readFile(list, "utf8")).toBe(text);
  await removeDesktop(options);
  await removeDesktop(options);
  expect(await readFile(list, "utf8")).toBe("[Default Applications]\ntext/plain=other.desktop\n");
  const left = await readdir(join(home, "data"), { recursive: true });
  expect(left.filter((name) => name.includes(applicationId))).toEqual([]);
  expect(says("xdg-mime", "query", "default", "x-scheme-handler/conclave")).toBe("");
});
