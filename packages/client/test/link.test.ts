/** When a client connects again, on time of the test's: a server that is never there, and one that goes away at once or later. */
import { ManualClock } from "@conclave/testbed/manual-clock";
import { afterEach, beforeEach, expect, test } from "vitest";
import { type ClientOptions, dialTcp } from "../src/index.ts";
import { RecordingClient } from "./support/recorder.ts";
import { startSetting, type TestSetting } from "./support/server.ts";

let setting: TestSetting;
let clock: ManualClock;

beforeEach(async () => {
  setting = await startSetting();
  clock = new ManualClock();
});

afterEach(async () => {
  await setting.stop();
});

test("a program that nobody watches tries on from the first attempt, after longer and longer times", async () => {
  const client = aClient({ persistence: "always", dial: refusingDial });
  await client.client.start();
  for (const count of [1, 2, 3, 4, 5]) {
    const { delayMs } = await client.until("waiting", count);
    clock.advance(delayMs);
    await client.until("connecting", count + 1);
  }
  expect(client.of("waiting").map(({ attempt, delayMs }) => [attempt, delayMs])).toEqual([
    [2, 500],
    [3, 1000],
    [4, 2000],
    [5, 4000],
    [6, 8000],
  ]);
  client.client.close();
});

test("an attempt does not begin before its time; reconnectNow does not wait for it", async () => {
  const client = aClient({ persistence: "always", dial: refusingDial });
  await client.client.start();
  const { delayMs } = await client.until("waiting");
  clock.advance(delayMs - 1);
  expect(client.of("connecting")).toHaveLength(1);
  client.client.reconnectNow();
  expect(client.of("connecting")).toHaveLength(2);
  // The timer of the attempt that was made early is gone.
  await client.until("waiting", 2);
  expect(clock.timerCount).toBe(1);
  client.client.close();
  expect(clock.timerCount).toBe(0);
  expect(client.of("ended")).toMatchObject([{ ending: { kind: "closed" } }]);
});

test("somebody who watches is told at once of an address that never worked", async () => {
  const client = aClient({ persistence: "after-welcome", dial: refusingDial });
  await client.client.start();
  expect(await client.until("ended")).toMatchObject({ ending: { kind: "unreachable" } });
  expect(client.of("waiting")).toEqual([]);
});

test("a connection that lasted a minute makes the next trouble a new one; one that did not, the same", async () => {
  const cuts: (() => void)[] = [];
  const dial: ClientOptions["dial"] = async (handlers, signal) => {
    const transport = await dialTcp(setting.server.address)(handlers, signal);
    cuts.push(() => transport.destroy());
    return transport;
  };
  const client = aClient({ persistence: "after-welcome", dial });
  await client.client.start();
  const lose = async (count: number) => {
    await client.until("ready", count);
    cuts[count - 1]?.();
    const { attempt, delayMs } = await client.until("waiting", count);
    clock.advance(delayMs);
    return attempt;
  };
  expect([await lose(1), await lose(2), await lose(3)]).toEqual([1, 2, 3]);
  await client.until("ready", 4);
  clock.advance(60_000);
  expect(await lose(4)).toBe(1);
  client.client.close();
});

/** As if nobody listened there. */
function refusingDial(): Promise<never> {
  return Promise.reject(Object.assign(new Error("nobody listens"), { code: "ECONNREFUSED" }));
}

function aClient(options: Partial<ClientOptions>): RecordingClient {
  const { server, knownServers } = setting;
  return new RecordingClient({
    ...{ address: server.address, knownServers, name: "ana", clock, random: () => 0.5 },
    ...options,
  });
}
