/** The composer in a real window, by real keys. */
import { VirtualDesktop } from "@conclave/testbed/desktop";
import { afterEach, beforeEach, expect, test } from "vitest";
import { type GalleryChoices, GalleryVisitor } from "../support/gallery-visitor.ts";

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

async function enter(choices?: GalleryChoices): Promise<void> {
  visitor = await GalleryVisitor.enter(desktop, choices);
}

test("Enter sends, Shift and Enter and Control and Enter begin a new line", async () => {
  await enter();
  await visitor.type("one");
  await visitor.press("shift+Return");
  await visitor.type("two");
  await visitor.press("ctrl+Return");
  await visitor.type("three");
  await visitor.untilWritten("one\ntwo\nthree");
  await visitor.press("Return");
  await visitor.untilHeard('submit "one\\ntwo\\nthree"');
  await visitor.untilWritten("");
});

test("set the other way round, Control and Enter sends, and Enter begins a new line", async () => {
  await enter({ sendKey: "ctrl-enter" });
  await visitor.type("one");
  await visitor.press("Return");
  await visitor.type("two");
  await visitor.press("shift+Return", "ctrl+Return");
  await visitor.untilHeard('submit "one\\ntwo\\n"');
});

test("it grows with its lines up to eight, and is small again when they are gone", async () => {
  await enter();
  const composer = await visitor.untilWritten("");
  const { height: one } = await composer.extents();
  const untilHeight = (condition: (height: number) => boolean) =>
    visitor.application.until({ role: "text", name: "Message" }, async (node) =>
      condition((await node.extents()).height),
    );
  await visitor.press("shift+Return");
  const { height: two } = await (await untilHeight((height) => height > one)).extents();
  const line = two - one;
  for (let count = 3; count <= 8; count += 1) await visitor.press("shift+Return");
  await untilHeight((height) => height === one + 7 * line);
  await visitor.press("shift+Return", "shift+Return");
  await visitor.untilWritten("\n".repeat(9));
  expect((await composer.extents()).height).toBe(one + 7 * line);
  await visitor.press("ctrl+a", "BackSpace");
  await untilHeight((height) => height === one);
});

test("a long text without a line break is broken into lines, and it grows for them", async () => {
  await enter();
  const { height } = await (await visitor.untilWritten("")).extents();
  await visitor.type("word ".repeat(40));
  await visitor.application.until(
    { role: "text", name: "Message" },
    async (node) => (await node.extents()).height > height,
  );
});

test("what the program replaces is one step to undo", async () => {
  await enter();
  await visitor.type("hello world");
  await visitor.press("Prior");
  await visitor.untilWritten("HELLO world");
  await visitor.press("ctrl+z");
  await visitor.untilWritten("hello world");
});

test("keys are asked about by their names", async () => {
  await enter();
  for (const [key, name] of [
    ["Up", "Up"],
    ["Down", "Down"],
    ["Next", "PageDown"],
    ["Escape", "Escape"],
  ] as const) {
    await visitor.press(key);
    await visitor.untilHeard(`key ${name}`);
  }
  await visitor.press("Tab");
  await visitor.untilFocused({ role: "push button", name: "send" });
});

test("choices are shown without the focus, gone through by the arrow keys and taken by Tab", async () => {
  await enter();
  await visitor.type("say /");
  await visitor.untilSelected("Suggestions", "/away, tells others that you are away");
  await visitor.untilFocused({ role: "text", name: "Message" });
  await visitor.picture("composer-choices");
  await visitor.press("Down", "Down", "Up");
  await visitor.untilSelected("Suggestions", "/help, shows what there is");
  await visitor.press("Tab");
  await visitor.untilHeard("chose /help");
  await visitor.untilWritten("say /help ");
  await visitor.application.untilNone({ role: "list", name: "Suggestions" });
});

test("typing on makes the choices fewer, and Escape sends them away", async () => {
  await enter();
  await visitor.type("/l");
  const list = await visitor.application.get({ role: "list", name: "Suggestions" });
  expect((await list.findAll({ role: "list item" })).map(({ name }) => name)).toEqual([
    "/leave, leaves this room",
  ]);
  await visitor.press("Escape");
  await visitor.untilHeard("dismissed");
  await visitor.application.untilNone({ role: "list", name: "Suggestions" });
  await visitor.untilWritten("/l");
});

test("a choice is made by a screen reader's press", async () => {
  await enter();
  await visitor.type("/");
  const list = await visitor.application.get({ role: "list", name: "Suggestions" });
  await (await list.get({ role: "list item", name: "/join, goes to a room" })).press();
  await visitor.untilHeard("chose /join");
  await visitor.untilWritten("/join ");
});

test("a huge paste comes to the program and not into the text", async () => {
  await enter();
  await visitor.type("a b c d e f g h i j ".repeat(2));
  for (let length = 40; length <= 640; length *= 2) {
    await visitor.press("ctrl+a", "ctrl+c", "ctrl+End", "ctrl+v");
  }
  const { length } = await (await visitor.untilWritten("a b c d e f g h i j ".repeat(64))).text();
  await visitor.press("ctrl+a", "ctrl+c", "ctrl+End", "ctrl+v");
  await visitor.untilHeard(`huge paste ${length}`);
  await visitor.untilWritten("a b c d e f g h i j ".repeat(64));
});

test("a picture in the clipboard comes to the program as PNG", async () => {
  await enter();
  await (await visitor.application.get({ role: "push button", name: "Copy a picture" })).press();
  await visitor.untilHeard("copied");
  await visitor.press("ctrl+v");
  await visitor.untilHeard("picture \x89PNG");
  await visitor.untilWritten("");
});
