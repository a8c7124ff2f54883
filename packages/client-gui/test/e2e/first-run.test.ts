/** From an empty profile into the lobby: in three steps, with an invitation in one; and the second start, in one key. */
import { formatInvitation } from "@conclave/protocol";
import { Daemon } from "@conclave/testbed/daemon";
import { afterAll, beforeAll, expect, test } from "vitest";
import { pictureFile, Scene } from "../support/scene.ts";

let scene: Scene;

beforeAll(async () => {
  scene = await Scene.start();
});

afterAll(async () => {
  await scene[Symbol.asyncDispose]();
});

test("host and port typed, the words compared, and in the lobby; the second time one Enter does it", async () => {
  const ana = await scene.person("ana");
  await ana.untilFocused({ role: "text", name: "Invitation or address" });
  // 1: where to. The name is there already.
  await ana.fill("Host", "127.0.0.1");
  await ana.press("Tab", "ctrl+a");
  await ana.type(`${scene.port}\n`);
  // 2: whom one trusts.
  await ana.sees({ role: "push button", name: "Trust and connect" });
  expect(await ana.text("Fingerprint of the server")).toBe(scene.fingerprint);
  const shown = await scene.conclaved("key", "show");
  const words = await ana.sees({ role: "label", name: /^Its key, in words: / });
  expect(shown.replace(/\s+/g, " ")).toContain(words.name.replace("Its key, in words: ", ""));
  await ana.picture(await pictureFile("trust"));
  await ana.press("alt+t");
  // 3: there.
  await ana.untilConnected();
  await ana.untilIn("lobby");
  const joined = await scene.daemon.untilLog(({ event }) => event === "member.joined");
  expect(joined["member"]).toBe("ana");
  // An empty room says what to do.
  await ana.say("first words");
  await ana.untilShown("first words");
  await ana.press("ctrl+q");
  expect(await ana.exit).toBe(0);
  expect(ana.output).toEqual([]);

  const again = await scene.again(ana);
  await again.untilIn("lobby");
  await again.untilShown("first words");
  await again.press("ctrl+n");
  await again.untilFocused({
    role: "list item",
    name: new RegExp(`^Connect to .*127\\.0\\.0\\.1:${scene.port}, as ana`),
  });
  await again.leave();
});

test("a server that is not for the start is not connected to; it is forgotten by a key, and comes back by another", async () => {
  const hugo = await scene.member("hugo");
  await hugo.press("alt+l", "r");
  await hugo.press("ctrl+q");
  expect(await hugo.exit).toBe(0);

  const again = await scene.again(hugo);
  const row = { role: "list item", name: /^Connect to .*, as hugo, last time [^,]*$/ };
  await again.untilFocused(row);
  await again.press("Delete");
  await again.sees({ role: "label", description: "Forgotten" });
  await again.seesNo({ role: "list", name: "Recent servers" });
  await again.picture(await pictureFile("forgotten-server"));
  await again.press("alt+u");
  await again.sees(row);
  await again.seesNo({ role: "label", description: "Forgotten" });
  // Its menu, by the keys: to be connected to from now on, and now.
  await again.tabTo({ role: "list", name: "Recent servers" });
  await again.press("shift+F10", "s");
  await again.sees({ role: "list item", name: /, as hugo, .*, connected when Conclave starts$/ });
  await again.press("Menu", "c");
  await again.untilIn("lobby");
  await again.leave();
});

test("Enter, pressed without reading, trusts nobody", async () => {
  const bob = await scene.person("bob", { server: scene.address });
  await bob.meet();
  await bob.untilFocused({ role: "push button", name: "Do not trust" });
  await bob.press("Return");
  await bob.seesNo({ role: "push button", name: "Trust and connect" });
  expect(scene.daemon.log.some(({ member }) => member === "bob")).toBe(false);
  await bob.leave();
});

test("an invitation of conclaved in the field: nothing is asked", async () => {
  const told = await scene.conclaved("invite", "--server", scene.address);
  const [link = ""] = /conclave:\/\/\S+/.exec(told) ?? [];
  const clara = await scene.person("clara");
  await clara.untilFocused({ role: "text", name: "Invitation or address" });
  await clara.type(link);
  await clara.sees({ role: "label", name: new RegExp(`^An invitation to ${scene.address}`) });
  await clara.press("Return");
  await clara.untilConnected();
  await clara.untilIn("lobby");
  await clara.leave();
});

test("an invitation for another key is an alarm, and no way on", async () => {
  const dora = await scene.person("dora");
  const address = { host: "127.0.0.1", port: scene.port };
  await dora.fill("Invitation or address", formatInvitation({ address, keyDigest: new Uint8Array(32) }));
  await dora.press("Return");
  await dora.sees({ role: "label", name: "Alarm: this server has another key" });
  expect(await dora.text("Fingerprint in the invitation")).toBe(`SHA256:${"A".repeat(43)}`);
  expect(await dora.text("Fingerprint that came now")).toBe(scene.fingerprint);
  await dora.seesNo({ role: "text", name: "First two words of the new key" });
  expect(scene.daemon.log.some(({ member }) => member === "dora")).toBe(false);
  await dora.leave();
});

test("what is wrong is said beside its field, which has the keyboard; the same window goes on from there", async () => {
  const emil = await scene.person("emil");
  await emil.fill("Host", "127.0.0.1");
  await emil.fill("Port", "99999");
  await emil.press("Return");
  await emil.untilFocused({ role: "text", name: "Port" });
  await emil.sees({ role: "label", name: /99999/ });
  // What is there is marked, so typing replaces it.
  const nobody = await Daemon.freePort();
  await emil.type(`${nobody}\n`);
  await emil.sees({ role: "label", name: `No server is listening at 127.0.0.1:${nobody}.` });
  await emil.untilFocused({ role: "push button", name: "Try again" });
  await emil.press("alt+g");
  await emil.fill("Port", String(scene.port));
  await emil.meet();
  await emil.trust();
  await emil.leave();
});

test("a name that is taken: the next one is typed over it", async () => {
  const frieda = await scene.member("frieda");
  const second = await scene.person("frieda2", { server: scene.address });
  await second.fill("Your name", "frieda");
  await second.meet();
  await second.press("alt+t");
  await second.sees({ role: "label", name: /frieda.* is taken: by somebody here/ });
  await second.untilFocused({ role: "text", name: "Your name" });
  await second.type("friedatwo\n");
  await second.untilConnected();
  await frieda.sees({ role: "list item", name: /^friedatwo.*, here$/ });
  await second.leave();
  await frieda.leave();
});

test("a key that is sealed: its passphrase opens it, and is not shown", async () => {
  await scene.sealKey("greta", "right horse");
  const greta = await scene.person("greta", { server: scene.address });
  await greta.press("alt+c");
  await greta.sees({ role: "label", name: "Your key is sealed with a passphrase" });
  await greta.type("wrong horse\n");
  await greta.sees({ role: "label", name: "That passphrase does not open your key." });
  await greta.type("right horse");
  await greta.untilFocused({ role: "text", name: "Passphrase" });
  expect(await greta.text("Passphrase")).not.toContain("horse");
  await greta.press("Return");
  await greta.sees({ role: "push button", name: "Trust and connect" });
  await greta.trust();
  await greta.leave();
});
