import { expect, test } from "vitest";
import { runProgram } from "./support/program.ts";

test("timers, nextTicks, immediates and sockets go on while Qt is idle, busy, and shows a dialog", async () => {
  const { said, exitCode, stderr } = await runProgram("node-keeps-running");
  expect({ exitCode, stderr }).toMatchObject({ exitCode: 0 });
  expect(said).toEqual(["idle", { busy: true }, { dialog: true }, { quit: "quit" }, "ended"]);
});

test("what a Qt handler leaves to nextTick and to promises runs before the next Qt event", async () => {
  const { said, exitCode } = await runProgram("callbacks");
  expect(exitCode).toBe(0);
  const turn = ["nextTick", "microtask"];
  expect(said).toEqual([["handler 1", ...turn, "handler 2", ...turn], { quit: "quit" }, "ended"]);
});

test("a Qt loop inside a callback of Node's, or inside a Qt handler, leaves both loops as they were", async () => {
  const { said, exitCode, stderr } = await runProgram("nested-loops");
  expect({ exitCode, stderr }).toMatchObject({ exitCode: 0 });
  expect(said).toEqual([
    { nodeRanMeanwhile: false },
    "after the first dialog",
    { nodeRanMeanwhile: false },
    "after the second dialog",
    "after processEvents()",
    { quit: "quit" },
    "ended",
  ]);
});
