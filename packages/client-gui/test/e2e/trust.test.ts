/** Whom one talks to: said in words, looked into, and an alarm when it is somebody else. */
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

test("the x-ray shows what the server's log says of the session", async () => {
  await ana.press("ctrl+shift+i");
  await ana.sees({ role: "dialog", name: "What protects this connection" });
  await ana.sees({ role: "label", name: `Server, fingerprint: ${scene.fingerprint}` });
  const session = scene.daemon.log.find(
    (entry) => entry["suite"] !== undefined || entry["session"] !== undefined,
  );
  expect(session).toBeDefined();
  await ana.sees({ role: "label", name: /^Your public value, G\^a mod P: / });
  await ana.sees({ role: "label", name: /^Your public key of ML-KEM-768: / });
  await ana.picture(await pictureFile("x-ray"));
  await ana.press("Escape");
  await ana.seesNo({ role: "dialog" });
});

test("somebody who owns no name is marked, where they speak and in the list", async () => {
  await scene.conclave("visitor", ["send", "--guest"], "just looking\n");
  await ana.untilShown(/^visitor, guest, .*just looking$/);
});

test("another key: an alarm, nothing is sent, and Enter only closes it", async () => {
  await ana.disconnect();
  const { fingerprint } = scene;
  await scene.stopServer();
  await scene.startServer("new");
  expect(scene.fingerprint).not.toBe(fingerprint);
  await reconnect();
  await ana.sees({ role: "label", name: "Alarm: this server has another key" });
  expect(await ana.text("Fingerprint that you trusted")).toBe(fingerprint);
  expect(await ana.text("Fingerprint that came now")).toBe(scene.fingerprint);
  await ana.picture(await pictureFile("alarm"));
  await ana.untilFocused({ role: "push button", name: "Close" });
  await ana.press("Return");
  await ana.seesNo({ role: "label", name: "Alarm: this server has another key" });
  expect(namesSent()).toEqual([]);
});

test("the new key is taken only for the first two words that its owner says", async () => {
  await reconnect();
  const field = { role: "text", name: "First two words of the new key" };
  await ana.goTo(field);
  await ana.type("wrong words\n");
  await ana.untilFocused(field);
  const replace = await ana.sees({ role: "push button", name: "Replace the key and connect" });
  expect(await replace.states()).not.toContain("enabled");
  expect(namesSent()).toEqual([]);
  // As the owner reads them out.
  const shown = await scene.conclaved("key", "show");
  const [, words = ""] = /((?:[a-z]+ ){7}[a-z]+)/.exec(shown) ?? [];
  await ana.press("ctrl+a");
  await ana.type(`${words.split(" ").slice(0, 2).join(" ")}\n`);
  // Whoever has typed them has been asked enough.
  await ana.untilConnected();
  expect(namesSent()).toEqual(["ana"]);
});

async function reconnect(): Promise<void> {
  await ana.goTo({ role: "push button", name: "Connect" });
  await ana.press("space");
}

/** Whose names the server that runs now has heard. */
function namesSent(): unknown[] {
  return scene.daemon.log.flatMap(({ member }) => (member === undefined ? [] : [member]));
}
