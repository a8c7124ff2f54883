/** Nothing is cut off, nothing overlaps, everything has a name: in every state, size and colour. */

import { Daemon } from "@conclave/testbed/daemon";
import { type AccessibleNode, findLayoutFaults } from "@conclave/testbed/desktop";
import type { Person } from "@conclave/testbed/person";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { pictureFile, Scene } from "../support/scene.ts";

let scene: Scene;

beforeEach(async () => {
  scene = await Scene.start();
});

afterEach(async () => {
  await scene[Symbol.asyncDispose]();
});

const longestName = "wolfeschlegelsteinhausenbergerdo";

describe.each(["light", "dark"] as const)("%s", (theme) => {
  test("before anything", async () => {
    const ana = await scene.person("ana", { theme, server: scene.address });
    await inspect(ana, `${theme}-offline`);
  });

  test("first contact", async () => {
    const ana = await scene.person("ana", { theme, server: scene.address });
    await ana.meet();
    await inspect(ana, `${theme}-first-contact`);
  });

  test("a key that is sealed", async () => {
    await scene.sealKey("ana", "right horse");
    const ana = await scene.person("ana", { theme, server: scene.address });
    await ana.press("alt+c");
    await ana.application.get({ role: "push button", name: "Unlock and connect" });
    await inspect(ana, `${theme}-passphrase`);
  });

  test("a problem", async () => {
    const ana = await scene.person("ana", { theme, server: `127.0.0.1:${await Daemon.freePort()}` });
    await ana.press("alt+c");
    await ana.application.get({ role: "label", name: /No server is listening/ });
    await inspect(ana, `${theme}-problem`);
  });

  test("an alarm", async () => {
    const ana = await scene.member("ana", { theme });
    await ana.disconnect();
    await scene.stopServer();
    const impostor = await Daemon.start("--listen", `127.0.0.1:${scene.port}`);
    await (await ana.application.get({ role: "push button", name: "Connect" })).press();
    await ana.application.get({ role: "push button", name: "Close" });
    await inspect(ana, `${theme}-alarm`);
    await impostor.stop();
  });

  test("a conversation with long words, long names and more lines than fit", async () => {
    const ana = await scene.member("ana", { theme });
    const other = await scene.member(longestName, { theme });
    await other.say("https://example.org/a/path/that/has/no/place/to/break/".repeat(6));
    for (let line = 1; line <= 12; line += 1) await other.say(`Line ${line} of many.`);
    await ana.untilShown("Line 12 of many.");
    await inspect(ana, `${theme}-conversation`);
  });
});

test("every control has a name that a screen reader can say", async () => {
  const ana = await scene.person("ana");
  const states = [async () => {}, () => ana.meet(), () => ana.trust()];
  for (const reach of states) {
    await reach();
    const controls = await Promise.all(
      ["text", "push button", "list", "menu item", "check box"].map((role) =>
        ana.application.findAll({ role }),
      ),
    );
    expect(controls.flat().length).toBeGreaterThan(6);
    for (const control of controls.flat()) expect(control.name, control.role).not.toBe("");
  }
});

test("by Tab one gets everywhere, and back", async () => {
  const ana = await scene.person("ana");
  await ana.meet();
  await ana.trust();
  const order: string[] = [];
  for (let step = 0; step < 13 && !order.includes("Message"); step += 1) {
    await ana.press("Tab");
    order.push((await focused(ana)).name);
  }
  expect(order.length).toBeLessThan(13);
  expect(order).toEqual(
    expect.arrayContaining(["Emoji", "Attach a file", "Go to a room or person", "Search", "Details"]),
  );
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

async function focused(person: Person): Promise<AccessibleNode> {
  // What is inside a text field has the focus with it, and no name; of a list its current item says so always.
  return await person.application.until({ state: "focused", name: /./ }, ({ role }) => role !== "list item");
}

const sizes = [
  { width: 800, height: 600 },
  { width: 1600, height: 900 },
];
