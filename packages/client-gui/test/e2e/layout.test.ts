/** Nothing is cut off, nothing overlaps: in every state of the window, in a small size and a large one. */

import { Daemon } from "@conclave/testbed/daemon";
import { findLayoutFaults } from "@conclave/testbed/desktop";
import type { Person } from "@conclave/testbed/person";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { pictureFile, Scene } from "../support/scene.ts";

let scene: Scene;

beforeAll(async () => {
  scene = await Scene.start();
});

afterAll(async () => {
  await scene[Symbol.asyncDispose]();
});

test("a key that is sealed, in the dark", async () => {
  await scene.sealKey("bob", "right horse");
  const bob = await scene.person("bob", { theme: "dark", server: scene.address });
  await bob.press("alt+c");
  await bob.sees({ role: "push button", name: "Unlock and connect" });
  await inspect(bob, "dark-passphrase");
  await bob.leave();
});

describe("one after the other, in one window", () => {
  let ana: Person;

  test("before anything", async () => {
    ana = await scene.person("ana", { server: scene.address });
    await inspect(ana, "light-offline");
  });

  test("first contact", async () => {
    await ana.meet();
    await inspect(ana, "light-first-contact");
    await ana.trust();
  });

  test("a conversation with long words, long names and more lines than fit", async () => {
    await scene.conclave(longestName, ["send"], `${longWord}\n`);
    for (let line = 1; line <= 12; line += 1) await ana.say(`Line ${line} of many.`);
    await ana.untilShown("Line 12 of many.");
    await inspect(ana, "light-conversation");
  });

  test("a server that is not there", async () => {
    const port = await Daemon.freePort();
    await ana.press("ctrl+n");
    await ana.fill("Invitation or address", `127.0.0.1:${port}\n`);
    await ana.sees({ role: "label", name: `No server is listening at 127.0.0.1:${port}.` });
    await inspect(ana, "light-problem");
    await ana.leave();
  });

  test("an alarm", async () => {
    await scene.stopServer();
    await scene.startServer("new");
    ana = await scene.again(ana);
    await ana.sees({ role: "label", name: "Alarm: this server has another key" });
    await inspect(ana, "light-alarm");
  });
});

/** Looks at the window in the sizes that it has to bear, and keeps pictures of them. */
async function inspect(person: Person, name: string): Promise<void> {
  for (const { width, height } of sizes) {
    const real = await person.place({ x: 10, y: 30, width, height });
    expect(real, `${name} at ${width}x${height}`).toMatchObject({ width, height });
    const window = await person.window();
    // Extents follow the size by a turn of the window's loop.
    await person.application.until(
      { role: "frame" },
      async (frame) => (await frame.extents()).width === width,
    );
    await person.picture(await pictureFile(`${name}-${width}x${height}`));
    expect(await findLayoutFaults(window), `${name} at ${width}x${height}`).toEqual([]);
  }
}

const sizes = [
  { width: 800, height: 600 },
  { width: 1600, height: 900 },
];
const longestName = "wolfeschlegelsteinhausenbergerdo";
const longWord = "https://example.org/a/path/that/has/no/place/to/break/".repeat(6);
