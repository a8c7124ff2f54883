import { expect, test } from "vitest";
import { findLayoutFaults, VirtualDesktop } from "../../src/desktop/index.ts";
import { openWindow } from "./support/open-window.ts";

const screen = { width: 800, height: 600 };

test("a button is pressed by its name", async () => {
  await using desktop = await VirtualDesktop.start(screen);
  await using window = await openWindow(desktop, "form", "Form");
  const button = await window.application.get({ role: "push button", name: "Greet" });
  await button.press();
  await window.application.get({ role: "label", name: /^Hello/ });
});

test("a label cannot be pressed", async () => {
  await using desktop = await VirtualDesktop.start(screen);
  await using window = await openWindow(desktop, "form", "Form");
  const label = await window.application.get({ role: "label", name: "Greeting" });
  await expect(label.press()).rejects.toMatchObject({ code: "DESKTOP_NODE_REFUSED" });
});

test("what never comes ends at the deadline with what is there instead", async () => {
  await using desktop = await VirtualDesktop.start(screen);
  await using window = await openWindow(desktop, "form", "Form");
  const deadlineMs = 200;
  const button = window.application.get({ role: "push button", name: "Insult" }, { deadlineMs });
  await expect(button).rejects.toMatchObject({
    code: "DESKTOP_DEADLINE",
    message: expect.stringMatching(/push button, name "Insult"[\s\S]*push button "Greet"/),
  });
  await expect(desktop.window("Letter", { deadlineMs })).rejects.toMatchObject({
    code: "DESKTOP_DEADLINE",
    message: expect.stringMatching(/"Letter"[\s\S]*"Form" of process \d+, .*active/),
  });
});

test("a good layout has no faults", async () => {
  await using desktop = await VirtualDesktop.start(screen);
  await using window = await openWindow(desktop, "form", "Form");
  const frame = await window.application.get({ role: "frame", name: "Form" });
  expect(await findLayoutFaults(frame)).toEqual([]);
});

test("widgets that overlap or stick out of the window are layout faults", async () => {
  await using desktop = await VirtualDesktop.start(screen);
  await using window = await openWindow(desktop, "muddle", "Muddle");
  const frame = await window.application.get({ role: "frame", name: "Muddle" });
  expect(await findLayoutFaults(frame)).toEqual([
    expect.stringMatching(/^push button "Sticks out".* at 100x30\S+ is not within the window, 300x200/),
    expect.stringMatching(/^label "Below".* at 100x30\S+ overlaps label "Above".* at 100x30/),
  ]);
});
