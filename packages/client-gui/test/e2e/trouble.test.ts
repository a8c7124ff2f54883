/** Everything that can go wrong on the way is a sentence that a person understands, and no text is lost by it. */
import { mkdtemp, rm } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Daemon } from "@conclave/testbed/daemon";
import type { Person } from "@conclave/testbed/person";
import { afterEach, beforeEach, expect, test } from "vitest";
import { pictureFile, Scene } from "../support/scene.ts";

let scene: Scene;

beforeEach(async () => {
  scene = await Scene.start();
});

afterEach(async () => {
  await scene[Symbol.asyncDispose]();
});

test("nobody listens there", async () => {
  const port = await Daemon.freePort();
  const ana = await scene.person("ana", { server: `127.0.0.1:${port}` });
  await ana.press("alt+c");
  await untilTold(ana, `No server is listening at 127.0.0.1:${port}.`);
  await ana.application.get({ role: "label", name: "Check the address and port, or start the server." });
  await ana.picture(await pictureFile("nobody-listens"));

  // The same window goes on from there.
  await ana.press("alt+h");
  await ana.fill("Port", String(scene.daemon.port));
  await ana.meet();
  await ana.trust();
});

test("a port behind which there is another kind of server", async () => {
  const other = createServer((socket) => socket.resume().end("HTTP/1.1 400 Bad Request\r\n\r\n"));
  await new Promise<void>((resolve) => other.listen(0, "127.0.0.1", resolve));
  const { port } = other.address() as { port: number };
  const ana = await scene.person("ana", { server: `127.0.0.1:${port}` });
  await ana.press("alt+c");
  await untilTold(ana, `Something answers at 127.0.0.1:${port}, but it is not a Conclave server.`);
  await new Promise((resolve) => other.close(resolve));
});

test("a port that is none: the field is where the keys go then", async () => {
  const ana = await scene.person("ana");
  await ana.fill("Port", "99999");
  await ana.press("Return");
  await untilTold(ana, /99999/);
  const field = await ana.application.get({ role: "text", name: "Port" });
  expect(await field.states()).toContain("focused");
  // What is there is marked, so typing replaces it.
  await ana.type(String(scene.daemon.port));
  await ana.meet();
});

test("a name that is taken: the next one is typed over it", async () => {
  await scene.member("bob");
  const second = await scene.person("bob-too");
  await second.fill("Your name", "bob");
  await second.meet();
  await second.press("alt+t");
  await untilTold(second, /bob.* is taken: by somebody here/);
  await second.picture(await pictureFile("name-taken"));
  await second.type("bob-too");
  await second.press("Return");
  await second.untilConnected();
});

test("the server is gone: it is said, what is written meanwhile waits, and is sent when it is back", async () => {
  const state = await mkdtemp(join(tmpdir(), "conclaved-"));
  const port = await Daemon.freePort();
  const start = async () => {
    const daemon = Daemon.run("--state", state, "--listen", `127.0.0.1:${port}`, "--log", "json");
    await daemon.untilLog(({ event }) => event === "server.listening");
    return daemon;
  };
  const first = await start();
  const ana = await scene.member("ana", { server: `127.0.0.1:${port}` });
  await ana.say("before");
  await ana.untilShown("before");
  await ana.type("half a sen");
  first.child.kill("SIGKILL");
  await ana.untilStatus(/^Reconnecting/);
  await untilTold(ana, /The connection to .* was lost\.|No server is listening/);
  expect(await ana.text("Message")).toBe("half a sen");
  await ana.type("tence");
  await ana.press("Return");
  await ana.untilStatus(/^Reconnecting.*, 1 message waiting$/);
  await ana.untilShown("half a sentence");
  await ana.picture(await pictureFile("server-gone"));

  await first.exit;
  const second = await start();
  // Not having to wait for the next attempt: the menu has it.
  await ana.press("alt+l");
  await ana.press("w");
  await ana.untilConnected();
  await ana.untilShown(/before[\s\S]*half a sentence/);
  await ana.application.untilNone({ role: "label", description: "Connection" });
  expect(ana.output).toEqual([]);
  second.child.kill("SIGKILL");
  await second.exit;
  await rm(state, { recursive: true });
});

test("the server stops in order: that is said in other words", async () => {
  const ana = await scene.member("ana");
  await scene.daemon.stop();
  await untilTold(ana, /ended the connection: the server is stopping\./);
});

test("the server has another key: an alarm, both fingerprints, and no way on", async () => {
  const ana = await scene.member("ana");
  const { port, fingerprint } = scene.daemon;
  await ana.disconnect();
  await scene.daemon.stop();
  const impostor = await Daemon.start("--listen", `127.0.0.1:${port}`);
  await (await ana.application.get({ role: "push button", name: "Connect" })).press();
  await untilTold(ana, "Alarm: this server has another key");
  expect(await ana.text("Fingerprint that you trusted")).toBe(fingerprint);
  expect(await ana.text("Fingerprint that came now")).toBe(impostor.fingerprint);
  await ana.picture(await pictureFile("alarm"));
  expect(await ana.application.findAll({ role: "push button", name: /trust/i })).toEqual([]);
  // Enter presses the one button that there is, and nothing is trusted by it.
  await ana.press("Return");
  await ana.application.untilNone({ role: "push button", name: "Close" });
  // Not a name was sent.
  expect(impostor.log.some(({ event }) => String(event).startsWith("member."))).toBe(false);
  await impostor.stop();
});

test("not trusted: Enter says no, and the next attempt asks again", async () => {
  const ana = await scene.person("ana");
  await ana.meet();
  await ana.press("Return");
  await ana.application.untilNone({ role: "push button", name: "Trust and connect" });
  await ana.meet();
});

test("a message that is too long is not sent, and stays", async () => {
  const ana = await scene.member("ana");
  const message = await ana.application.get({ role: "text", name: "Message" });
  const line = "0123456789".repeat(100);
  await ana.type(line);
  // Thirteen times by the clipboard, none of them so much that it is asked about.
  for (const keys of ["ctrl+a", "ctrl+c", ...Array(13).fill("ctrl+v")]) await ana.press(keys);
  await ana.press("Return");
  await untilTold(ana, /Not sent: a message has at most 12288 bytes/);
  expect((await message.text()).length).toBe(13_000);
});

async function untilTold(person: Person, sentence: string | RegExp): Promise<void> {
  await person.application.get({ role: "label", name: sentence });
}
