/** How it looks is chosen by keys, counts at once, and is there again the next time. */
import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import type { Person } from "@conclave/testbed/person";
import { afterAll, beforeAll, expect, test } from "vitest";
import { pictureFile, Scene } from "../support/scene.ts";

let scene: Scene;
let ana: Person;

beforeAll(async () => {
  scene = await Scene.start();
  ana = await scene.member("ana", { theme: "as-set" });
  await ana.say("something to look at");
  await ana.untilShown("something to look at");
});

afterAll(async () => {
  await scene[Symbol.asyncDispose]();
});

test("light, dark and high contrast are chosen in the settings, and counted at once", async () => {
  const pictures = new Set<string>();
  await ana.press("ctrl+,");
  // Qt calls a box of choices by what is chosen, and describes it by what it is for.
  const colours = { role: "combo box", description: /^Colours/ };
  await ana.tabTo(colours);
  await ana.press("Home");
  for (const chosen of ["Light", "Dark", "High contrast"]) {
    await ana.press("Down");
    await ana.sees({ ...colours, name: chosen });
    const file = await pictureFile(`colours-${chosen.toLowerCase().replace(" ", "-")}`);
    await ana.picture(file);
    pictures.add(await digestOf(file));
  }
  expect(pictures.size).toBe(3);
  await ana.press("Escape");
  await ana.seesNo({ role: "dialog" });
  await ana.sees({ role: "menu item", name: "High contrast", state: "checked", hidden: true });
});

test("larger text by Ctrl and Plus, and the usual size again", async () => {
  const height = async () =>
    (await (await ana.sees({ role: "label", description: "Room" })).extents()).height;
  const usual = await height();
  await ana.press("ctrl+plus", "ctrl+plus", "ctrl+plus", "ctrl+plus");
  await ana.application.until(
    { role: "label", description: "Room" },
    async (node) => (await node.extents()).height > usual * 1.3,
  );
  await ana.picture(await pictureFile("larger-text"));
  await ana.press("ctrl+0");
  await ana.application.until(
    { role: "label", description: "Room" },
    async (node) => (await node.extents()).height === usual,
  );
});

test("panels are hidden by keys, and what was chosen is there again after a restart", async () => {
  await ana.press("F9", "F10");
  await ana.seesNo({ role: "list", name: "Rooms" });
  await ana.seesNo({ role: "list", name: "People" });
  await ana.press("F10");
  await ana.sees({ role: "list", name: "People" });
  await ana.press("ctrl+plus");
  await ana.press("ctrl+q");
  expect(await ana.exit).toBe(0);
  ana = await scene.again(ana);
  await ana.untilIn("lobby");
  await ana.sees({ role: "list", name: "People" });
  await ana.seesNo({ role: "list", name: "Rooms" });
  await ana.sees({ role: "menu item", name: "High contrast", state: "checked", hidden: true });
  await ana.press("F9");
  await ana.sees({ role: "list", name: "Rooms" });
});

async function digestOf(file: string): Promise<string> {
  return createHash("sha256")
    .update(await readFile(file))
    .digest("hex");
}
