/** Without the right pin nobody learns a name (clause 6.4); nor when somebody in between changes a byte. */
import { RecordingRelay } from "@conclave/testbed/relay";
import { framesOf } from "@conclave/testbed/wire";
import { expect, onTestFinished, test } from "vitest";
import { PythonClient } from "./support/python.ts";
import { type Setting, startSetting } from "./support/setting.ts";
import { TamperingRelay } from "./support/tampering-relay.ts";

test("a key that nobody pinned: shown, and not told a name", async () => {
  const { client, sent } = await throughRelay(await startSetting(), []);
  expect(await client.exit).toBe(3);
  expect(client.events.map(({ type, code }) => code ?? type)).toEqual(["host", "host-unknown"]);
  expect(sent()).toEqual([1]);
});

test("another key than the pinned one: refused, and not told a name", async () => {
  const pin = `SHA256:${"A".repeat(43)}`;
  const { client, sent } = await throughRelay(await startSetting(), ["--pin", pin]);
  expect(await client.exit).toBe(1);
  expect(client.events.map(({ type, code }) => code ?? type)).toEqual(["host", "host-changed"]);
  expect(sent()).toEqual([1]);
});

test("a record changed on its way to the client ends it silently", async () => {
  const setting = await startSetting();
  const relay = await TamperingRelay.start(setting.server.address.port);
  onTestFinished(() => relay.stop());
  const ana = await setting.joinPython("ana", "--port", String(relay.port));
  const ben = await setting.joinPython("ben");
  await ana.until("joined");
  relay.spoilNext("toClient");
  ben.say("hi");
  expect(await ana.until("ended")).toMatchObject({ code: "record" });
  expect(await ana.exit).toBe(1);
  expect(relay.bytesAfterSpoiling.toServer).toBe(0);
  expect(await ben.until("left")).toMatchObject({ name: "ana", how: "lost" });
});

test("a record changed on its way to the server ends it silently", async () => {
  const setting = await startSetting();
  const relay = await TamperingRelay.start(setting.server.address.port);
  onTestFinished(() => relay.stop());
  const ana = await setting.joinPython("ana", "--port", String(relay.port));
  relay.spoilNext("toServer");
  ana.say("hi");
  expect(await ana.until("ended")).toMatchObject({ code: "truncated", unacknowledged: ["hi"] });
  expect(relay.bytesAfterSpoiling.toClient).toBe(0);
});

/** A Python client with these options on a wire that is read; the types of the frames that it sent. */
async function throughRelay(setting: Setting, options: readonly string[]) {
  const relay = await RecordingRelay.start(setting.server.address.port);
  onTestFinished(() => relay.stop());
  const client = new PythonClient(["--port", String(relay.port), "--name", "ana", ...options]);
  const sent = () => framesOf(Buffer.concat(relay.connections[0]?.toServer ?? [])).map(([type]) => type);
  return { client, sent };
}
