/** A picture from one window to another: dropped on the messages with a caption, and seen where somebody asks for it. */
import { writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import type { Person } from "@conclave/testbed/person";
import { encode } from "fast-png";
import { afterEach, beforeEach, expect, test } from "vitest";
import { pictureFile, Scene } from "../support/scene.ts";

let scene: Scene;

beforeEach(async () => {
  scene = await Scene.start();
});

afterEach(async () => {
  await scene[Symbol.asyncDispose]();
});

test("a picture that is dropped with a caption is seen here at once, and there when it is asked for", async () => {
  const ana = await scene.member("ana");
  await ana.place({ x: 20, y: 40, width: 780, height: 700 });
  const bob = await scene.member("bob");
  await bob.place({ x: 840, y: 40, width: 780, height: 700 });
  await ana.type("see this :tada:");
  const path = join(dirname(scene.knownServersFile("ana")), "not a picture by its name.png");
  await writeFile(
    path,
    encode({ width: 40, height: 30, channels: 3, data: new Uint8Array(3600).fill(0x2a) }),
  );
  const { drag, answer } = await scene.desktop.dragFiles(/ana/, [path], await middleOf(ana));
  expect(answer).toBe("takes");
  await scene.desktop.screenshot(await pictureFile("picture-drop"));
  await drag.drop();

  const message = { role: "list item", name: /file not a picture by its name.png, \d+ B, see this 🎉/ };
  await ana.application.get(message);
  expect(await ana.text("Message")).toBe("");
  expect(await coloursOf(ana)).toContain("#2a2a2a");

  await bob.application.get(message);
  expect(await coloursOf(bob)).not.toContain("#2a2a2a");
  await scene.desktop.screenshot(await pictureFile("picture-sent"));
  await bob.press("shift+F6");
  await bob.press("End");
  await bob.press("Menu");
  await scene.desktop.screenshot(await pictureFile("picture-menu"));
  // Reply, React, Copy, Show.
  for (const key of ["Down", "Down", "Down", "Down", "Return"]) await scene.desktop.pressKey(key);
  await expect.poll(() => coloursOf(bob)).toContain("#2a2a2a");
  await scene.desktop.screenshot(await pictureFile("picture-shown"));
  expect([...ana.output, ...bob.output]).toEqual([]);
});

async function paneOf(person: Person) {
  return await (await person.application.get({ role: "list", name: "Messages" })).extents();
}

async function middleOf(person: Person) {
  const { x, y, width, height } = await paneOf(person);
  return { x: x + Math.round(width / 2), y: y + Math.round(height / 2) };
}

async function coloursOf(person: Person): Promise<readonly string[]> {
  return [...(await scene.desktop.coloursIn(await paneOf(person)))];
}
