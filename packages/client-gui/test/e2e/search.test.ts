/** Finding again what was said long ago, and reading back: several hundred messages, of which the window has the newest. */
import { Daemon } from "@conclave/testbed/daemon";
import type { Person } from "@conclave/testbed/person";
import { afterAll, beforeAll, expect, test } from "vitest";
import { pictureFile, Scene } from "../support/scene.ts";

let scene: Scene;
let ana: Person;

beforeAll(async () => {
  scene = await Scene.start({ config: "[member]\ntext_burst = 1000\n" });
  const lines = Array.from({ length: 400 }, (_, index) => `line ${index + 1} of the log`);
  lines[19] = "the treasure is under the oak";
  await scene.conclave("bob", ["send"], `${lines.join("\n")}\n`);
  await scene.conclave("bob", ["rooms", "create", "vault"]);
  await scene.conclave("bob", ["send", "-r", "vault"], "another treasure is here\n");
  ana = await scene.member("ana");
  await ana.untilShown("line 400 of the log");
});

afterAll(async () => {
  await scene[Symbol.asyncDispose]();
});

test("going up by keys fetches what is older, and what one reads stays where it is", async () => {
  const before = await ana.messages();
  expect(before.length).toBeLessThan(150);
  const oldest = before.find((text) => /line \d+ of the log$/.test(text)) ?? "";
  await ana.goToMessages();
  await ana.press("Home");
  // What is above comes by itself; the place in the room does not change by it.
  await ana.application.until({ role: "list", name: "Messages" }, async () => {
    const now = await ana.messages();
    return now.length > before.length && now.includes(oldest);
  });
  await ana.untilShown(oldest);
});

test("a search in the room: Enter goes to a hit that was not in memory", async () => {
  await ana.goToComposer();
  await ana.press("Escape");
  expect((await ana.messages()).some((text) => text.includes("oak"))).toBe(false);
  await ana.press("ctrl+f");
  await ana.untilFocused({ role: "text", name: "Words" });
  await ana.type("treasure oak\n");
  await ana.sees({ role: "label", name: /^1 result\./ });
  await ana.picture(await pictureFile("search"));
  await goToFirstResult();
  await ana.untilShown(/^bob, .*the treasure is under the oak$/);
  await ana.sees({ role: "list item", state: "active", name: /the treasure is under the oak$/ });
  // From there to what is newest, by one key.
  await ana.goToComposer();
  await ana.press("Escape");
  await ana.untilShown("line 400 of the log");
});

test("a reply leads to what it answers by a key, when that is not in memory any more", async () => {
  await ana.press("ctrl+f");
  await ana.untilFocused({ role: "text", name: "Words" });
  await ana.type("treasure oak\n");
  await ana.sees({ role: "label", name: /^1 result\./ });
  await goToFirstResult();
  await ana.sees({ role: "list item", state: "active", name: /the treasure is under the oak$/ });
  await ana.press("ctrl+r");
  await ana.say("I have dug there");
  await ana.untilShown(/I have dug there, Stored$/);
  expect((await ana.messages()).some((text) => / bob, .*under the oak$/.test(text))).toBe(false);
  await ana.chooseMessage("I have dug there");
  await ana.press("ctrl+g");
  await ana.sees({ role: "list item", state: "active", name: /^bob, .*the treasure is under the oak$/ });
  await ana.goToComposer();
  await ana.press("Escape");
  await ana.untilShown("I have dug there");
});

test("a search everywhere finds what is said in another room, and goes there", async () => {
  await ana.press("alt+l", "b");
  await ana.untilFocused({ role: "text", name: "Filter" });
  await ana.sees({ role: "list item", name: /^Room vault/ });
  await ana.press("Tab", "Home", "Return");
  await ana.untilIn("vault");
  await ana.press("alt+Up");
  await ana.untilIn("lobby");
  await ana.press("ctrl+shift+f");
  await ana.untilFocused({ role: "text", name: "Words" });
  await ana.type("treasure\n");
  await ana.sees({ role: "label", name: /^2 results\./ });
  await ana.sees({ role: "list item", name: /in vault.*another treasure is here/ });
  await goToFirstResult();
  await ana.untilShown("another treasure is here");
  await ana.untilTitle(/^(\(\d+\) )?vault — /);
});

test("nothing found is said", async () => {
  await ana.press("ctrl+f");
  await ana.untilFocused({ role: "text", name: "Words" });
  await ana.type("xyzzy\n");
  await ana.sees({ role: "label", name: /^Nothing was found/ });
  await ana.press("Escape");
  await ana.seesNo({ role: "dialog" });
});

test("a command begins a search", async () => {
  await ana.say("/search another treasure");
  await ana.sees({ role: "label", name: /^1 result\./ });
  expect(await ana.text("Words")).toBe("another treasure");
  await ana.press("Escape");
  await ana.seesNo({ role: "dialog" });
});

test("everywhere means all servers: hits by server and room, and those that cannot be reached are named", async () => {
  const other = await Daemon.start("--listen", "127.0.0.1:0");
  await ana.press("ctrl+n");
  await ana.fill("Invitation or address", `127.0.0.1:${other.port}\n`);
  await ana.sees({ role: "push button", name: "Trust and connect" });
  await ana.trust();
  await ana.say("a treasure far away");
  await ana.untilShown(/a treasure far away, Stored$/);
  await ana.press("ctrl+shift+f");
  await ana.untilFocused({ role: "text", name: "Words" });
  await ana.type("treasure\n");
  await ana.sees({ role: "label", name: /^3 results\./ });
  await ana.sees({ role: "list item", name: /in .*lobby.* at .*: a treasure far away$/ });
  await ana.sees({ role: "list item", name: /in .*vault.* at .*: another treasure is here$/ });
  await ana.picture(await pictureFile("search-servers"));
  await goToFirstResult();
  await ana.untilTitle(/vault — /);

  await other.stop();
  await ana.untilRoom(/^Server .*, reconnecting/);
  await ana.press("ctrl+shift+f");
  await ana.untilFocused({ role: "text", name: "Words" });
  await ana.type("treasure\n");
  await ana.sees({ role: "label", name: /^2 results\. .*Not searched: .* \(reconnecting\)\.$/ });
  await ana.press("Escape");
  await ana.seesNo({ role: "dialog" });
});

async function goToFirstResult(): Promise<void> {
  await ana.tabTo({ role: "list", name: "Results" });
  await ana.press("Home", "Return");
  await ana.seesNo({ role: "dialog" });
}
