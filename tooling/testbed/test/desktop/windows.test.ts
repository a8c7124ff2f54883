import { expect, test } from "vitest";
import { VirtualDesktop } from "../../src/desktop/index.ts";
import { openWindow } from "./support/open-window.ts";

const screen = { width: 800, height: 600 };

test("windows are found by their titles, and one of them has the keyboard", async () => {
  await using desktop = await VirtualDesktop.start(screen);
  await using first = await openWindow(desktop, "form", "First");
  await using second = await openWindow(desktop, "form", "Second 👋");
  expect(await desktop.windows()).toMatchObject([
    { title: "First", pid: first.pid, active: false },
    { title: "Second 👋", pid: second.pid, active: true },
  ]);
  expect(await desktop.focusWindow("First")).toMatchObject({ pid: first.pid, active: true });
  expect(await desktop.window(/^Sec/)).toMatchObject({ pid: second.pid, active: false });
});

test("a window takes the size and the place that it is given, no smaller than it allows", async () => {
  await using desktop = await VirtualDesktop.start(screen);
  await using window = await openWindow(desktop, "form", "Form");
  const frame = await window.application.get({ role: "frame", name: "Form" });
  await desktop.moveWindow("Form", 50, 60);
  const wanted = { x: 50, y: 60, width: 500, height: 400 };
  expect((await desktop.resizeWindow("Form", 500, 400)).geometry).toEqual(wanted);
  await window.application.until({ role: "frame" }, async () => {
    const { x, y, width, height } = await frame.extents();
    return x === wanted.x && y === wanted.y && width === wanted.width && height === wanted.height;
  });
  expect((await desktop.resizeWindow("Form", 10, 10)).geometry).toMatchObject({ width: 240, height: 180 });
});

test("a window that is closed is gone, and so is its program", async () => {
  await using desktop = await VirtualDesktop.start(screen);
  await using window = await openWindow(desktop, "form", "Form");
  await desktop.closeWindow("Form");
  await window.ended;
  await expect(window.application.tree()).rejects.toMatchObject({ code: "DESKTOP_NODE_GONE" });
  await expect(desktop.application({ pid: window.pid })).rejects.toMatchObject({ code: "DESKTOP_NODE_GONE" });
});
