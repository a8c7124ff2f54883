import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { expect, test } from "vitest";
import { startDisplay } from "./support/display.ts";
import { startProgram } from "./support/program.ts";

const run = promisify(execFile);

test("a window opens and paints without a display", async () => {
  const program = startProgram("window");
  await program.heard("painted");
  program.kill("SIGTERM");
  expect(await program.outcome).toMatchObject({
    exitCode: 0,
    said: ["painted", { quit: "signal" }, "ended"],
  });
});

test("a window is seen on an X display, has the program's class, and takes a click", async () => {
  await using display = await startDisplay();
  const environment = { DISPLAY: display.name, QT_QPA_PLATFORM: "xcb" };
  const program = startProgram("window", { environment });
  await program.heard("painted");

  await untilPixelIs("srgb(51,102,153)", display.name);
  const onDisplay = { env: { ...process.env, DISPLAY: display.name } };
  const found = await run("xdotool", ["search", "--onlyvisible", "--class", "^conclave-test$"], onDisplay);
  expect(found.stdout).toMatch(/^\d+\n/);

  await run("xdotool", ["mousemove", "200", "150", "click", "1"], onDisplay);
  expect(await program.outcome).toMatchObject({
    exitCode: 0,
    said: ["painted", { quit: "last-window-closed" }, "ended"],
  });
});

/**
 * Looks at the middle of the window until it has this colour: Qt has painted before the X server shows it.
 */
async function untilPixelIs(color: string, display: string): Promise<void> {
  const picture = ["-display", display, "-window", "root", "-crop", "1x1+200+150", "txt:-"];
  for (;;) {
    const { stdout } = await run("import", picture);
    if (stdout.includes(color)) return;
  }
}
