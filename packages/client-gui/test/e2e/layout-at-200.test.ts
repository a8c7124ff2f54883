/** At 200 %, on a screen that has only half the room then: nothing leaves the window, nothing lies over anything else. */
import { findLayoutFaults } from "@conclave/testbed/desktop";
import type { Person } from "@conclave/testbed/person";
import { expect, test } from "vitest";
import { gather, talk } from "../gallery/talk.ts";
import { Scene } from "../support/scene.ts";

test("from the first page to a conversation, everything has its place", { timeout: 90_000 }, async () => {
  await using scene = await Scene.start({ desktop: { width: 1980, height: 1260, scale: 2 } });
  const company = await gather(scene);
  const ana = await scene.person("ana", { server: scene.address });
  await expectRoom(ana, "the first page");
  await ana.meet();
  await expectRoom(ana, "the trust question");
  await ana.trust();
  await talk(company);
  await ana.untilShown("Shalom");
  await expectRoom(ana, "a conversation");
  for (const [keys, what] of Object.entries({ "ctrl+k": "the switcher", F1: "the shortcuts" })) {
    await ana.press(keys);
    const dialog = await ana.sees({ role: "dialog" });
    expect(await findLayoutFaults(dialog), what).toEqual([]);
    await ana.press("Escape");
    await ana.seesNo({ role: "dialog" });
  }
});

async function expectRoom(ana: Person, what: string): Promise<void> {
  for (const { width, height } of sizes) {
    const real = await ana.place({ x: 10, y: 40, width, height });
    expect(real, what).toMatchObject({ width, height });
    await ana.application.until({ role: "frame" }, async (frame) => (await frame.extents()).width === width);
    expect(await findLayoutFaults(await ana.window()), `${what} at ${width}x${height}`).toEqual([]);
  }
}

/** In pixels of the screen: what fits into 800x600 at 100 %, and a common screen. */
const sizes = [
  { width: 1600, height: 1200 },
  { width: 1920, height: 1080 },
];
