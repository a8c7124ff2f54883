/** Ways into a conversation: an invitation, a key that is sealed, another person who has none. */
import { Client, KnownServers } from "@conclave/client";
import { formatInvitation } from "@conclave/protocol";
import { afterEach, beforeEach, expect, test } from "vitest";
import { pictureFile, Scene } from "../support/scene.ts";

let scene: Scene;

beforeEach(async () => {
  scene = await Scene.start();
});

afterEach(async () => {
  await scene[Symbol.asyncDispose]();
});

test("an invitation: nothing is asked", async () => {
  const ana = await scene.person("ana", { server: "127.0.0.1:1" });
  const keyDigest = Buffer.from(scene.daemon.fingerprint.replace("SHA256:", ""), "base64");
  const address = { host: "127.0.0.1", port: scene.daemon.port };
  await ana.fill("Invitation or address", formatInvitation({ address, keyDigest }));
  await ana.press("Return");
  await ana.untilConnected();
});

test("an invitation for another server: an alarm, and no way on", async () => {
  const ana = await scene.person("ana");
  const address = { host: "127.0.0.1", port: scene.daemon.port };
  await ana.fill("Invitation or address", formatInvitation({ address, keyDigest: new Uint8Array(32) }));
  await ana.press("Return");
  await ana.application.get({ role: "push button", name: "Close" });
  expect(await ana.text("Fingerprint in the invitation")).toBe(`SHA256:${"A".repeat(43)}`);
  expect(await ana.text("Fingerprint that came now")).toBe(scene.daemon.fingerprint);
  await ana.picture(await pictureFile("alarm-invitation"));
  expect(scene.daemon.log.some(({ event }) => event === "member.joined")).toBe(false);
});

test("a key that is sealed: its passphrase opens it, and is not shown", async () => {
  await scene.sealKey("ana", "right horse");
  const ana = await scene.person("ana");
  await ana.press("alt+c");
  await ana.application.get({ role: "label", name: "Your key is sealed with a passphrase" });
  await ana.type("wrong horse");
  await ana.press("Return");
  await ana.application.get({ role: "label", name: "That passphrase does not open your key." });
  await ana.type("right horse");
  await ana.picture(await pictureFile("passphrase"));
  await ana.press("Return");
  await ana.application.get({ role: "push button", name: "Trust and connect" });
  await ana.trust();
  expect(ana.output).toEqual([]);
});

test("what protects the connection is explained on request", async () => {
  const ana = await scene.member("ana");
  await ana.press("ctrl+shift+i");
  const dialog = await ana.application.get({ role: "dialog" });
  await dialog.get({ role: "label", name: `Server, fingerprint: ${scene.daemon.fingerprint}` });
  await ana.picture(await pictureFile("explained"));
});

test("a guest is marked, in the list and where it speaks", async () => {
  const ana = await scene.member("ana");
  const client = new Client({
    address: { host: "127.0.0.1", port: scene.daemon.port },
    name: "visitor",
    knownServers: new KnownServers(scene.knownServersFile("ana")),
  });
  client.subscribe(({ type }) => {
    if (type === "welcome") client.say("just looking");
  });
  await client.start();
  await ana.untilShown(/visitor, guest, .*just looking/);
  const people = await ana.application.get({ role: "list", name: "People" });
  await people.get({ role: "list item", name: "visitor, guest, here" });
  client.close();
});
