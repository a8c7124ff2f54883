/** Without a mouse and without a screen: everything is reached by keys, and everything says what it is. */
import { type AccessibleNode, findLayoutFaults } from "@conclave/testbed/desktop";
import type { Person } from "@conclave/testbed/person";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { Scene } from "../support/scene.ts";

let scene: Scene;
let ana: Person;

beforeAll(async () => {
  scene = await Scene.start();
  ana = await scene.person("ana", { server: scene.address });
});

afterAll(async () => {
  await scene[Symbol.asyncDispose]();
});

test("on the first page Tab goes through the fields, in their order, and round", async () => {
  await expectNamed(["text", "push button"]);
  // Nothing in between that has no name.
  expect(await roundByTab()).toEqual(["Your name", "Connect", "Invitation or address", "Host", "Port"]);
});

test("on the page of an unknown server, too", async () => {
  await ana.meet();
  await expectNamed(["text", "push button", "list"]);
  const names = await roundByTab();
  expect(names).toEqual(
    expect.arrayContaining(["Do not trust", "Trust and connect", "Fingerprint of the server"]),
  );
  await ana.trust();
});

describe("in a room", () => {
  test("Tab reaches every control that there is", async () => {
    await ana.say("one");
    await ana.untilShown(/one, Stored$/);
    await ana.say("two");
    await ana.untilShown(/two, Stored$/);
    await expectNamed(["text", "push button", "list"]);
    const buttons = (await ana.application.findAll({ role: "push button" })).map(({ name }) => name);
    const disabled = (await ana.application.findAll({ role: "push button" })).length;
    expect(disabled).toBeGreaterThan(5);
    // Something typed, so that it can be sent.
    await ana.goToComposer();
    await ana.type("x");
    const reached = await roundByTab();
    expect(reached).toEqual(expect.arrayContaining([...buttons, "Message"]));
    await ana.goToComposer();
    await ana.press("BackSpace");
  });

  test("F6 goes round the panes, from left to right", async () => {
    await ana.goToComposer();
    await ana.press("F6");
    await ana.untilFocused({ role: "list item", name: /^ana, you, here/ });
    await ana.press("F6");
    await ana.untilFocused({ role: "list item", name: /^Room lobby/ });
    await ana.press("F6");
    expect(await ana.currentMessage()).toMatch(/two, Stored$/);
    await ana.press("F6");
    await ana.untilFocused({ role: "text", name: "Message" });
  });

  test("the arrow keys go from message to message, and each says itself", async () => {
    await ana.goToMessages();
    await ana.press("End");
    expect(await ana.currentMessage()).toMatch(/^ana, you, .*two, Stored$/);
    await ana.press("Up");
    expect(await ana.currentMessage()).toMatch(/^ana, you, .*one$/);
    await ana.press("Home");
    expect(await ana.currentMessage()).toMatch(/Today|ana/);
    await ana.press("Down");
    await ana.press("End");
    expect(await ana.currentMessage()).toMatch(/two, Stored$/);
    // Whoever types there means the composer.
    await ana.type("three");
    await ana.untilFocused({ role: "text", name: "Message" });
    expect(await ana.text("Message")).toBe("three");
    await ana.press("ctrl+a", "BackSpace");
  });
});

describe("every dialog has names for what is in it, fits, and Escape closes it", () => {
  test.each([
    ["ctrl+,", "Settings"],
    ["F1", "Keyboard shortcuts"],
    ["ctrl+k", "Go to"],
    ["ctrl+f", "Search"],
    ["ctrl+i", "Room"],
    ["ctrl+shift+i", "What protects this connection"],
    ["ctrl+e", "Emoji"],
  ])("%s: %s", async (keys, name) => {
    await ana.goToComposer();
    await ana.press(keys);
    const dialog = await ana.sees({ role: "dialog", name });
    expect(await namelessIn(dialog)).toEqual([]);
    expect(await findLayoutFaults(dialog)).toEqual([]);
    await ana.press("Escape");
    await ana.seesNo({ role: "dialog" });
    // The keyboard is back where it was.
    await ana.untilFocused({ role: "text", name: "Message" });
  });
});

/** What takes keys and has no name. */
async function namelessIn(root: Pick<AccessibleNode, "findAll">): Promise<string[]> {
  const controls = await root.findAll({ state: "focusable", name: /^$/ });
  // What is inside a field or a list has the focus with it, and is nothing of its own.
  return controls.filter(({ role }) => controlRoles.has(role)).map(({ role }) => role);
}

async function expectNamed(roles: readonly string[]): Promise<void> {
  for (const role of roles) expect((await ana.application.findAll({ role })).length, role).toBeGreaterThan(0);
  expect(await namelessIn(ana.application)).toEqual([]);
}

/** What has the keyboard, one after the other, until it is where it began. */
async function roundByTab(): Promise<string[]> {
  const names: string[] = [];
  for (;;) {
    const name = await focusedName();
    if (names[0] === name || names.length > 60) return names;
    names.push(name);
    await ana.press("Tab");
    // In a message, Tab completes or goes on, never in a circle of one.
    if (names.length > 1 && names.at(-1) === names.at(-2)) throw new Error(`Tab stays at ${name}`);
  }
}

async function focusedName(): Promise<string> {
  const found = await ana.application.findAll({ state: "focused" });
  const controls = found.filter(({ role }) => controlRoles.has(role) || role === "list item");
  return controls.find(({ role }) => role !== "list item")?.name ?? controls[0]?.name ?? "";
}

const controlRoles = new Set([
  "check box",
  "combo box",
  "list",
  "menu item",
  "password text",
  "push button",
  "spin button",
  "text",
  "toggle button",
]);
