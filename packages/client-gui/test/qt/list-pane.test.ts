/** Lists in a real window, by real keys and as a screen reader sees them. */
import { VirtualDesktop } from "@conclave/testbed/desktop";
import { afterEach, beforeEach, expect, test } from "vitest";
import { GalleryVisitor } from "../support/gallery-visitor.ts";

let desktop: VirtualDesktop;
let visitor: GalleryVisitor;

beforeEach(async () => {
  desktop = await VirtualDesktop.start({ width: 1000, height: 700 });
  visitor = await GalleryVisitor.enter(desktop);
});

afterEach(async () => {
  expect(visitor.output).toEqual([]);
  await visitor[Symbol.asyncDispose]();
  await desktop.stop();
});

async function rooms() {
  return await visitor.application.get({ role: "list", name: "Rooms" });
}

/** Qt has no way for a screen reader to give a list the keyboard. */
async function enterRooms(): Promise<void> {
  await (await visitor.application.get({ role: "push button", name: "people" })).press();
  await visitor.untilHeard("pressed people");
}

test("rows are called by what they stand for, with their badges", async () => {
  const names = (await (await rooms()).findAll({ role: "list item" })).map(({ name }) => name);
  expect(names).toContain("support, 3 unread");
  expect(names).toContain("alerts, 120 mentions");
  await visitor.untilSelected("Rooms", "lobby");
});

test("arrow keys go from item to item, past headings, and Enter opens one", async () => {
  await enterRooms();
  await visitor.press("Down");
  await visitor.untilHeard("current support");
  await visitor.untilSelected("Rooms", "support, 3 unread");
  await visitor.press("Return");
  await visitor.untilHeard("open support");
  await visitor.press("End");
  await visitor.untilHeard("current mallory");
  await visitor.press("Up", "Up", "Up");
  await visitor.untilHeard("current emoji");
  await visitor.press("Down");
  await visitor.untilHeard("current bob");
  await visitor.press("Home");
  await visitor.untilHeard("current lobby");
  await visitor.press("Next");
  await visitor.untilHeard("current mallory");
});

test("a screen reader's press opens a row", async () => {
  await (await (await rooms()).get({ role: "list item", name: "Eve" })).press();
  await visitor.untilHeard("open eve");
  await visitor.untilSelected("Rooms", "Eve");
});

test("letters do nothing in it", async () => {
  await enterRooms();
  await visitor.type("s");
  await visitor.press("Down");
  await visitor.untilHeard("current support");
});

test("the menu key opens the menu of the current row, and a choice of it is heard", async () => {
  await enterRooms();
  // Qt shows screen readers no menus that belong to no menu bar, except as what has the focus.
  await visitor.press("Down", "Menu", "Down", "Return");
  await visitor.untilHeard("read support");
  await visitor.untilSelected("Rooms", "support, 3 unread");
});

test("a row that moves stays the current one", async () => {
  await enterRooms();
  await visitor.press("Down", "Down", "Menu", "Down", "Down", "Return");
  await (await rooms()).until({ role: "list item" }, async () => {
    const [, first] = await (await rooms()).findAll({ role: "list item" });
    return first?.name === "alerts, 120 mentions";
  });
  await visitor.untilSelected("Rooms", "alerts, 120 mentions");
});
