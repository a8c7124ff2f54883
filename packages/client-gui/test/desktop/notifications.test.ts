import { afterEach, beforeEach, expect, test } from "vitest";
import { Bus } from "../../src/desktop/bus.ts";
import { type Notification, Notifications } from "../../src/desktop/notifications.ts";
import { showable } from "../../src/text/isolate.ts";
import { hostileTexts } from "../hostile/corpus.ts";
import { readShown } from "../hostile/shown.ts";
import { TestBus } from "../support/buses.ts";
import { NotificationService } from "../support/notification-service.ts";

const server = "chat.example.org:5068";

function message(number: number, changes: Partial<Notification> = {}): Notification {
  return {
    server,
    room: 3,
    number,
    title: "ana in ops",
    body: `text ${number}`,
    urgency: "normal",
    ...changes,
  };
}

let testBus: TestBus;
let opened: unknown[];
let notifications: Notifications;
let whenOpened: () => void;

beforeEach(async () => {
  testBus = await TestBus.start();
  opened = [];
  whenOpened = () => {};
  notifications = await Notifications.start({
    bus: await testBus.connect(),
    onOpen: (target, token) => {
      opened.push([target, token]);
      whenOpened();
    },
  });
});

afterEach(async () => {
  await notifications[Symbol.asyncDispose]();
  expect(testBus.errors).toEqual([]);
  await testBus[Symbol.asyncDispose]();
});

test("a notification says who, what, which program and which kind", async () => {
  await using service = await NotificationService.start(testBus);
  notifications.show(message(7));
  await notifications.settled();
  expect(service.asked).toEqual(["GetCapabilities", "Notify 0"]);
  expect(service.only).toMatchObject({
    application: "Conclave",
    title: "ana in ops",
    body: "text 7",
    actions: ["default", "Open"],
    hints: { "desktop-entry": "chat.conclave.Conclave", category: "im.received", urgency: 1 },
  });
});

const hostile = `<b>&amp; <img src="file:///etc/passwd"> it's`;

test("what people wrote is no markup for a service that understands markup", async () => {
  await using service = await NotificationService.start(testBus, ["body", "body-markup"]);
  notifications.show(message(1, { body: hostile }));
  await notifications.settled();
  expect(service.only.body).toBe(
    "&lt;b&gt;&amp;amp; &lt;img src=&quot;file:///etc/passwd&quot;&gt; it&#39;s",
  );
  expect(service.only.actions).toEqual([]);
});

test("no hostile text becomes markup on its way over the bus, and of long ones the beginning is shown", async () => {
  await using service = await NotificationService.start(testBus, ["body", "body-markup"]);
  for (const [index, text] of hostileTexts.entries()) {
    notifications.show(message(index + 1, { body: text }));
    await notifications.settled();
    const { text: seen, tags } = readShown(service.only.body);
    expect([...tags]).toEqual([]);
    expect(seen.length).toBeLessThanOrEqual(280);
    expect(showable(text).startsWith(seen.replace(/…$/, ""))).toBe(true);
  }
});

test("it is as it was written for a service that does not", async () => {
  await using service = await NotificationService.start(testBus, ["body"]);
  notifications.show(message(1, { body: hostile }));
  await notifications.settled();
  expect(service.only.body).toBe(hostile);
});

test("the next one of a room replaces the one before; other rooms have their own", async () => {
  await using service = await NotificationService.start(testBus);
  notifications.show(message(1));
  await notifications.settled();
  notifications.show(message(2));
  await notifications.settled();
  notifications.show(message(1, { room: 4 }));
  await notifications.settled();
  expect(service.asked).toEqual(["GetCapabilities", "Notify 0", "Notify 1", "Notify 0"]);
  expect([...service.shown.values()].map(({ body }) => body)).toEqual(["text 2", "text 1"]);
});

test("of many that come while the service is slow only the last one is shown", async () => {
  await using service = await NotificationService.start(testBus);
  const release = service.hold();
  for (let number = 1; number <= 50; number++) notifications.show(message(number));
  await service.until(2);
  release();
  await notifications.settled();
  expect(service.only.body).toBe("text 50");
  await notifications[Symbol.asyncDispose]();
  expect(service.asked).toEqual(["GetCapabilities", "Notify 0", "Notify 1", "Close 1"]);
});

