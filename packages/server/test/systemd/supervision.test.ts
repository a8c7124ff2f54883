/** What is told to systemd, over a real socket, and when the watchdog is not fed. */
import { ManualClock } from "@conclave/testbed/manual-clock";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { notifierFrom } from "../../src/systemd/notify.ts";
import { Supervision, type SupervisionOptions } from "../../src/systemd/supervision.ts";
import { watchdogMs } from "../../src/systemd/watchdog.ts";
import { MemoryLog } from "../support/memory-log.ts";
import { NotifySocket } from "../support/notify-socket.ts";

let systemd: NotifySocket;
let clock: ManualClock;
let log: MemoryLog;

beforeEach(() => {
  systemd = new NotifySocket();
  clock = new ManualClock();
  log = new MemoryLog();
});

afterEach(() => systemd[Symbol.dispose]());

test("ready, reloading and ready again, stopping", async () => {
  const supervision = supervise();
  await supervision.ready();
  const before = process.hrtime.bigint() / 1000n;
  const order: string[] = [];
  await supervision.reloading(() => void order.push("reloaded"));
  await supervision.stopping();
  supervision.end();
  await systemd.until(({ STOPPING }) => STOPPING === "1");
  expect(systemd.received).toEqual([
    { READY: "1", STATUS: "nobody" },
    { RELOADING: "1", MONOTONIC_USEC: expect.stringMatching(/^\d+$/) },
    { READY: "1", STATUS: "nobody" },
    { STOPPING: "1", STATUS: "saying goodbye" },
  ]);
  // The scale is the machine's own, the same for every process.
  const at = BigInt(systemd.received[1]?.["MONOTONIC_USEC"] ?? 0);
  expect(at).toBeGreaterThanOrEqual(before);
  expect(at).toBeLessThanOrEqual(process.hrtime.bigint() / 1000n);
  expect(clock.timerCount).toBe(0);
});

test("the status is told again when it is another", async () => {
  let status = "nobody";
  const supervision = supervise({ status: () => status });
  await supervision.ready();
  status = "1 person,\n2 connections";
  clock.advance(10_000);
  expect(await systemd.until(({ READY }) => READY === undefined)).toEqual({
    STATUS: "1 person, 2 connections",
  });
  supervision.end();
});

describe("the watchdog", () => {
  test("is fed three times in the span that systemd gives", async () => {
    const supervision = supervise({ watchdogMs: 3_000 });
    await supervision.ready();
    for (let round = 1; round <= 3; round += 1) {
      clock.advance(1_000);
      await systemd.until(() => fed() === round);
      await timerSet();
    }
    supervision.end();
  });

  test("is not fed while the store does not answer, which is logged, and is fed again when it does", async () => {
    let alive = false;
    const supervision = supervise({ watchdogMs: 3_000, isAlive: () => Promise.resolve(alive) });
    await supervision.ready();
    clock.advance(1_000);
    await log.until("systemd.watchdog-unfed");
    expect(log.of("systemd.watchdog-unfed")).toEqual([{ reason: "the store does not answer" }]);
    await timerSet();
    expect(fed()).toBe(0);
    alive = true;
    clock.advance(1_000);
    await systemd.until(() => fed() === 1);
    supervision.end();
  });

  test("is not fed while nobody answers whether the store does", async () => {
    const { promise, resolve } = Promise.withResolvers<boolean>();
    const asked = Promise.withResolvers<void>();
    const isAlive = () => {
      asked.resolve();
      return promise;
    };
    const supervision = supervise({ watchdogMs: 3_000, isAlive });
    await supervision.ready();
    clock.advance(1_000);
    await asked.promise;
    clock.advance(60_000);
    expect([fed(), clock.timerCount]).toEqual([0, 0]);
    resolve(true);
    await systemd.until(() => fed() === 1);
    supervision.end();
  });

  test("is systemd's wish for this process only", () => {
    expect(watchdogMs({ WATCHDOG_USEC: "30000000", WATCHDOG_PID: "7" }, 7)).toBe(30_000);
    expect(watchdogMs({ WATCHDOG_USEC: "30000000" }, 7)).toBe(30_000);
    expect(watchdogMs({ WATCHDOG_USEC: "30000000", WATCHDOG_PID: "8" }, 7)).toBeUndefined();
    for (const WATCHDOG_USEC of ["", "0", "-1", "soon"])
      expect(watchdogMs({ WATCHDOG_USEC }, 7)).toBeUndefined();
  });
});

describe("where nobody listens", () => {
  test.each([
    ["/nowhere/notify", /No such file/],
    ["@abstract", /only a socket with a path/],
  ])("%s: it is logged once, and nothing else happens", async (address, message) => {
    const supervision = supervise({ notifier: notifierFrom({ NOTIFY_SOCKET: address }) });
    await supervision.ready();
    await supervision.stopping();
    supervision.end();
    const errors = log.of("systemd.unreachable").map(({ error }) => error.message);
    expect(errors).toEqual([expect.stringMatching(message)]);
  });

  test("outside of systemd nothing is sent, logged or waited for", async () => {
    const supervision = supervise({ notifier: notifierFrom({}), watchdogMs: 3_000 });
    await supervision.ready();
    expect([clock.timerCount, log.entries]).toEqual([0, []]);
  });
});

function supervise(options: Partial<SupervisionOptions> = {}): Supervision {
  return new Supervision({
    notifier: notifierFrom({ NOTIFY_SOCKET: systemd.path }),
    watchdogMs: undefined,
    clock,
    log,
    status: () => "nobody",
    isAlive: () => Promise.resolve(true),
    ...options,
  });
}

function fed(): number {
  return systemd.received.filter(({ WATCHDOG }) => WATCHDOG === "1").length;
}

/** The next round is set up once the one before it is through. */
async function timerSet(): Promise<void> {
  while (clock.timerCount === 0) await new Promise(setImmediate);
}
