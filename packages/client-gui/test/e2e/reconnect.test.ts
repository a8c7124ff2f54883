/** The server goes away while somebody types, and comes back: nothing is lost, nothing is said twice. */
import { createServer } from "node:net";
import type { Person } from "@conclave/testbed/person";
import { afterAll, beforeAll, expect, test } from "vitest";
import { pictureFile, Scene } from "../support/scene.ts";

let scene: Scene;
let ana: Person;

beforeAll(async () => {
  scene = await Scene.start();
});

afterAll(async () => {
  await scene[Symbol.asyncDispose]();
});

test("the server is killed and started again: what was typed and sent meanwhile is stored once, and both see it", async () => {
  ana = await scene.member("ana");
  const bob = await scene.member("bob");
  await ana.say("before");
  await bob.untilShown("before");
  await ana.type("half a sen");
  await scene.killServer();
  await ana.untilStrip(/^Reconnecting/);
  await ana.sees({ role: "label", name: /The connection to .* was lost\.|No server is listening/ });
  await ana.sees({ role: "push button", name: "Not connected" });
  expect(await ana.text("Message")).toBe("half a sen");
  await ana.type("tence");
  await ana.press("Return");
  await ana.untilStrip(/^Reconnecting (in \d+ s|now …), 1 message waiting$/);
  await ana.untilShown(/half a sentence, Waiting to be sent$/);
  await ana.say("and another");
  await ana.untilStrip(/, 2 messages waiting$/);
  await ana.picture(await pictureFile("reconnecting"));

  await scene.startServer();
  // By itself, or sooner by the menu.
  for (const person of [ana, bob]) {
    await person.press("alt+l", "w");
    await person.untilShown(/half a sentence$/);
    await person.untilShown(/and another(, Stored)?$/);
    await person.seesNo({ role: "label", description: "Connection" });
    const said = await person.messages();
    expect(said.filter((text) => text.includes("half a sentence"))).toHaveLength(1);
  }
  expect(await scene.textsOf("lobby")).toEqual(["before", "half a sentence", "and another"]);
  expect([...ana.output, ...bob.output]).toEqual([]);
  await bob.leave();
});

test("the server stops in order: that is said in other words, and the way back is by itself", async () => {
  await scene.stopServer();
  await ana.sees({ role: "label", name: /ended the connection: the server is stopping\./ });
  await scene.startServer();
  await ana.press("alt+l", "w");
  await ana.untilConnected();
  await ana.seesNo({ role: "label", description: "Connection" });
});

test("who has left on purpose stays away until the button is pressed", async () => {
  await ana.disconnect();
  const left = await scene.daemon.untilLog(({ event }) => event === "member.left");
  expect(left["how"]).toBe("left");
  await ana.goTo({ role: "push button", name: "Connect" });
  await ana.press("space");
  await ana.untilConnected();
});

test("a message that is too long is not sent, is told why, and stays; a huge paste is asked about first", async () => {
  await ana.goToComposer();
  await ana.type("0123456789".repeat(100));
  await ana.press("ctrl+a", "ctrl+c", "End");
  // 13,000 bytes, by the clipboard.
  for (let round = 0; round < 12; round += 1) await ana.press("ctrl+v");
  await ana.press("Return");
  await ana.sees({ role: "label", description: "Not sent", name: /12,?288/ });
  expect(await ana.text("Message")).toHaveLength(13_000);
  await ana.press("ctrl+a", "ctrl+x");
  await ana.application.until({ role: "text", name: "Message" }, async (node) => (await node.text()) === "");
  await ana.press("ctrl+v");
  await ana.sees({
    role: "label",
    name: /^You are about to paste 1 line, 13,000 characters\. That is too long/,
  });
  await ana.press("alt+n");
  await ana.seesNo({ role: "dialog" });
  await ana.untilFocused({ role: "text", name: "Message" });
  expect(await ana.text("Message")).toBe("");
});

test("a long text that is pasted goes to the cursor, and can be taken back", async () => {
  await ana.goToComposer();
  for (let line = 0; line < 13; line += 1) await ana.press("x", "shift+Return");
  await ana.press("ctrl+a", "ctrl+x");
  await ana.type("start end");
  await ana.press("Left", "Left", "Left", "Left", "ctrl+v");
  await ana.sees({ role: "label", name: /^You are about to paste 14 lines/ });
  await ana.press("alt+i");
  await ana.seesNo({ role: "dialog" });
  await ana.type("!");
  expect(await ana.text("Message")).toBe(`start${"x\n".repeat(13)}! end`);
  await ana.press("ctrl+z", "ctrl+z");
  await ana.application.until(
    { role: "text", name: "Message" },
    async (node) => (await node.text()) === "start end",
  );
  await ana.press("ctrl+a", "BackSpace");
});

test("a port behind which there is another kind of server", async () => {
  const other = createServer((socket) => socket.resume().end("HTTP/1.1 400 Bad Request\r\n\r\n"));
  await new Promise<void>((resolve) => other.listen(0, "127.0.0.1", resolve));
  const { port } = other.address() as { port: number };
  await ana.press("ctrl+n");
  await ana.fill("Invitation or address", `127.0.0.1:${port}\n`);
  await ana.sees({
    role: "label",
    name: `Something answers at 127.0.0.1:${port}, but it is not a Conclave server.`,
  });
  await new Promise((resolve) => other.close(resolve));
});
