/** The message pane as a React element: what React says becomes of the rows in the window. */
import { VirtualDesktop } from "@conclave/testbed/desktop";
import { afterAll, beforeAll, expect, test } from "vitest";
import { PaneWindow } from "../support/pane.ts";

let desktop: VirtualDesktop;

beforeAll(async () => {
  desktop = await VirtualDesktop.start({ width: 800, height: 600 });
});

afterAll(async () => {
  await desktop.stop();
});

test("rows follow the property, handlers are those of the day, and what one throws reaches onError", async () => {
  await using pane = await PaneWindow.open(desktop, "element");
  const shown = async () => (await pane.application.findAll({ role: "list item" })).map(({ name }) => name);
  await pane.run(`return { rows: ["a", "b", "c"].map((key) => rows.messageRow(key, key)) }`);
  await pane.row("ana, 09:05: c");
  await pane.run(
    `return { rows: [rows.messageRow("z", "z"), ...props.rows.slice(0, 1), rows.messageRow("b", "changed"), ...props.rows.slice(2)] }`,
  );
  await pane.row("ana, 09:05: changed");
  expect(await shown()).toEqual(["z", "a", "changed", "c"].map((text) => `ana, 09:05: ${text}`));

  expect(await pane.run(`return pane.scrollTo("a", false)`)).toBe(true);
  expect(await pane.run("return pane.currentKey()")).toBe("a");
  await pane.run(`return { onActivate: (key) => say({ first: key }) }`);
  await desktop.pressKey("Return");
  await pane.until((said) => said["first"] === "a");
  await pane.run(`return { onActivate: () => { throw new Error("thrown in a handler") } }`);
  await desktop.pressKey("Return");
  expect(await pane.until((said) => "error" in said)).toEqual({
    error: "thrown in a handler",
    origin: { widget: "MessagePane", event: "onActivate" },
  });
  await pane.run("return { onActivate: undefined, rows: [] }");
  await desktop.pressKey("Return");
  await pane.application.untilNone({ role: "list item" });
  expect(pane.said.filter((said) => "error" in said || "first" in said)).toHaveLength(2);
});

test("a current row that goes leaves the keyboard at the one below it, whatever comes in above", async () => {
  await using pane = await PaneWindow.open(desktop, "element");
  await pane.run(`return { rows: ["date", "m", "n"].map((key) => rows.messageRow(key, key)) }`);
  await pane.row("ana, 09:05: n");
  await pane.run(`return pane.scrollTo("date", false)`);
  await desktop.pressKey("Home");
  expect(await pane.run("return pane.currentKey()")).toBe("date");
  // Older messages of the same day.
  await pane.run(
    `return { rows: [...["older date", "k", "l"].map((key) => rows.messageRow(key, key)), ...props.rows.slice(1)] }`,
  );
  await pane.row("ana, 09:05: k");
  expect(await pane.run("return pane.currentKey()")).toBe("m");
  await desktop.pressKey("Up");
  await expect.poll(() => pane.run("return pane.currentKey()")).toBe("l");
});
