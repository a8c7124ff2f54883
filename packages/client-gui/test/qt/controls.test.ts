/** The controls of forms in a real window, and the whole gallery in every theme. */
import { findLayoutFaults, type Rectangle, VirtualDesktop } from "@conclave/testbed/desktop";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { themes } from "../../src/style/theme.ts";
import { GalleryVisitor } from "../support/gallery-visitor.ts";

let desktop: VirtualDesktop;
let visitor: GalleryVisitor;

beforeEach(async () => {
  desktop = await VirtualDesktop.start({ width: 1000, height: 700 });
});

afterEach(async () => {
  expect(visitor.output).toEqual([]);
  await visitor[Symbol.asyncDispose]();
  await desktop.stop();
});

test("by keys", async () => {
  visitor = await GalleryVisitor.enter(desktop);
  await (await visitor.application.get({ role: "check box", name: "Show previews" })).focus();
  await visitor.press("space");
  await visitor.untilHeard("checked false");
  await visitor.press("Tab", "Down");
  await visitor.untilHeard("colours light");
  await visitor.press("Tab", "Up");
  await visitor.untilHeard("percent 110");
});

test("by a screen reader's press: buttons have names", async () => {
  visitor = await GalleryVisitor.enter(desktop);
  await (await visitor.application.get({ role: "push button", name: "search" })).press();
  await visitor.untilHeard("pressed search");
});

test("a dialog opens over its window, Escape closes it, and the keyboard is where it was", async () => {
  visitor = await GalleryVisitor.enter(desktop);
  await (await visitor.application.get({ role: "push button", name: "settings" })).press();
  await visitor.application.get({ role: "dialog", name: "A dialog" });
  await desktop.focusWindow("A dialog");
  await visitor.press("Escape");
  await visitor.untilHeard("dialog closed");
  await visitor.application.untilNone({ role: "dialog", name: "A dialog" });
  await desktop.focusWindow("Gallery");
  await visitor.untilFocused({ role: "text", name: "Message" });
});

test("Enter in a dialog's field means the field, if it has something to do, and elsewhere the default button", async () => {
  visitor = await GalleryVisitor.enter(desktop);
  await (await visitor.application.get({ role: "push button", name: "settings" })).press();
  await desktop.focusWindow("A dialog");
  await (await visitor.application.get({ role: "text", name: "A field" })).focus();
  await visitor.press("Return");
  await visitor.untilHeard("field submitted");
  await visitor.application.get({ role: "dialog", name: "A dialog" });
  await visitor.press("Tab", "Return");
  await visitor.untilHeard("pressed OK");
  await visitor.application.untilNone({ role: "dialog", name: "A dialog" });
});

test("panes are as wide as they were told to be, and the middle one takes the rest", async () => {
  visitor = await GalleryVisitor.enter(desktop);
  const width = async (name: string) => {
    return (await (await visitor.application.get({ role: "list", name })).extents()).width;
  };
  expect([await width("Rooms"), await width("People here")]).toEqual([230, 190]);
});

describe.each(["light", "dark", "high-contrast-dark", "high-contrast-light"] as const)("%s", (theme) => {
  test("what empty fields say is written in the muted colour, and not in a fainter one", async () => {
    visitor = await GalleryVisitor.enter(desktop, { theme });
    const { textMuted, surface } = themes[theme];
    await (await visitor.application.get({ role: "push button", name: "settings" })).press();
    await desktop.focusWindow("A dialog");
    await visitor.press("Tab");
    const dialog = await visitor.application.get({ role: "text", name: "A field" });
    const inside = async ({ x, y, width, height }: Rectangle) =>
      await desktop.coloursIn({ x: x + 4, y: y + 4, width: width - 8, height: height - 8 });
    const composer = await visitor.application.get({ role: "text", name: "Message" });
    for (const field of [composer, dialog]) {
      const colours = await inside(await field.extents());
      expect([...colours]).toEqual(expect.arrayContaining([textMuted, surface]));
    }
  });

  test("nothing is cut off and nothing overlaps", async () => {
    visitor = await GalleryVisitor.enter(desktop, { theme });
    await visitor.picture(`gallery-${theme}`);
    expect(await findLayoutFaults(await visitor.application.get({ role: "frame" }))).toEqual([]);
  });
});
