/** What a screen reader says by itself, wherever the keyboard is: new messages of the open room, and what becomes of the connection. */
import type { Person } from "@conclave/testbed/person";
import { afterAll, beforeAll, expect, test } from "vitest";
import { Scene } from "../support/scene.ts";

let scene: Scene;
let ana: Person;

beforeAll(async () => {
  scene = await Scene.start();
  ana = await scene.member("ana");
  ana.application.hearAnnouncements();
});

afterAll(async () => {
  const { output } = ana;
  await scene[Symbol.asyncDispose]();
  expect(output).toEqual([]);
});

test("a message of somebody else is said; one's own is not", async () => {
  await ana.say("my own words");
  await ana.untilShown(/my own words, Stored$/);
  await scene.conclave("bob", ["send"], "**hello** ana\n");
  await ana.application.untilAnnounced(/bob: .*hello ana$/);
  // The keyboard is still where one writes.
  await ana.untilFocused({ role: "text", name: "Message" });
  expect(ana.application.announcements.join()).not.toContain("my own words");
});

test("a connection that is lost is said, and the one that is made again", async () => {
  await scene.killServer();
  await ana.application.untilAnnounced(/^The connection to .* is lost\./);
  await scene.startServer();
  await ana.press("alt+l", "w");
  await ana.application.untilAnnounced(/Connected to /);
});

test("it can be turned off, and on again", async () => {
  await ana.goToComposer();
  await ana.press("ctrl+,");
  const box = { role: "check box", name: "Have new messages read out" };
  await ana.goTo(box);
  await ana.press("space", "Escape");
  await ana.seesNo({ role: "dialog" });
  await scene.conclave("bob", ["send"], "in silence\n");
  await ana.untilShown("in silence");
  await ana.goToComposer();
  await ana.press("ctrl+,");
  await ana.goTo(box);
  await ana.press("space", "Escape");
  await ana.seesNo({ role: "dialog" });
  await scene.conclave("bob", ["send"], "aloud\n");
  await ana.application.untilAnnounced(/bob: aloud$/);
  expect(ana.application.announcements.join()).not.toContain("in silence");
});
