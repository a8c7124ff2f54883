/** What a chat is for, in two windows: what one says the other sees, answers, and finds again. */
import type { Person } from "@conclave/testbed/person";
import { afterAll, beforeAll, expect, test } from "vitest";
import { pictureFile, Scene } from "../support/scene.ts";

let scene: Scene;
let ana: Person;
let bob: Person;

beforeAll(async () => {
  scene = await Scene.start();
  ana = await scene.member("ana");
  bob = await scene.member("bob");
});

afterAll(async () => {
  const output = [...ana.output, ...bob.output];
  await scene[Symbol.asyncDispose]();
  expect(output).toEqual([]);
});

test("what one says the other sees, with its marks as they are meant, and the sender that it is stored", async () => {
  await ana.say("Hello bob, **can** you `read` this?");
  await bob.untilShown(/^ana, .*, Hello bob, can you read this\?$/);
  await ana.untilShown(/Hello bob, can you read this\?, Stored$/);
  await bob.say("Every word: é, ñ, 你好 👋");
  await ana.untilShown(/^bob, .*, Every word: é, ñ, 你好 👋$/);
  await ana.type("first");
  await ana.press("shift+Return");
  await ana.type("second");
  await ana.press("alt+s");
  await bob.untilShown(/^ana, .*first\s+second$/);
  expect((await scene.textsOf("lobby")).slice(0, 3)).toEqual([
    "Hello bob, **can** you `read` this?",
    "Every word: é, ñ, 你好 👋",
    "first\nsecond",
  ]);
  await bob.picture(await pictureFile("talk"));
});

test("what looks like HTML is shown as it was written", async () => {
  const text = '<b>bold</b> <img src="file:///etc/hostname"> &amp; <a href="http://x">y</a>';
  await ana.say(text);
  await bob.untilShown(text);
});

test("a reply has what it is about; Escape leaves it", async () => {
  await bob.chooseMessage("Hello bob");
  await bob.press("ctrl+r");
  await bob.sees({ role: "label", description: "Purpose", name: /^You are replying to ana: Hello bob/ });
  await bob.press("Escape");
  await bob.seesNo({ role: "label", description: "Purpose" });
  await bob.chooseMessage("Hello bob");
  await bob.press("Return");
  await bob.sees({ role: "label", description: "Purpose", name: /^You are replying to ana: Hello bob/ });
  await bob.untilFocused({ role: "text", name: "Message" });
  await bob.say("Loud and clear");
  await ana.untilShown(/^bob, .*, in reply to ana, .*Loud and clear/);
});

test("with nothing typed, Up changes what was said last; the change leaves a trace", async () => {
  await ana.say("Tomorow at ten");
  await bob.untilShown("Tomorow at ten");
  await ana.goToComposer();
  await ana.press("Up");
  await ana.sees({ role: "label", description: "Purpose", name: "You are changing what you said" });
  expect(await ana.text("Message")).toBe("Tomorow at ten");
  await ana.press("ctrl+a");
  await ana.say("Tomorrow at ten");
  await bob.untilShown(/Tomorrow at ten, changed/);
  await bob.untilNotShown(/Tomorow/);
});

test("what is deleted is gone, for the server too, and a trace says by whom", async () => {
  await ana.say("the password is 1234");
  await bob.untilShown("the password is 1234");
  await ana.chooseMessage("the password is 1234");
  await ana.press("Delete");
  await ana.sees({ role: "label", name: "Delete this message for everybody?" });
  await ana.press("alt+d");
  await bob.untilShown(/^ana, .*Deleted by its author/);
  await bob.untilNotShown(/1234/);
  expect(await scene.textsOf("lobby")).not.toContain("the password is 1234");
});

test("a mark on a message is counted", async () => {
  await bob.chooseMessage("Tomorrow at ten");
  await bob.press("ctrl+shift+r");
  await bob.untilFocused({ role: "text", name: "Emoji to look for" });
  await bob.type("thumbs up\n");
  await ana.untilShown(/Tomorrow at ten, 👍 1/);
});

test("Tab completes a person, who is then mentioned", async () => {
  await ana.goToComposer();
  await ana.type("@bo");
  await ana.press("Tab");
  await ana.type("look");
  expect(await ana.text("Message")).toMatch(/^@bob:? look$/);
  await ana.press("Return");
  await bob.untilShown(/^ana, .*mentions you.*look/);
});

test("a link and a mark of a message are there by its menu", async () => {
  await ana.say("see https://example.org/page");
  await bob.untilShown("see https://example.org/page");
  await bob.chooseMessage("see https://example.org/page");
  await bob.press("Menu", "k");
  await bob.sees({ role: "label", name: /^\u2068?example\.org/ });
  await bob.press("Escape");
  await bob.seesNo({ role: "dialog" });
  // The mark is bob's own, and goes by the same way as it came: it is the first one.
  await bob.chooseMessage("Tomorrow at ten");
  await bob.press("shift+F10", "e", "Return");
  await bob.untilNotShown(/Tomorrow at ten.*👍 1/);
});

test("an emoji that was used is the first one that is offered", async () => {
  await ana.goToComposer();
  await ana.type(":fac");
  await ana.press("Tab");
  expect(await ana.text("Message")).not.toContain("🥳");
  await ana.press("ctrl+a");
  await ana.say("🥳");
  await bob.untilShown(/^ana, .*🥳/);
  await ana.type(":fac");
  await ana.press("Tab");
  expect(await ana.text("Message")).toBe("🥳 ");
  await ana.press("ctrl+a", "BackSpace", "ctrl+e");
  await ana.sees({ role: "list item", name: "Used lately" });
  await ana.press("Escape");
  await ana.seesNo({ role: "dialog" });
});

test("who has gone is said, and who is here is in the list", async () => {
  await ana.sees({ role: "list item", name: /^ana, you.*, here$/ });
  await ana.sees({ role: "list item", name: /^bob.*, here$/ });
  await bob.leave();
  await ana.untilShown(/^bob.* went/);
  await ana.seesNo({ role: "list item", name: /^bob.*, here$/ });
});
