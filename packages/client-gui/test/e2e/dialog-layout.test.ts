/** On a small screen nothing of a page or a dialog is cut off or lies over something else, unless it scrolls. */
import { findLayoutFaults, VirtualDesktop } from "@conclave/testbed/desktop";
import { afterAll, beforeAll, expect, test } from "vitest";
import { scenarios } from "../support/scenarios.ts";
import { Staged } from "../support/staged.ts";

let desktop: VirtualDesktop;

beforeAll(async () => {
  desktop = await VirtualDesktop.start({ width: 800, height: 600 });
});

afterAll(async () => {
  await desktop.stop();
});

test.each(Object.keys(scenarios))("%s", async (scenario) => {
  const state = (await scenarios[scenario]?.())?.state;
  await using staged = await Staged.open(desktop, { scenario });
  const window = await staged.application.get({ role: state?.overlay === undefined ? "frame" : "dialog" });
  await staged.picture(`stage-${scenario}`);
  expect(await findLayoutFaults(window)).toEqual([]);
  // Whoever does not see it has to know what each control is.
  const unnamed = (await window.findAll({})).filter(({ role, name }) => controls.has(role) && name === "");
  expect(unnamed.map(({ role }) => role)).toEqual([]);
  expect(staged.faults).toEqual([]);
});

const controls = new Set(["check box", "combo box", "list", "push button", "spin button", "text"]);
