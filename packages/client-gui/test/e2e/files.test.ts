/** Files, by keys: put into a room by the dialog, seen on their way, fetched by the other side byte for byte. */
import { randomBytes } from "node:crypto";
import { readFile, writeFile } from "node:fs/promises";
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

test("what one attaches the other saves, byte for byte", async () => {
  const bytes = randomBytes(1_500_000);
  const sent = join(scene.folder, "holiday plans.bin");
  await writeFile(sent, bytes);
  await attach(sent);
  await ana.untilShown(/^ana, you, .*file holiday plans\.bin/);
  await bob.untilShown(/^ana, .*file holiday plans\.bin/);
  await bob.picture(await pictureFile("file"));

  const saved = join(scene.folder, "saved.bin");
  await bob.chooseMessage("holiday plans.bin");
  await bob.press("shift+F10", "s", "Return");
  await bob.sees({ role: "text", name: /File name/ });
  await bob.press("ctrl+a");
  await bob.type(`${saved}\n`);
  await expect.poll(() => readFile(saved).catch(() => undefined), { timeout: 15_000 }).toEqual(bytes);
});

test("a file that the server does not take is refused, with how much it takes", async () => {
  const large = join(scene.folder, "large.bin");
  await writeFile(large, Buffer.alloc(2 * 1024 * 1024 + 1));
  await attach(large);
  await ana.sees({ role: "label", name: /large\.bin.*(2 MiB|2\.0 MiB|2 MB|as large)/ });
});

async function attach(path: string): Promise<void> {
  await ana.goToComposer();
  await ana.press("ctrl+o");
  await ana.sees({ role: "text", name: /File name/ });
  await ana.type(`${path}\n`);
}
