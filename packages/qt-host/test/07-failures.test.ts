import { cp, readFile, writeFile } from "node:fs/promises";
import { basename, join } from "node:path";
import { addonsStatus } from "@conclave/qt-host/build";
import { describe, expect, test } from "vitest";
import { startDisplay } from "./support/display.ts";
import { type ProgramOptions, runProgram } from "./support/program.ts";
import { temporaryFolder } from "./support/temporary-folder.ts";

describe("without a display there is an error, where Qt would dump core", () => {
  const advice =
    "Start the program in a desktop session, over ssh -X or under Xvfb, or without a window: QT_QPA_PLATFORM=offscreen.";
  const nowhere = { DISPLAY: undefined, WAYLAND_DISPLAY: undefined, QT_QPA_PLATFORM: undefined };

  test("no display server is named", async () => {
    expect(await refusal({ environment: nowhere })).toEqual({
      name: "QtHostError",
      code: "QT_HOST_NO_DISPLAY",
      message: `There is no display: neither DISPLAY nor WAYLAND_DISPLAY is set. ${advice}`,
    });
  });

  test("the display servers that are named do not answer", async () => {
    await using folder = await temporaryFolder();
    const environment = {
      ...nowhere,
      DISPLAY: ":54321",
      WAYLAND_DISPLAY: "wayland-54321",
      XDG_RUNTIME_DIR: folder.path,
    };
    expect(await refusal({ environment })).toMatchObject({
      code: "QT_HOST_NO_DISPLAY",
      message:
        "There is no display: the X server :54321 (DISPLAY) or the Wayland compositor wayland-54321 " +
        `(WAYLAND_DISPLAY) does not answer, or does not let this user in. ${advice}`,
    });
  });

  test("the X server asks for a cookie that the user does not have", async () => {
    await using folder = await temporaryFolder();
    const cookies = join(folder.path, "cookies");
    await writeFile(cookies, xauthorityEntry());
    await using display = await startDisplay(["-auth", cookies]);
    const stranger = { ...nowhere, DISPLAY: display.name, XAUTHORITY: "/dev/null" };
    expect(await refusal({ environment: stranger })).toMatchObject({ code: "QT_HOST_NO_DISPLAY" });
    const friend = { ...stranger, XAUTHORITY: cookies };
    expect((await runProgram("start", { environment: friend })).said[0]).toBe("started");
  });

  test("the start can be tried again on another one", async () => {
    const { said, exitCode } = await runProgram("start-again");
    expect(exitCode).toBe(0);
    expect(said).toEqual([{ code: "QT_HOST_NO_DISPLAY" }, { quit: "quit" }, "ended"]);
  });

  test("what only Qt itself finds out ends the program with a sentence", async () => {
    const outcome = await runProgram("start", { environment: { QT_QPA_PLATFORM: "nonesuch" } });
    expect(outcome).toMatchObject({ exitCode: 69, signal: null, said: [] });
    expect(outcome.stderr).toContain("Qt cannot start: ");
  });
});

describe("the addons", () => {
  test("are not built", async () => {
    await using cache = await temporaryFolder();
    const { nodeguiVersion, qtVersion } = (await addonsStatus()).addons;
    expect(await refusal({ environment: { XDG_CACHE_HOME: cache.path } })).toEqual({
      name: "QtHostError",
      code: "QT_HOST_NOT_BUILT",
      message: `NodeGui ${nodeguiVersion} is not yet built for Qt ${qtVersion}. Run: conclave-qt build`,
    });
  });

  test("need a library that is not installed", async () => {
    await using cache = await temporaryFolder();
    const { host } = await copyAddons(cache.path);
    const contents = await readFile(host, "latin1");
    await writeFile(host, contents.replaceAll("libQt6Widgets.so.6", "libQt6Wodgets.so.6"), "latin1");
    expect(await refusal({ environment: { XDG_CACHE_HOME: cache.path } })).toMatchObject({
      code: "QT_HOST_QT_MISSING",
      message: expect.stringMatching(
        /^A library that Qt needs is not installed \(libQt6Wodgets\.so\.6: .*\)\. On Debian: sudo apt-get install /,
      ),
    });
  });

  test("are damaged", async () => {
    await using cache = await temporaryFolder();
    const { nodegui } = await copyAddons(cache.path);
    await writeFile(nodegui, "not an addon any more\n".repeat(10));
    expect(await refusal({ environment: { XDG_CACHE_HOME: cache.path } })).toMatchObject({
      code: "QT_HOST_LOAD_FAILED",
      message: expect.stringMatching(
        /^NodeGui cannot be loaded \(.*invalid ELF header\)\. Remove the folder .* and run: conclave-qt build$/,
      ),
    });
  });
});

describe("systems that are not supported", () => {
  test("an old Node", async () => {
    const preload =
      "Object.defineProperty(process, 'versions', { value: { ...process.versions, node: '24.11.1' } })";
    expect(await refusal({ nodeParameters: ["--import", `data:text/javascript,${preload}`] })).toEqual({
      name: "QtHostError",
      code: "QT_HOST_UNSUPPORTED_NODE",
      message: "This is Node 24.11.1. Run the program with Node 24.12 or newer.",
    });
  });

  test("stock Node on another system than Linux", async () => {
    const preload = "Object.defineProperty(process, 'platform', { value: 'darwin' })";
    expect(await refusal({ nodeParameters: ["--import", `data:text/javascript,${preload}`] })).toMatchObject({
      code: "QT_HOST_UNSUPPORTED_SYSTEM",
      message:
        "Stock Node hosts Qt on Linux only. On macOS and Windows, run the program with qode: npx qode <script>",
    });
  });
});

/** The error with which the host refuses to start. */
async function refusal(options: ProgramOptions): Promise<unknown> {
  const { said, exitCode, stderr } = await runProgram("start", options);
  expect({ exitCode, said, stderr }).toMatchObject({ exitCode: 0, said: [expect.anything()] });
  return said[0];
}

/** A copy of the built addons for the cache folder at `path`, to be spoilt. */
async function copyAddons(path: string): Promise<{ host: string; nodegui: string }> {
  const { addons } = await addonsStatus();
  const folder = join(path, "conclave", "qt-host", basename(addons.folder));
  await cp(addons.folder, folder, { recursive: true });
  const copied = (file: string) => join(folder, basename(file));
  return { host: copied(addons.files.qt_host), nodegui: copied(addons.files.nodegui_core) };
}

/** A file as `xauth` writes it, with one MIT cookie that is good for every display (Xau(3)). */
function xauthorityEntry(): Buffer {
  const familyWild = Buffer.from([0xff, 0xff]);
  const fields = ["", "", "MIT-MAGIC-COOKIE-1", "sixteen bytes ok"];
  return Buffer.concat([familyWild, ...fields.map(counted)]);
}

function counted(text: string): Buffer {
  const length = Buffer.alloc(2);
  length.writeUInt16BE(text.length);
  return Buffer.concat([length, Buffer.from(text)]);
}
