import { cp, mkdir, readdir, readFile, rm, utimes, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { type Process, startProcess } from "./support/process.ts";
import { temporaryFolder } from "./support/temporary-folder.ts";
import { fakeToolchain, makePipe } from "./support/toolchain.ts";

const packageFolder = fileURLToPath(new URL("..", import.meta.url));
const script = join(packageFolder, "bin", "conclave-qt.js");

/** Runs `conclave-qt` with the cache inside `folder`. */
function cli(folder: string, command: string, environment: NodeJS.ProcessEnv = {}): Process {
  return startProcess(process.execPath, [script, command], { XDG_CACHE_HOME: folder, ...environment });
}

const cacheIn = (folder: string) => join(folder, "conclave", "qt-host");

describe("build", () => {
  test("makes the addons once, with progress, and then says that they are there", async () => {
    await using folder = await temporaryFolder();
    const PATH = await fakeToolchain(folder.path, "succeeds");
    expect(await cli(folder.path, "status").outcome).toMatchObject({
      exitCode: 69,
      stdout: expect.stringMatching(/\nNot built\. Run: conclave-qt build\n$/),
    });

    const first = await cli(folder.path, "build", { PATH }).outcome;
    expect(first).toMatchObject({ exitCode: 0, stderr: "" });
    expect(first.stdout).toMatch(/^Building NodeGui [\d.]+ for Qt [\d.]+: .*\n {2}step 1 of 2\nBuilt: .*\n$/);
    const [name, ...others] = await readdir(cacheIn(folder.path));
    expect(others).toEqual([]);
    expect(name).toMatch(/^nodegui-[\d.]+_qt-[\d.]+_\w+(-[\w.]+)?_\w+$/);
    expect((await readdir(join(cacheIn(folder.path), name ?? ""))).sort()).toEqual([
      expect.stringMatching(/^nodegui_core-[0-9a-f]{12}\.node$/),
      expect.stringMatching(/^qt_host-[0-9a-f]{12}\.node$/),
      expect.stringMatching(/^qt_widgets-[0-9a-f]{12}\.node$/),
    ]);

    const second = await cli(folder.path, "build", { PATH: "/nowhere" }).outcome;
    expect(second).toMatchObject({ exitCode: 0, stderr: "" });
    expect(second.stdout).toBe(`Already built: ${join(cacheIn(folder.path), name ?? "")}\n`);
    expect(await cli(folder.path, "status").outcome).toMatchObject({
      exitCode: 0,
      stdout: expect.stringMatching(/\nBuilt\.\n$/),
    });
  });

  test("makes only what is missing", async () => {
    await using folder = await temporaryFolder();
    const PATH = await fakeToolchain(folder.path, "succeeds");
    await cli(folder.path, "build", { PATH }).outcome;
    const [name = ""] = await readdir(cacheIn(folder.path));
    const addons = join(cacheIn(folder.path), name);
    const nodegui = (await readdir(addons)).find((file) => file.startsWith("nodegui_core-")) ?? "";
    await writeFile(join(addons, nodegui), "as it was");
    for (const file of await readdir(addons)) if (file !== nodegui) await rm(join(addons, file));
    const again = await cli(folder.path, "build", { PATH }).outcome;
    expect(again).toMatchObject({ exitCode: 0, stdout: expect.stringMatching(/^Building our own addons /) });
    expect(await readFile(join(addons, nodegui), "utf8")).toBe("as it was");
    expect((await cli(folder.path, "status").outcome).exitCode).toBe(0);
  });

  test("shows its progress on a terminal in one line", async () => {
    await using folder = await temporaryFolder();
    const PATH = await fakeToolchain(folder.path, "succeeds");
    const command = `PATH=${PATH} ${process.execPath} ${script} build`;
    const terminal = startProcess("script", ["-qefc", command, "/dev/null"], { XDG_CACHE_HOME: folder.path });
    const { stdout, exitCode } = await terminal.outcome;
    expect(exitCode).toBe(0);
    expect(stdout).toContain("\r\x1b[K  step 1 of 2\r\x1b[K  step 2 of 2\r\x1b[KBuilt: ");
  });

  test("says all that is missing and how to install it", async () => {
    await using folder = await temporaryFolder();
    const packages = JSON.parse(await readFile(join(packageFolder, "debian-packages.json"), "utf8"));
    expect(await cli(folder.path, "build", { PATH: "/nowhere" }).outcome).toMatchObject({
      exitCode: 69,
      stderr:
        "Not installed, but needed to build the addons: cmake, ninja, c++, pkg-config. " +
        `On Debian: sudo apt-get install --no-install-recommends ${packages.build.join(" ")}\n`,
    });
  });

  test("that fails shows the end of the log, keeps all of it, and leaves nothing else", async () => {
    await using folder = await temporaryFolder();
    const PATH = await fakeToolchain(folder.path, "fails");
    const { exitCode, stderr } = await cli(folder.path, "build", { PATH }).outcome;
    expect(exitCode).toBe(70);
    const shown = Array.from({ length: 15 }, (_, index) => `line ${index + 6} of the fault\n`).join("");
    expect(stderr).toContain(`The addons cannot be built. The log ends with:\n\n${shown}\nAll of it is in `);
    const [name, ...others] = await readdir(cacheIn(folder.path));
    expect(others).toEqual([]);
    const log = join(cacheIn(folder.path), name ?? "");
    expect(stderr).toContain(log);
    expect(await readFile(log, "utf8")).toMatch(
      /^\$ cmake -S .*\n\$ cmake --build .*\n\[1\/2\] Compiling\nline 1 of/,
    );
  });

  test.for([
    { signal: "SIGINT", exitCode: 130 },
    { signal: "SIGTERM", exitCode: 143 },
  ] as const)("that $signal stops leaves nothing behind", async ({ signal, exitCode }) => {
    await using folder = await temporaryFolder();
    const PATH = await fakeToolchain(folder.path, "waits");
    const GATE = await makePipe(folder.path, "gate");
    const build = cli(folder.path, "build", { PATH, GATE });
    await build.wrote("step 1 of 2");
    build.kill(signal);
    expect(await build.outcome).toMatchObject({ exitCode, stderr: "Stopped; nothing was left behind.\n" });
    expect(await readdir(cacheIn(folder.path))).toEqual([]);
  });

  test("that is killed leaves nothing half-made, and does not stand in the way of the next", async () => {
    await using folder = await temporaryFolder();
    const PATH = await fakeToolchain(folder.path, "waits");
    const [firstGate, secondGate] = [await makePipe(folder.path, "1"), await makePipe(folder.path, "2")];
    const killed = cli(folder.path, "build", { PATH, GATE: firstGate });
    await killed.wrote("step 1 of 2");
    killed.kill("SIGKILL");
    // What it had started goes on, and is let go.
    await writeFile(firstGate, "on\n");
    expect((await killed.outcome).signal).toBe("SIGKILL");
    expect((await cli(folder.path, "status").outcome).exitCode).toBe(69);

    const next = cli(folder.path, "build", { PATH, GATE: secondGate });
    await next.wrote("step 1 of 2");
    await writeFile(secondGate, "on\n");
    expect(await next.outcome).toMatchObject({ exitCode: 0 });
  });

  test("goes well twice at the same time", async () => {
    await using folder = await temporaryFolder();
    const PATH = await fakeToolchain(folder.path, "waits");
    const gates = [await makePipe(folder.path, "1"), await makePipe(folder.path, "2")];
    const builds = gates.map((GATE) => cli(folder.path, "build", { PATH, GATE }));
    for (const build of builds) await build.wrote("step 1 of 2");
    for (const gate of gates) await writeFile(gate, "on\n");
    for (const build of builds) expect(await build.outcome).toMatchObject({ exitCode: 0, stderr: "" });
    expect(await readdir(cacheIn(folder.path))).toEqual([expect.stringMatching(/^nodegui-/)]);
  });

  test("clears away what builds of other days have left, and only that", async () => {
    await using folder = await temporaryFolder();
    const PATH = await fakeToolchain(folder.path, "succeeds");
    const [old, recent] = ["building-old", "building-recent"].map((name) => join(cacheIn(folder.path), name));
    for (const path of [old ?? "", recent ?? ""]) await mkdir(path, { recursive: true });
    const dayBeforeYesterday = new Date(Date.now() - 48 * 60 * 60 * 1_000);
    await utimes(old ?? "", dayBeforeYesterday, dayBeforeYesterday);
    expect(await cli(folder.path, "build", { PATH }).outcome).toMatchObject({ exitCode: 0 });
    expect((await readdir(cacheIn(folder.path))).sort()).toEqual([
      "building-recent",
      expect.stringMatching(/^nodegui-/),
    ]);
  });
});

describe("what cannot be done is said in a sentence", () => {
  test.for([
    { parameters: [], complaint: "conclave-qt needs to be told what to do." },
    { parameters: ["biuld"], complaint: 'conclave-qt does not know "biuld".' },
    { parameters: ["build", "-f"], complaint: 'conclave-qt build takes nothing behind it, but got "-f".' },
  ])("$complaint", async ({ parameters, complaint }) => {
    const { exitCode, stdout, stderr } = await startProcess(process.execPath, [script, ...parameters], {})
      .outcome;
    expect({ exitCode, stdout }).toEqual({ exitCode: 64, stdout: "" });
    expect(stderr).toMatch(new RegExp(`^${complaint}\n\nUsage: `));
  });

  test("an old Node", async () => {
    const preload = "Object.defineProperty(process, 'versions', { value: { node: '20.19.0' } })";
    const parameters = ["--import", `data:text/javascript,${preload}`, script, "build"];
    expect(await startProcess(process.execPath, parameters, {}).outcome).toMatchObject({
      exitCode: 69,
      stderr: "conclave-qt needs Node 24.12 or newer; this is Node 20.19.0.\n",
    });
  });

  test("a program without NodeGui", async () => {
    await using folder = await temporaryFolder();
    const copy = join(folder.path, "node_modules", "@conclave", "qt-host");
    for (const part of ["bin", "dist", "package.json"]) {
      await cp(join(packageFolder, part), join(copy, part), { recursive: true });
    }
    const outcome = await startProcess(process.execPath, [join(copy, "bin", "conclave-qt.js"), "status"], {})
      .outcome;
    expect(outcome).toMatchObject({
      exitCode: 69,
      stderr:
        "The package @nodegui/nodegui is not installed. Add it to the dependencies of your program; " +
        "its install scripts need not run.\n",
    });
  });
});

test("--help says what there is", async () => {
  const { exitCode, stdout } = await startProcess(process.execPath, [script, "--help"], {}).outcome;
  expect(exitCode).toBe(0);
  expect(stdout).toMatch(/^Usage: conclave-qt build /);
});

test("the README has people install what the build and the programs need", async () => {
  const packages = JSON.parse(await readFile(join(packageFolder, "debian-packages.json"), "utf8"));
  const readme = await readFile(join(packageFolder, "README.md"), "utf8");
  const [, command = ""] = /apt-get install --no-install-recommends ([^`]*?)\nnpx/.exec(readme) ?? [];
  const named = command.split(/[\s\\]+/).sort();
  // The package of Qt that programs run with comes along with the one that they are built with.
  expect([...named, "libqt6svgwidgets6"].sort()).toEqual([...packages.build, ...packages.run].sort());
});
