import { expect, test } from "vitest";
import { runProgram } from "./support/program.ts";

test("what handlers throw and reject with reaches onError, and the program goes on", async () => {
  const { said, exitCode } = await runProgram("event-errors");
  expect(exitCode).toBe(0);
  const clicked = { widget: "QPushButton", event: "clicked" };
  const show = { widget: "QWidget", event: "Show" };
  expect(said).toEqual([
    { error: "thrown in a signal's handler", origin: clicked },
    "the other handler ran",
    { error: "thrown in an event's handler", origin: show },
    { error: "thrown after the default handler", origin: show },
    { error: "rejected", origin: clicked },
    { quit: "quit" },
    "ended",
  ]);
});

test("listeners get what Qt gives, and are removed in every way there is", async () => {
  const { said, exitCode } = await runProgram("listeners");
  expect(exitCode).toBe(0);
  expect(said).toEqual([
    { text: "as typed" },
    ["named", "named", "after"],
    ["named", "after"],
    ["after"],
    ["after"],
    [],
    ["named", "unnamed"],
    [],
    { quit: "quit" },
    "ended",
  ]);
});

test("the handlers of react-nodegui's components are covered", async () => {
  const { said, exitCode } = await runProgram("react");
  expect(exitCode).toBe(0);
  const origin = { widget: "RNButton", event: "clicked" };
  expect(said).toEqual([
    { error: "click after render 0", origin },
    { error: "click after render 1", origin },
    { quit: "quit" },
    "ended",
  ]);
});

test("an error in onError itself ends the program", async () => {
  const { said, exitCode, stderr } = await runProgram("onerror-throws");
  expect({ said, exitCode }).toEqual({ said: [], exitCode: 1 });
  expect(stderr).toContain("Error: onError itself failed");
});
