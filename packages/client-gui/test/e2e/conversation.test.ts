/** Two people, two windows, one daemon: what everything is for. */
import { afterEach, beforeEach, expect, test } from "vitest";
import { pictureFile, Scene } from "../support/scene.ts";

let scene: Scene;

beforeEach(async () => {
  scene = await Scene.start();
});

afterEach(async () => {
  await scene[Symbol.asyncDispose]();
});

test("from first contact to a conversation, by keys alone", async () => {
  const ana = await scene.person("ana");
  await ana.meet();
  expect(await ana.text("Fingerprint of the server")).toBe(scene.daemon.fingerprint);
  await ana.picture(await pictureFile("first-contact"));
  await ana.trust();
  await ana.application.get({
    role: "push button",
    name: "Encrypted",
    description: /^The server's key in words: /,
  });

  const bob = await scene.member("bob");
  await ana.untilShown(/bob.* came/);
  await ana.say("Hello bob, can you read this?");
  await bob.untilShown("Hello bob, can you read this?");
  await bob.say("Every word: é, ñ, 你好 👋");
  await ana.untilShown("Every word: é, ñ, 你好 👋");
  for (const person of [ana, bob]) {
    const people = await person.application.get({ role: "list", name: "People" });
    await people.get({ role: "list item", name: "Here: 2 people" });
    const names = (await people.findAll({ role: "list item" })).map(({ name }) => name).slice(1);
    expect(names.toSorted()).toEqual(
      ["ana", "bob"].map((name) => (name === person.name ? `${name}, you, here` : `${name}, here`)),
    );
    await person.picture(await pictureFile(`conversation-${person.name}`));
  }
  expect(ana.output).toEqual([]);
  expect(bob.output).toEqual([]);
});

test("Shift and Enter begins a new line, and the text arrives with its line breaks", async () => {
  const ana = await scene.member("ana");
  const bob = await scene.member("bob");
  await ana.type("first");
  await ana.press("shift+Return");
  await ana.type("second");
  await ana.press("alt+s");
  await bob.untilShown(/first\s+second/);
});

test("what looks like HTML is shown as it was written, and fetches nothing", async () => {
  const ana = await scene.member("ana");
  const bob = await scene.member("bob");
  const text = '<b>bold</b> <img src="file:///etc/hostname"> &amp; <a href="http://x">y</a>';
  await ana.say(text);
  await bob.untilShown(text);
  await ana.untilShown(text);
});

test("the second time nothing is asked", async () => {
  const ana = await scene.member("ana");
  await ana.disconnect();
  await (await ana.application.get({ role: "push button", name: "Connect" })).press();
  await ana.untilConnected();
});

test("who closes the window has gone, and the program has ended with 0", async () => {
  const ana = await scene.member("ana");
  const bob = await scene.member("bob");
  await ana.say("see you");
  await bob.untilShown("see you");
  await bob.close();
  expect(await bob.exit).toBe(0);
  await ana.untilShown(/bob.* went/);
  await ana.press("ctrl+q");
  expect(await ana.exit).toBe(0);
  const left = await scene.daemon.untilLog(
    ({ event, member }) => event === "member.left" && member === "ana",
  );
  expect(left["how"]).toBe("left");
});
