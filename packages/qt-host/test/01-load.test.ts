import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { expect, test } from "vitest";
import { startProcess } from "./support/process.ts";
import { runProgram } from "./support/program.ts";

test("importing the package loads no Qt; starting the host does, and leaves Node's functions alone", async () => {
  const outcome = await runProgram("load");
  expect(outcome).toMatchObject({ exitCode: 0, signal: null });
  expect(outcome.said).toEqual([
    { qtLoadedByImport: false },
    { runtime: "node" },
    { qtLoadedByStart: true },
    { platform: "offscreen" },
    { timersUntouched: true },
    { quit: "quit" },
    "ended",
  ]);
});

test("nothing is written into NodeGui's package", () => {
  const nodegui = new URL("../node_modules/@nodegui/nodegui/", import.meta.url);
  expect(existsSync(new URL("package.json", nodegui))).toBe(true);
  expect(existsSync(new URL("build", nodegui))).toBe(false);
});

test("what rewrites inline styles is loaded with the first of them, and does so", async () => {
  const { said, exitCode } = await runProgram("inline-style");
  expect(exitCode).toBe(0);
  expect(said.slice(0, 3)).toEqual([
    { loadedByStart: false },
    { loadedByStyle: true },
    { styled: expect.stringMatching(/#first \{ .*width: 123px; qproperty-yFlex: 1; \}/) },
  ]);
});

test("QT_NO_GLIB in the environment does not keep Qt from being driven", async () => {
  const outcome = await runProgram("wakeups", { environment: { QT_NO_GLIB: "1" } });
  expect(outcome).toMatchObject({ exitCode: 0, signal: null });
});

test("a second start and a blocking exec() are refused", async () => {
  const { said, exitCode } = await runProgram("start-twice");
  expect(exitCode).toBe(0);
  expect(said).toEqual([
    { code: "QT_HOST_ALREADY_STARTED", message: "Qt was started already: a process has one." },
    {
      code: "QT_HOST_BLOCKING_EXEC",
      message: "QApplication.exec() would stop Node's event loop. Qt runs already: leave the call out.",
    },
    { quit: "quit" },
    "ended",
  ]);
});

test("Qt does not start in a worker thread", async () => {
  const { said } = await runProgram("worker");
  expect(said).toEqual([
    {
      code: "QT_HOST_NOT_MAIN_THREAD",
      message: "Qt lives on the main thread: start it there, not in a worker.",
    },
  ]);
});

test("the sample in the README runs as it stands there", async () => {
  const readme = await readFile(new URL("../README.md", import.meta.url), "utf8");
  const [, sample = ""] = /```js\n(.*?)```/s.exec(readme) ?? [];
  const parameters = ["--input-type=module", "--eval", sample];
  const program = startProcess(process.execPath, parameters, { QT_QPA_PLATFORM: "offscreen" });
  await program.wrote("Close the window to end.\n");
  program.kill("SIGTERM");
  expect(await program.outcome).toMatchObject({
    exitCode: 0,
    stdout: "Close the window to end.\nGoodbye (signal)\n",
  });
});
