/** Files, by keys: seen on their way, over a connection that breaks, saved byte for byte, refused with a reason. */
import { createHash, randomBytes } from "node:crypto";
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Person } from "@conclave/testbed/person";
import { RecordingRelay } from "@conclave/testbed/relay";
import { afterAll, beforeAll, expect, test } from "vitest";
import { pictureFile, Scene } from "../support/scene.ts";

let scene: Scene;
let relay: RecordingRelay;
let ana: Person;
let bob: Person;
let hash: string;

beforeAll(async () => {
  scene = await Scene.start({ config: '[files]\nmax_bytes = "2MiB"\n' });
  relay = await RecordingRelay.start(scene.port);
  const server = `127.0.0.1:${relay.port}`;
  ana = await scene.member("ana", { server });
  bob = await scene.member("bob", { server });
});

afterAll(async () => {
  await scene[Symbol.asyncDispose]();
  await relay.stop();
});

test("a file is seen on its way, and goes on where it was when the connection has been reset", async () => {
  const sent = join(scene.folder, "holiday plans.bin");
  const bytes = randomBytes(fileBytes);
  hash = sha256(bytes);
  await writeFile(sent, bytes);
  relay.carriesBytes = fileBytes / 2;
  await attach(sent);
  await ana.untilShown(/^ana, file holiday plans\.bin, 1\.1 MiB, [1-9]\d %, Being sent$/);
  await ana.picture(await pictureFile("file-on-its-way"));
  await relay.cut();
  await ana.untilShown(
    /^ana, file holiday plans\.bin, 1\.1 MiB, [1-9]\d %, Goes on when the connection is back$/,
  );
  await reconnected(ana, bob);
  await bob.untilShown(/^ana, .*file holiday plans\.bin, 1\.1 MiB$/);
  await ana.untilShown(/^ana, you, .*file holiday plans\.bin, 1\.1 MiB, Stored$/);
  expect(sentAfterCut()).toBeLessThan(fileBytes * 0.9);
});

test("what another one saves is the same, byte for byte, over a connection that was reset", async () => {
  const saved = join(scene.folder, "saved.bin");
  relay.carriesBytes = fileBytes / 2;
  await saveAs(saved);
  await bob.untilShown(/file holiday plans\.bin, 1\.1 MiB, [1-9]\d %$/);
  await relay.cut();
  await bob.untilShown(/file holiday plans\.bin, 1\.1 MiB, [1-9]\d %, waits for the connection$/);
  await reconnected(ana, bob);
  await bob.untilShown(/file holiday plans\.bin, 1\.1 MiB$/);
  expect(sha256(await readFile(saved))).toBe(hash);
  await bob.picture(await pictureFile("file"));
});

test("a file that the server does not take is refused with what it takes, and is discarded by keys", async () => {
  const large = join(scene.folder, "large.bin");
  await writeFile(large, Buffer.alloc(3_000_000));
  await attach(large);
  await ana.untilShown(/file large\.bin, 2\.9 MiB, large\.bin is too large: at most 2 MiB here\.$/);
  await ana.chooseMessage("large.bin");
  await ana.press("Menu");
  await scene.desktop.pressKey("d");
  await ana.untilNotShown(/large\.bin/);
});

test("what is given up goes no further, and nobody gets it", async () => {
  const unwanted = join(scene.folder, "unwanted.bin");
  await writeFile(unwanted, randomBytes(fileBytes));
  relay.carriesBytes = fileBytes / 2;
  await attach(unwanted);
  await ana.untilShown(/file unwanted\.bin, 1\.1 MiB, [1-9]\d %, Being sent$/);
  await ana.chooseMessage("unwanted.bin");
  await ana.press("Menu");
  await scene.desktop.pressKey("n");
  await ana.untilNotShown(/unwanted\.bin/);
  await relay.cut();
  await reconnected(ana, bob);
  await ana.goToComposer();
  await ana.say("never mind");
  await bob.untilShown("never mind");
  expect((await bob.messages()).filter((text) => text.includes("unwanted"))).toEqual([]);
});

async function attach(path: string): Promise<void> {
  await ana.goToComposer();
  await ana.press("ctrl+o");
  await ana.sees({ role: "text", name: /File name/ });
  await ana.type(`${path}\n`);
  await untilDialogGone(ana);
  // Typed as fast as here, the dialog's completions come up when it has gone already, and Qt passes over that the keyboard
  // has come back to the window. It hears of it the next time.
  await bob.goToComposer();
}

async function saveAs(path: string): Promise<void> {
  await bob.chooseMessage("holiday plans.bin");
  await bob.press("shift+F10");
  // By its letter in the menu, which a screen reader is told of by events alone.
  await scene.desktop.pressKey("s");
  await bob.sees({ role: "text", name: /File name/ });
  await bob.press("ctrl+a");
  await bob.type(`${path}\n`);
  await untilDialogGone(bob);
}

/** For the window manager, too: it gives the keyboard to another window then. */
async function untilDialogGone({ pid }: Person): Promise<void> {
  const windows = async () => (await scene.desktop.windows()).filter((window) => window.pid === pid);
  await expect.poll(async () => (await windows()).length).toBe(1);
}

/** It is by themselves that they come back. */
async function reconnected(...people: readonly Person[]): Promise<void> {
  for (const person of people) await person.untilStrip(/./);
  relay.carriesBytes = Number.POSITIVE_INFINITY;
  await relay.mend();
  for (const person of people) await person.seesNo({ role: "label", description: "Connection" });
}

/** What has gone to the server since the connections of both were reset, in bytes. */
function sentAfterCut(): number {
  const chunks = relay.connections.slice(2).flatMap(({ toServer }) => toServer);
  return chunks.reduce((sum, chunk) => sum + chunk.length, 0);
}

function sha256(bytes: Uint8Array): string {
  return createHash("sha256").update(bytes).digest("hex");
}

const fileBytes = 1_200_000;
