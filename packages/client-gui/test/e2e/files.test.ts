/** Files, by keys: put into a room by the dialog, or refused with a reason. */
import { randomBytes } from "node:crypto";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Person } from "@conclave/testbed/person";
import { afterAll, beforeAll, test } from "vitest";
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

test("a file that the server does not take is refused", async () => {
  const large = join(scene.folder, "large.bin");
  await writeFile(large, Buffer.alloc(2 * 1024 * 1024 + 1));
  await attach(large);
  await ana.untilShown(/file large\.bin.*The server takes no files as large as that/);
});

async function attach(path: string): Promise<void> {
  await ana.goToComposer();
  await ana.press("ctrl+o");
  await ana.sees({ role: "text", name: /File name/ });
  await ana.type(`${path}\n`);
}
