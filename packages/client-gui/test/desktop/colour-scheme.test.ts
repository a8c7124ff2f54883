import { EventEmitter, once } from "node:events";
import { defineInterface, Variant } from "dbus-native";
import { afterEach, beforeEach, expect, test } from "vitest";
import type { Bus } from "../../src/desktop/bus.ts";
import { ColourScheme, type DesktopColours } from "../../src/desktop/colour-scheme.ts";
import { TestBus } from "../support/buses.ts";

/** The settings portal, as far as it is about appearance: `Read` answers a variant in a variant. */
async function startPortal(testBus: TestBus, values: Record<string, number>) {
  const stranger = await testBus.stranger();
  const settings = defineInterface({
    name: "org.freedesktop.portal.Settings",
    methods: {
      Read: {
        in: { namespace: "s", key: "s" },
        out: { value: "v" },
        handler: ({ namespace, key }) => {
          const value = namespace === "org.freedesktop.appearance" ? values[key] : undefined;
          if (value === undefined) throw new Error("Requested setting not found");
          return new Variant("v", new Variant("u", value));
        },
      },
    },
    signals: { SettingChanged: { args: { namespace: "s", key: "s", value: "v" } } },
  });
  await stranger.bus.export("/org/freedesktop/portal/desktop", settings);
  await stranger.bus.ownName("org.freedesktop.portal.Desktop");
  const change = (key: string, value: number, namespace = "org.freedesktop.appearance") =>
    settings.emit["SettingChanged"]?.(namespace, key, new Variant("u", value));
  return { change, [Symbol.asyncDispose]: () => stranger[Symbol.asyncDispose]() };
}

let testBus: TestBus;
let bus: Bus;
let seen: DesktopColours[];
const changes = new EventEmitter();

beforeEach(async () => {
  testBus = await TestBus.start();
  bus = await testBus.connect();
  seen = [];
});

afterEach(async () => {
  expect(testBus.errors).toEqual([]);
  await testBus[Symbol.asyncDispose]();
});

function see(colours: DesktopColours): void {
  seen.push(colours);
  changes.emit("seen");
}

async function untilSeen(count: number): Promise<void> {
  while (seen.length < count) await once(changes, "seen");
}

test("what the desktop wants is told at the start, and again whenever it changes", async () => {
  await using portal = await startPortal(testBus, { "color-scheme": 1 });
  using _ = await ColourScheme.start(bus, see);
  expect(seen).toEqual([{ scheme: "dark", contrast: "none" }]);
  portal.change("accent-color", 5);
  portal.change("color-scheme", 2, "org.gnome.desktop.interface");
  portal.change("color-scheme", 1);
  portal.change("contrast", 1);
  portal.change("color-scheme", 2);
  portal.change("color-scheme", 0);
  await untilSeen(4);
  expect(seen.slice(1)).toEqual([
    { scheme: "dark", contrast: "high" },
    { scheme: "light", contrast: "high" },
    { scheme: "none", contrast: "high" },
  ]);
});

test("without a portal nothing is told; one that comes later is asked", async () => {
  using _ = await ColourScheme.start(bus, see);
  expect(seen).toEqual([]);
  await using _portal = await startPortal(testBus, { "color-scheme": 2, contrast: 1 });
  await untilSeen(2);
  expect(seen.at(-1)).toEqual({ scheme: "light", contrast: "high" });
});

test("once it is undone nothing is told any more", async () => {
  await using portal = await startPortal(testBus, { "color-scheme": 1 });
  const first = await ColourScheme.start(bus, see);
  first[Symbol.dispose]();
  using _ = await ColourScheme.start(bus, (colours) => see({ ...colours, contrast: "high" }));
  portal.change("color-scheme", 2);
  await untilSeen(3);
  expect(seen).toEqual([
    { scheme: "dark", contrast: "none" },
    { scheme: "dark", contrast: "high" },
    { scheme: "light", contrast: "high" },
  ]);
});
