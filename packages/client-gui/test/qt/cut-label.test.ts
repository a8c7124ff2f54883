/** A line that is too long for its place. */
import { VirtualDesktop } from "@conclave/testbed/desktop";
import { Program } from "@conclave/testbed/program";
import { expect, test } from "vitest";

test("what does not fit ends with an ellipsis and comes back with the room for it; a screen reader has all of it always", async () => {
  await using desktop = await VirtualDesktop.start({ width: 1000, height: 300 });
  const output: string[] = [];
  const program = new Program(probe, [text], desktop.env, (line) => output.push(line));
  expect(await program.exit, output.join("\n")).toBe(0);
  const [narrow, wide, name] = JSON.parse(output.join("")) as string[];
  expect(narrow).toMatch(/^# acc.*…$/);
  expect(wide).toBe(text);
  expect(name).toBe(text);
});

const text = "# accessibility & <b>keyboard</b> notes of all rooms";
const probe = new URL("../support/cut-label-probe.ts", import.meta.url);
