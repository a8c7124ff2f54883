/** What somebody on the wire learns: lengths in steps of 256 bytes, and when. (The same with windows: client-gui.) */
import { RecordingRelay } from "@conclave/testbed/relay";
import { formsFound, framesOf, recordBlocks } from "@conclave/testbed/wire";
import { afterEach, beforeEach, expect, test } from "vitest";
import { RecordingClient } from "../support/recorder.ts";
import { startSetting, type TestSetting } from "../support/server.ts";

let setting: TestSetting;
let relay: RecordingRelay;

beforeEach(async () => {
  setting = await startSetting();
  relay = await RecordingRelay.start(setting.server.address.port);
  const address = { host: "127.0.0.1", port: relay.port };
  await setting.knownServers.pin(address, { hostKey: setting.identity.publicKey, suite: 2 });
});

afterEach(async () => {
  await setting.stop();
  await relay.stop();
});

test("neither names nor texts nor the host key appear in the bytes, in any encoding that is easy to guess", async () => {
  const ana = await join("anastasia");
  const bob = await join("bartholomew");
  ana.client.say("attack at dawn");
  bob.client.say("retreat at noon");
  await Promise.all([ana.untilSaid(), bob.untilSaid(), ana.untilStored(), bob.untilStored()]);
  bob.client.close();
  await ana.until("left");
  const wire = relay.allBytes;
  for (const secret of ["anastasia", "bartholomew", "attack at dawn", "retreat at noon", "dawn", "noon"])
    expect(formsFound(wire, secret)).toEqual([]);
  expect(formsFound(wire, setting.identity.publicKey)).toEqual([]);
});

test("one text sent twice gives bytes that have nothing to do with each other", async () => {
  const ana = await join("ana");
  const bob = await join("bob");
  const text = "the very same sentence, long enough to fill more than one block of the cipher";
  for (let round = 1; round <= 2; round += 1) {
    ana.client.say(text);
    await bob.untilSaid(round);
    await ana.untilStored(round);
  }
  for (const recorded of relay.connections) {
    for (const direction of [recorded.toServer, recorded.toClient]) {
      const blocks = recordBlocks(framesOf(Buffer.concat(direction)));
      expect(new Set(blocks)).toHaveLength(blocks.length);
    }
  }
});

test("every record of the session is a multiple of 256 bytes and 52 more", async () => {
  const ana = await join("ana");
  const bob = await join("bob");
  for (let length = 1; length < 1200; length += 97) ana.client.say("x".repeat(length));
  await bob.untilSaid(13);
  const [toServer = Buffer.alloc(0)] = relay.connections.map((recorded) => Buffer.concat(recorded.toServer));
  const [, , ...session] = framesOf(toServer);
  expect(session.length).toBeGreaterThan(0);
  for (const record of session) expect((record.length - 52) % 256).toBe(0);
});

function join(name: string): Promise<RecordingClient> {
  const address = { host: "127.0.0.1", port: relay.port };
  return RecordingClient.join({ address, knownServers: setting.knownServers, name });
}
