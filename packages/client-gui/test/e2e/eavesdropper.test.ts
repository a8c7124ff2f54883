/** What somebody on the wire between the windows and the server learns: lengths in steps, and when. */
import { readFile } from "node:fs/promises";
import { RecordingRelay } from "@conclave/testbed/relay";
import { formsFound, framesOf, recordBlocks } from "@conclave/testbed/wire";
import { afterEach, beforeEach, expect, test } from "vitest";
import { Scene } from "../support/scene.ts";

let scene: Scene;
let relay: RecordingRelay;

beforeEach(async () => {
  scene = await Scene.start();
  relay = await RecordingRelay.start(scene.port);
});

afterEach(async () => {
  await scene[Symbol.asyncDispose]();
  await relay.stop();
});

test("neither names nor texts nor keys are in the bytes, and one text sent twice gives unrelated bytes", async () => {
  const server = `127.0.0.1:${relay.port}`;
  const ana = await scene.member("anastasia", { server });
  const bob = await scene.member("bartholomew", { server });
  const text = "attack at dawn, and bring the ladders that are behind the old mill";
  for (let round = 1; round <= 2; round += 1) {
    await ana.say(text);
    await bob.untilShown(new RegExp(`: ${round} of it|${text}`));
  }
  await bob.say("understood");
  await ana.untilShown("understood");

  const wire = relay.allBytes;
  const hostKey = Buffer.from(await pinnedKey("anastasia"), "base64");
  expect(hostKey).toHaveLength(32);
  for (const secret of ["anastasia", "bartholomew", text, "ladders", "understood", hostKey])
    expect(formsFound(wire, secret)).toEqual([]);

  const directions = relay.connections.flatMap(({ toServer, toClient }) => [toServer, toClient]);
  const blocks = directions.flatMap((chunks) => recordBlocks(framesOf(Buffer.concat(chunks))));
  expect(blocks.length).toBeGreaterThan(100);
  expect(new Set(blocks)).toHaveLength(blocks.length);
});

/** The host key as the person's own list has it. */
async function pinnedKey(name: string): Promise<string> {
  const [line = ""] = (await readFile(scene.knownServersFile(name), "utf8"))
    .split("\n")
    .filter((line) => !line.startsWith("#"));
  return line.split(" ")[2] ?? "";
}
