import { expect, test } from "vitest";
import { runProgram } from "./support/program.ts";

test("widgets of our own are QWidgets of NodeGui's, once Qt has started", async () => {
  const { said, exitCode, stderr } = await runProgram("native-widget");
  expect({ exitCode, stderr }).toMatchObject({ exitCode: 0 });
  expect(said).toEqual([
    { code: "QT_HOST_NOT_STARTED" },
    { name: "Messages", visible: true, wide: true },
    { quit: "quit" },
    "ended",
  ]);
});
