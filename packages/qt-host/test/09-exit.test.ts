import { describe, expect, test } from "vitest";
import { startDisplay } from "./support/display.ts";
import { runProgram } from "./support/program.ts";

describe("process.exit() is safe while Qt runs", () => {
  test.for(["signal handler", "event handler", "Node timer"])("in a %s", async (place) => {
    const outcome = await runProgram("process-exit", { environment: { PLACE: place } });
    expect(outcome).toMatchObject({ exitCode: 5, signal: null, said: [{ exit: 5 }] });
  });

  test("and so is an error that nobody catches", async () => {
    const outcome = await runProgram("process-exit", { environment: { PLACE: "uncaught error" } });
    expect(outcome).toMatchObject({ exitCode: 1, signal: null, said: [{ exit: 1 }] });
    expect(outcome.stderr).toContain("Error: nobody catches this");
  });
});

test("20 programs in a row end by themselves, with all their Qt objects, exit listeners and exit code", async () => {
  await using display = await startDisplay();
  const environment = { DISPLAY: display.name, QT_QPA_PLATFORM: "xcb" };
  for (let run = 0; run < 20; run += 1) {
    const outcome = await runProgram("many-objects", { environment });
    expect(outcome).toMatchObject({ exitCode: 7, signal: null });
    expect(outcome.said).toEqual([
      { quit: "last-window-closed" },
      "ended",
      { kept: [false, false] },
      "exit listeners ran",
    ]);
  }
});

test("a program that waits takes next to nothing of the processor", async () => {
  const { said, exitCode } = await runProgram("idle");
  expect(exitCode).toBe(0);
  const [{ busyShare }] = said as [{ busyShare: number }];
  // 0.003 is measured, and a loop that never waits takes 1.
  expect(busyShare).toBeLessThan(0.1);
});
