/** The end of a server: nobody new comes in, who is in gets what waits for it, and nothing is waited for too long. */
import { connect } from "node:net";
import { IdentityKey } from "@conclave/crypto";
import { ManualClock } from "@conclave/testbed/manual-clock";
import { afterEach, expect, test } from "vitest";
import { type ConclaveServer, startServer } from "../src/index.ts";
import { MemoryLog } from "./support/memory-log.ts";
import { TestClient } from "./support/test-client.ts";

const identity = IdentityKey.generate();
const hostKey = identity.publicKey;
/** More than the sockets of both sides take, so that some of it waits in the server. */
const texts = { count: 500, text: "x".repeat(12_000) };
const generous = {
  outboxBytes: 2 ** 30,
  textBurst: 1000,
  byteBurst: 2 ** 30,
  bytesPerSecond: 2 ** 30,
};
let server: ConclaveServer | undefined;

afterEach(() => server?.stop());

test("a slow reader gets all that waits for it and the goodbye, when it reads in time", async () => {
  const { slow, stopping } = await stopWhileTextsWait(new ManualClock());
  slow.socket.resume();
  expect(await slow.untilClosed()).toMatchObject({ by: "peer", bye: { code: 6 } });
  expect(slow.messages("SAID")).toHaveLength(texts.count);
  await stopping;
});

test("one that does not read is waited for as long as was said, and not longer", async () => {
  const clock = new ManualClock();
  const { slow, stopping, log } = await stopWhileTextsWait(clock);
  await log.until("connection.closed", 2);
  let state: "stopped" | "stopping" = "stopping";
  const stopped = stopping.then(() => {
    state = "stopped";
  });
  clock.advance(drainMs - 1);
  await new Promise(setImmediate);
  expect(state).toBe("stopping");
  clock.advance(1);
  await stopped;
  slow.socket.destroy();
});

test("nobody comes in any more, at any of its addresses", async () => {
  const listen = [
    { host: "127.0.0.1", port: 0 },
    { host: "::1", port: 0 },
  ];
  server = await startServer({ hostKey: identity, listen });
  const { addresses } = server;
  expect(addresses.map(({ host }) => host)).toEqual(["127.0.0.1", "::1"]);
  for (const address of addresses) (await TestClient.join(address, { hostKey })).bye();
  await server.stop();
  for (const { host, port } of addresses) expect(await refusal(host, port)).toBe("ECONNREFUSED");
});

test("a start that fails at its second address lets go of the first", async () => {
  server = await startServer({ hostKey: identity, listen: { host: "127.0.0.1", port: 0 } });
  const taken = server.address;
  const free = await startServer({ hostKey: identity, listen: { host: "127.0.0.1", port: 0 } });
  await free.stop();
  await expect(startServer({ hostKey: identity, listen: [free.address, taken] })).rejects.toMatchObject({
    code: "address-in-use",
  });
  expect(await refusal(free.address.host, free.address.port)).toBe("ECONNREFUSED");
});

/** A server that stops while much waits for somebody who does not read. */
async function stopWhileTextsWait(clock: ManualClock) {
  const log = new MemoryLog();
  server = await startServer({
    hostKey: identity,
    listen: { host: "127.0.0.1", port: 0 },
    limits: generous,
    clock,
    log,
  });
  const ana = await TestClient.join(server.address, { hostKey, name: "ana" });
  const slow = await TestClient.join(server.address, { hostKey, name: "slow" });
  slow.socket.pause();
  for (let sent = 0; sent < texts.count; sent += 1) ana.say(texts.text);
  await ana.until(() => ana.messages("ACK").length === texts.count);
  const stopping = server.stop({ drainMs });
  return { slow, stopping, log };
}

/** How connecting fails. */
async function refusal(host: string, port: number): Promise<string | undefined> {
  const socket = connect({ host, port });
  const { promise, resolve } = Promise.withResolvers<string | undefined>();
  socket.once("error", (error: NodeJS.ErrnoException) => resolve(error.code));
  socket.once("connect", () => resolve(undefined));
  return await promise.finally(() => socket.destroy());
}

const drainMs = 7_000;