test("a click leads to the message, with the token that lets the window come to the front", async () => {
  await using service = await NotificationService.start(testBus);
  const clicked = new Promise<void>((resolve) => {
    whenOpened = () => {
      if (opened.length === 2) resolve();
    };
  });
  notifications.show(message(7));
  notifications.show(message(8, { room: 4 }));
  await notifications.settled();
  await service.click(1, "other");
  await service.click(99);
  await service.click(2, "default", "a-token");
  await service.click(1);
  await clicked;
  expect(opened).toEqual([
    [{ server, room: 4, number: 8 }, "a-token"],
    [{ server, room: 3, number: 7 }, undefined],
  ]);
});

test("a click that comes together with the answer that names the notification is heard", async () => {
  await using service = await NotificationService.start(testBus);
  const clicked = new Promise<void>((resolve) => {
    whenOpened = resolve;
  });
  service.afterNotify = (id) => {
    setImmediate(() => {
      // Until the bus has passed on both, so that we read them in one go.
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 50);
    });
    service.clickAtOnce(id);
  };
  notifications.show(message(7));
  await clicked;
  expect(opened).toEqual([[{ server, room: 3, number: 7 }, undefined]]);
});

test("signals of programs that are not the service are not heard, though they are sent to us", async () => {
  await using service = await NotificationService.start(testBus);
  const clicked = new Promise<void>((resolve) => {
    whenOpened = resolve;
  });
  notifications.show(message(7));
  await notifications.settled();
  const stranger = await testBus.stranger();
  const { caller } = service;
  if (caller === undefined) throw new Error("nobody has called");
  stranger.signal(
    caller,
    { path: "/org/freedesktop/Notifications", interface: "org.freedesktop.Notifications" },
    "ActionInvoked",
    "us",
    [1, "default"],
  );
  await stranger.sync();
  // An answer from the bus comes behind the stranger's signal.
  notifications.show(message(8));
  await notifications.settled();
  await service.click(1);
  await clicked;
  expect(opened).toEqual([[{ server, room: 3, number: 8 }, undefined]]);
});

test("one that was read elsewhere is taken away, and one that never was is not asked for", async () => {
  await using service = await NotificationService.start(testBus);
  notifications.close(server, 3);
  notifications.show(message(1));
  await notifications.settled();
  notifications.close(server, 3);
  await notifications.settled();
  expect(service.asked).toEqual(["GetCapabilities", "Notify 0", "Close 1"]);
  expect(service.shown.size).toBe(0);
});

test("one that a person has closed is not replaced: the next one is new", async () => {
  await using service = await NotificationService.start(testBus);
  notifications.show(message(1));
  await notifications.settled();
  service.dismiss(1);
  // Its answer comes behind the signal.
  notifications.show(message(1, { room: 4 }));
  await notifications.settled();
  notifications.show(message(3));
  await notifications.settled();
  expect(service.asked).toEqual(["GetCapabilities", "Notify 0", "Notify 0", "Notify 0"]);
  expect([...service.shown.values()].map(({ body }) => body)).toEqual(["text 1", "text 3"]);
});

test("a service that ends and comes again is asked again what it can, and shows what comes next", async () => {
  {
    await using first = await NotificationService.start(testBus);
    notifications.show(message(1));
    await notifications.settled();
    expect(first.only.body).toBe("text 1");
  }
  notifications.show(message(2));
  await using second = await NotificationService.start(testBus, ["body"]);
  notifications.show(message(3, { body: "<3" }));
  await notifications.settled();
  expect(second.asked).toEqual(["GetCapabilities", "Notify 0"]);
  expect(second.only.body).toBe("<3");
});

test("without a service nothing happens, and one that comes later is found", async () => {
  notifications.show(message(1));
  notifications.close(server, 3);
  await using service = await NotificationService.start(testBus);
  notifications.show(message(2));
  await notifications.settled();
  expect(service.only.body).toBe("text 2");
});

test("at the end nothing is left on the screen", async () => {
  await using service = await NotificationService.start(testBus);
  notifications.show(message(1));
  notifications.show(message(1, { room: 4 }));
  await notifications[Symbol.asyncDispose]();
  expect(service.asked.filter((each) => each.startsWith("Notify"))).toHaveLength(2);
  expect(service.shown.size).toBe(0);
});

test.each([
  ["no address", {}],
  ["an address where nothing is", { DBUS_SESSION_BUS_ADDRESS: "unix:path=/nowhere/bus" }],
  ["an address that means nothing", { DBUS_SESSION_BUS_ADDRESS: "%zz;autolaunch:" }],
])("with %s there is no bus, and that is no fault", async (_, env) => {
  const onError = () => expect.unreachable();
  expect(await Bus.connect("session", { env: { XDG_RUNTIME_DIR: "/nowhere", ...env }, onError })).toBe(
    undefined,
  );
});
