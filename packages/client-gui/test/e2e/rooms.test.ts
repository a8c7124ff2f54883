/** Several rooms: made, found, gone to by keys; what is unread in them; what was typed in each and not sent. */
import type { Person } from "@conclave/testbed/person";
import { afterAll, beforeAll, expect, test } from "vitest";
import { pictureFile, Scene } from "../support/scene.ts";

let scene: Scene;
let ana: Person;

beforeAll(async () => {
  scene = await Scene.start();
  ana = await scene.member("ana");
});

afterAll(async () => {
  await scene[Symbol.asyncDispose]();
});

test("a room is made, and another person's is found in the list and joined", async () => {
  await browse();
  await ana.goTo({ role: "text", name: "Name of the room" });
  await ana.type("kitchen\tfood and drink\n");
  await ana.untilIn("kitchen");
  await ana.seesNo({ role: "dialog" });
  expect(await scene.conclave("bob", ["rooms", "list"])).toContain("kitchen");

  await scene.conclave("bob", ["rooms", "create", "garden"]);
  await browse();
  await ana.untilFocused({ role: "text", name: "Filter" });
  await ana.sees({ role: "list item", name: "Room garden, 1 member, no topic" });
  await ana.type("gard");
  await ana.press("Tab", "Home", "Return");
  await ana.untilIn("garden");
  await ana.picture(await pictureFile("rooms"));
});

test("Alt and arrows go from room to room, and Ctrl+K to one by a few letters", async () => {
  await ana.press("alt+Down");
  await ana.untilIn("kitchen");
  await ana.press("alt+Up", "alt+Up");
  await ana.untilIn("lobby");
  await ana.press("ctrl+k");
  await ana.untilFocused({ role: "text", name: "Go to" });
  await ana.type("kit\n");
  await ana.untilIn("kitchen");
  await ana.untilTitle(/^kitchen — ana at /);
});

test("what is written to somebody who is away is found later, with its count; a mention has its own", async () => {
  await scene.conclave("bob", ["send", "-r", "garden"], "seeds are here\n");
  await ana.untilRoom(/^Room garden, 1 new message$/);
  await scene.conclave("bob", ["send", "-r", "garden"], "ana, come and see\n");
  await ana.untilRoom(/^Room garden, 2 new messages, 1 mention$/);
  await ana.untilTitle(/^\(2\) /);
  await ana.press("alt+shift+Up");
  await ana.untilIn("garden");
  await ana.untilShown("come and see");
  // What was new when one came has a line above it.
  const said = await ana.messages();
  const line = said.findIndex((text) => text.startsWith("New messages"));
  expect(said[line + 1]).toContain("seeds are here");
  await ana.press("Escape");
  await ana.press("alt+Down");
  await ana.untilIn("kitchen");
  await ana.untilRoom("Room garden");

  await ana.press("ctrl+q");
  expect(await ana.exit).toBe(0);
  // She said goodbye to the server.
  const left = await scene.daemon.untilLog(
    ({ event, member }) => event === "member.left" && member === "ana",
  );
  expect(left["how"]).toBe("left");
  await scene.conclave("bob", ["send", "--to", "ana"], "for your eyes only\n");
  ana = await scene.again(ana);
  await ana.untilIn("kitchen");
  await ana.untilRoom(/^Conversation with bob, (not )?here, 1 new message/);
  await ana.press("ctrl+k");
  await ana.untilFocused({ role: "text", name: "Go to" });
  await ana.type("bob\n");
  await ana.untilIn("bob");
  await ana.untilShown("for your eyes only");
  await ana.say("seen");
  await ana.untilShown(/seen, Stored$/);
});

test("what was typed and not sent stays with its room, over a restart too", async () => {
  await ana.press("ctrl+k");
  await ana.untilFocused({ role: "text", name: "Go to" });
  await ana.type("garden\n");
  await ana.untilIn("garden");
  await ana.type("half a thought about ro");
  await ana.press("alt+Down");
  await ana.untilIn("kitchen");
  await ana.untilRoom("Room garden, has a draft");
  expect(await ana.text("Message")).toBe("");
  await ana.type("salt");
  await ana.press("ctrl+q");
  expect(await ana.exit).toBe(0);
  ana = await scene.again(ana);
  await ana.untilIn("kitchen");
  expect(await ana.text("Message")).toBe("salt");
  await ana.press("alt+Up");
  await ana.untilIn("garden");
  expect(await ana.text("Message")).toBe("half a thought about ro");
  await ana.press("End");
  await ana.type("ses\n");
  await ana.untilShown(/half a thought about roses, Stored$/);
  expect((await scene.textsOf("garden", "bob")).at(-1)).toBe("half a thought about roses");
});

test("a message is pinned by its menu, which everybody is told; closing the window ends the program where there is no tray", async () => {
  // Whoever made a room is its owner.
  await ana.press("ctrl+k");
  await ana.untilFocused({ role: "text", name: "Go to" });
  await ana.type("kitchen\n");
  await ana.untilIn("kitchen");
  await ana.press("ctrl+a");
  await ana.say("the key is under the pot");
  await ana.untilShown(/the key is under the pot, Stored$/);
  await ana.chooseMessage("the key is under the pot");
  await ana.press("Menu");
  await scene.desktop.pressKey("p");
  await ana.untilShown(/the key is under the pot, pinned/);
  await scene.conclave("bob", ["rooms", "join", "kitchen"]);
  expect(await scene.conclave("bob", ["tail", "--json", "-n", "20", "-r", "kitchen"])).toMatch(/"pin"/);
  await ana.close();
  expect(await ana.exit).toBe(0);
  expect(ana.output).toEqual([]);
});

async function browse(): Promise<void> {
  // By the menu bar, as its letters say.
  await ana.press("alt+l", "b");
  await ana.sees({ role: "dialog", name: "Rooms" });
}
