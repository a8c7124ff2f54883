import { EventEmitter, once } from "node:events";
import { afterEach, beforeEach, expect, test } from "vitest";
import { Bus } from "../../src/desktop/bus.ts";
import { SessionWatch } from "../../src/desktop/session-watch.ts";
import { TestBus } from "../support/buses.ts";

let testBus: TestBus;
let watch: SessionWatch;
let seen: string[];
const happened = new EventEmitter();

beforeEach(async () => {
  testBus = await TestBus.start();
  seen = [];
  const system = await Bus.connect("system", { env: testBus.env, onError: () => {} });
  const note = (what: string) => {
    seen.push(what);
    happened.emit("seen");
  };
  watch = await SessionWatch.start({
    system,
    session: await testBus.connect(),
    onWake: () => note("wake"),
    onLock: note,
  });
  disposeSystem = () => system?.[Symbol.asyncDispose]();
});

let disposeSystem: () => Promise<void> | undefined;

afterEach(async () => {
  watch[Symbol.dispose]();
  await disposeSystem();
  expect(testBus.errors).toEqual([]);
  await testBus[Symbol.asyncDispose]();
});

async function untilSeen(count: number): Promise<void> {
  while (seen.length < count) await once(happened, "seen");
}

/** A service of which only its signal matters. */
async function service(name: string, path: string, face: string, member: string, signature: string) {
  const { bus } = await testBus.stranger();
  await bus.ownName(name);
  return (value: unknown) => bus.sendSignal(path, face, member, signature, [value]);
}

test("after sleep, and not before it, it is time to try again", async () => {
  const login = "org.freedesktop.login1";
  const sleep = await service(login, "/org/freedesktop/login1", `${login}.Manager`, "PrepareForSleep", "b");
  sleep(true);
  sleep(false);
  await untilSeen(1);
  sleep(true);
  sleep(false);
  await untilSeen(2);
  expect(seen).toEqual(["wake", "wake"]);
});

test("when there is a network again it is time to try again", async () => {
  const manager = "org.freedesktop.NetworkManager";
  const state = await service(manager, "/org/freedesktop/NetworkManager", manager, "StateChanged", "u");
  for (const value of [20, 40, 70, 70, 20, 60, 70]) state(value);
  await untilSeen(3);
  // Behind all of them.
  const saver = await service(
    "org.gnome.ScreenSaver",
    "/org/gnome/ScreenSaver",
    "org.gnome.ScreenSaver",
    "ActiveChanged",
    "b",
  );
  saver(true);
  await untilSeen(4);
  expect(seen).toEqual(["wake", "wake", "wake", "locked"]);
});

test.each([
  ["org.freedesktop.ScreenSaver", "/org/freedesktop/ScreenSaver"],
  ["org.freedesktop.ScreenSaver", "/ScreenSaver"],
  ["org.gnome.ScreenSaver", "/org/gnome/ScreenSaver"],
])("a locked screen is told once, and once that it is open again: %s at %s", async (name, path) => {
  const active = await service(name, path, name, "ActiveChanged", "b");
  for (const value of [true, true, false, false, true]) active(value);
  await untilSeen(3);
  expect(seen).toEqual(["locked", "open", "locked"]);
});

test("without any bus nothing is heard, and that is no fault", async () => {
  using quiet = await SessionWatch.start({
    system: undefined,
    session: undefined,
    onWake: () => expect.unreachable(),
    onLock: () => expect.unreachable(),
  });
  expect(quiet).toBeDefined();
});
