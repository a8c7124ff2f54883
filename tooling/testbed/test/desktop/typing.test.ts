import { expect, test } from "vitest";
import { VirtualDesktop } from "../../src/desktop/index.ts";
import { openWindow } from "./support/open-window.ts";

const screen = { width: 800, height: 600 };

test("what is typed arrives: letters of both cases, signs, é and what no keyboard has", async () => {
  await using desktop = await VirtualDesktop.start(screen);
  await using window = await openWindow(desktop, "form", "Form");
  const field = await window.application.get({ role: "text", name: "Name" });
  await field.focus();
  for (const text of ["Ann-Lee O'Hara, ~{[<@>]}~ 100 %", "é", "Zoë 你好", "👋🏽"]) {
    await desktop.typeText(text);
    expect(await field.text()).toBe(text);
    await desktop.pressKey("ctrl+a");
    await desktop.pressKey("Delete");
    expect(await field.text()).toBe("");
  }
});

test("Alt and the underlined letter press a button", async () => {
  await using desktop = await VirtualDesktop.start(screen);
  await using window = await openWindow(desktop, "form", "Form");
  await (await window.application.get({ role: "text", name: "Name" })).focus();
  await desktop.typeText("Zoë");
  await desktop.pressKey("alt+g");
  await window.application.get({ role: "label", name: "Hello Zoë" });
});

test("a tabulator and a line end are keys that come after what was typed before them", async () => {
  await using desktop = await VirtualDesktop.start(screen);
  await using window = await openWindow(desktop, "form", "Form");
  await (await window.application.get({ role: "text", name: "Name" })).focus();
  await desktop.typeText("Zoë\t");
  await window.application.until({ role: "push button", name: "Greet" }, async (button) =>
    (await button.states()).includes("focused"),
  );
  await desktop.pressKey("space");
  await window.application.get({ role: "label", name: "Hello Zoë" });
});

test("a key that there is not is named", async () => {
  await using desktop = await VirtualDesktop.start(screen);
  await using _window = await openWindow(desktop, "form", "Form");
  await expect(desktop.pressKey("ctrl+Any")).rejects.toMatchObject({
    code: "DESKTOP_NO_KEY",
    message: expect.stringContaining('"Any"'),
  });
});
