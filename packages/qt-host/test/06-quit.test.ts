import { describe, expect, test } from "vitest";
import { runProgram, startProgram } from "./support/program.ts";

describe("the program ends in order: onQuit is waited for, then Qt is released, then the process ends", () => {
  const ways = [
    { way: "last-window-closed", reason: "last-window-closed", exitCode: 0 },
    { way: "host.quit", reason: "quit", exitCode: 0 },
    { way: "QApplication.quit", reason: "quit", exitCode: 0 },
    { way: "QApplication.exit", reason: "quit", exitCode: 3 },
    { way: "all-at-once", reason: "quit", exitCode: 0 },
  ];
  test.for(ways)("by $way", async ({ way, reason, exitCode }) => {
    const outcome = await runProgram("quit", { environment: { WAY: way } });
    expect(outcome).toMatchObject({ exitCode, signal: null });
    expect(outcome.said).toEqual([{ quit: reason }, "onQuit is done", "ended", { windowIsVisible: false }]);
  });

  test.for(["SIGINT", "SIGTERM", "SIGHUP"] as const)("by %s", async (signal) => {
    const program = startProgram("quit", { environment: { WAY: "signal" } });
    await program.heard("running");
    program.kill(signal);
    const outcome = await program.outcome;
    expect(outcome).toMatchObject({ exitCode: 0, signal: null });
    expect(outcome.said).toEqual([
      "running",
      { quit: "signal" },
      "onQuit is done",
      "ended",
      { windowIsVisible: false },
    ]);
  });
});

test("a second signal ends the program at once", async () => {
  const program = startProgram("signals");
  await program.heard("running");
  program.kill("SIGTERM");
  await program.heard({ quit: "signal" });
  program.kill("SIGTERM");
  expect(await program.outcome).toMatchObject({ exitCode: null, signal: "SIGTERM" });
});

test("only the last of the windows counts, and only as long as the program wants it to", async () => {
  const { said, exitCode } = await runProgram("windows");
  expect(exitCode).toBe(0);
  expect(said).toEqual([
    "the second window is closed",
    "the dialog is closed",
    { quitOnLastWindowClosed: false },
    { quit: "last-window-closed" },
    "ended",
  ]);
});

describe("an onQuit that fails does not keep the program alive, and does not go unnoticed", () => {
  const ways = [
    { way: "throws", error: { message: "onQuit threw" } },
    { way: "rejects", error: { message: "onQuit rejected" } },
    {
      way: "hangs",
      error: {
        code: "QT_HOST_QUIT_DEADLINE",
        message: "onQuit() was not done after 5 s, so Qt was released without it.",
      },
    },
  ];
  test.for(ways)("when it $way", async ({ way, error }) => {
    const handled = await runProgram("quit-fails", { environment: { WAY: way, HANDLED: "yes" } });
    expect(handled).toMatchObject({ exitCode: 0, said: [error] });
    const unhandled = await runProgram("quit-fails", { environment: { WAY: way } });
    expect(unhandled.exitCode).toBe(1);
    expect(unhandled.stderr).toContain(error.message);
  });
});

test("on qode, here only played, Qt's loop is ended through QApplication once onQuit is done", async () => {
  const preload = new URL("fixtures/fake-qode.js", import.meta.url).href;
  const outcome = await runProgram("qode", { nodeParameters: ["--import", preload] });
  expect(outcome).toMatchObject({ exitCode: 0, signal: null });
  expect(outcome.said).toEqual([
    { setQuitOnLastWindowClosed: false },
    { runtime: "qode", qtIsLoaded: false },
    { quit: "last-window-closed" },
    { exit: 0 },
  ]);
});
