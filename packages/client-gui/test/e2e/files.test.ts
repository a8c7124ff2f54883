/** Files, by keys: put into a room by the dialog, or refused with a reason. */
import { randomBytes } from "node:crypto";
import { stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Person } from "@conclave/testbed/person";
import { afterAll, beforeAll, expect, test } from "vitest";
import { pictureFile, Scene } from "../support/scene.ts";

let scene: Scene;
let ana: Person;
let bob: Person;

beforeAll(async () => {
  scene = await Scene.start({ config: '[files]\nmax_bytes = "2MiB"\n' });
  ana = await scene.member("ana");
  bob = await scene.member("bob");
});

afterAll(async () => {
  await scene[Symbol.asyncDispose]();
});

test("what one attaches by the dialog is in the room, for the other one too", async () => {
  const sent = join(scene.folder, "holiday plans.bin");
  await writeFile(sent, randomBytes(1_500_000));
  await attach(sent);
  await ana.untilShown(/^ana, you, .*file holiday plans\.bin/);
  await bob.untilShown(/^ana, .*file holiday plans\.bin/);
  await bob.picture(await pictureFile("file"));
});

test("a file that the server does not take is refused, with what it takes; the keyboard discards it", async () => {
  const large = join(scene.folder, "large.bin");
  await writeFile(large, Buffer.alloc(2 * 1024 * 1024 + 1));
  await attach(large);
  await ana.untilShown(/file large\.bin.*is too large: at most 2\.1 MB here\./);
  await ana.goToMessages();
  await ana.press("End");
  expect(await ana.currentMessage()).toMatch(/file large\.bin/);
  await ana.press("Menu");
  await scene.desktop.screenshot(await pictureFile("menu-of-what-was-not-sent"));
  await scene.desktop.pressKey("d");
  await ana.untilNotShown(/file large\.bin/);

  await attach(large);
  await ana.untilShown(/file large\.bin.*is too large/);
  await ana.goToMessages();
  await ana.press("End", "Return");
  await ana.untilNotShown(/file large\.bin/);
});

test("the menu of a file works by letters, and by arrows and Enter", async () => {
  for (const keys of [["Menu"], ["shift+F10"]]) {
    await bob.goToMessages();
    await bob.press("End");
    expect(await bob.currentMessage()).toMatch(/file holiday plans\.bin/);
    await bob.press(...keys);
    await scene.desktop.screenshot(await pictureFile("menu-of-a-file"));
    await scene.desktop.pressKey("s");
    await bob.sees({ role: "text", name: /File name/ });
    await bob.press("Escape");
    await bob.seesNo({ role: "text", name: /File name/ });
  }
  await bob.goToMessages();
  await bob.press("End", "Menu");
  await scene.desktop.screenshot(await pictureFile("menu-of-a-file"));
  // Reply, React, Copy, Download, Save the file as.
  for (const key of ["Down", "Down", "Down", "Down", "Down", "Return"]) await scene.desktop.pressKey(key);
  await bob.sees({ role: "text", name: /File name/ });
  const place = join(scene.folder, "by keys.bin");
  await bob.type(`${place}\n`);
  await expect
    .poll(() =>
      stat(place).then(
        ({ size }) => size,
        () => 0,
      ),
    )
    .toBe(1_500_000);
});

async function attach(path: string): Promise<void> {
  await ana.goToComposer();
  await ana.press("ctrl+o");
  await ana.sees({ role: "text", name: /File name/ });
  await ana.type(`${path}\n`);
  await ana.seesNo({ role: "text", name: /File name/ });
}
