/** Notifications from end to end: people at a real server, and a notification service on a real bus. */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { lobby, type RoomId } from "@conclave/protocol";
import { Daemon, type RunningDaemon } from "@conclave/testbed/daemon";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import type { ServerKey } from "../../src/app/app-state.ts";
import type { News } from "../../src/app/sessions/session-parts.ts";
import { announceNews } from "../../src/desktop/announce-news.ts";
import { Announcer } from "../../src/desktop/announcer.ts";
import { Notifications } from "../../src/desktop/notifications.ts";
import { Person } from "../app/support/people.ts";
import { TestBus } from "../support/buses.ts";
import { NotificationService } from "../support/notification-service.ts";

let daemon: RunningDaemon;
let serverFolder: string;
let stack: AsyncDisposableStack;
let service: NotificationService;
let notifications: Notifications;

beforeAll(async () => {
  serverFolder = await mkdtemp(join(tmpdir(), "conclaved-"));
  daemon = await Daemon.start("--listen", "127.0.0.1:0", "--state", serverFolder);
});

afterAll(async () => {
  await daemon.stop();
  await rm(serverFolder, { recursive: true });
});

beforeEach(() => {
  stack = new AsyncDisposableStack();
});

afterEach(() => stack.disposeAsync());

/** Gives somebody a desktop that tells of what others say. */
async function withDesktop(person: Person): Promise<Person> {
  const testBus = stack.use(await TestBus.start());
  service = stack.use(await NotificationService.start(testBus));
  const onOpen = ({ server, room }: { readonly server: ServerKey; readonly room: RoomId }) =>
    person.sessions.go({ kind: "room", server, room });
  notifications = stack.use(await Notifications.start({ bus: await testBus.connect(), onOpen }));
  const announcer = stack.use(new Announcer(notifications));
  const onNews = (hear: (news: News) => void) => person.sessions.onNews(hear);
  stack.defer(announceNews({ store: person.store, announcer, onNews }));
  return person;
}

async function bothIn(one: Person, other: Person): Promise<ServerKey> {
  const key = await one.enter(daemon);
  await other.enter(daemon);
  await other.until(() => other.server(key).present.length >= 2);
  return key;
}

test("a mention is told while the person looks elsewhere, chatter is not, and a click leads there", async () => {
  const [ida, jon] = [await withDesktop(await Person.make("ida")), await Person.make("jon")];
  const key = await bothIn(ida, jon);
  await jon.tell(key, lobby, "ida, on the screen of somebody who is here", ida);
  ida.sessions.attend("away");
  await jon.tell(key, lobby, "chatter", ida);
  await jon.tell(key, lobby, "<b>ida</b>, look", ida);
  await service.until(2);
  await notifications.settled();
  expect(service.only).toMatchObject({ body: "&lt;b&gt;ida&lt;/b&gt;, look" });
  expect(service.only.title).toContain("\u2068jon\u2069");
  ida.sessions.go({ kind: "welcome" });
  await service.click(service.only.id);
  await ida.until(({ place }) => place.kind === "room");
});

test("what is read on another device is taken away", async () => {
  const [kay, lee] = [await withDesktop(await Person.make("kay")), await Person.make("lee")];
  const key = await bothIn(kay, lee);
  kay.sessions.attend("away");
  await lee.tell(key, lobby, "kay?", kay);
  await service.until(2);
  await notifications.settled();
  expect(service.shown.size).toBe(1);
  const phone = kay.device();
  await phone.enter(daemon);
  phone.sessions.markRead(key, lobby, lee.room(key, lobby).info.last);
  await service.until(3);
  expect(service.asked.at(-1)).toBe("Close 1");
});

test("what was missed is one summary", async () => {
  const [mia, ned] = [await Person.make("mia"), await Person.make("ned")];
  const key = await bothIn(mia, ned);
  await ned.tell(key, lobby, "seen", mia);
  mia.sessions.markRead(key, lobby, mia.item(key, lobby, "seen").number);
  await mia.quit();
  for (let count = 1; count <= 3; count++) await ned.tell(key, lobby, `mia ${count}`);
  const again = await withDesktop(await mia.restarted());
  again.sessions.attend("away");
  await again.enter(daemon);
  await service.until(2);
  await notifications.settled();
  expect(service.asked).toEqual(["GetCapabilities", "Notify 0"]);
  expect(service.only.title).toContain("3 messages for you in");
  expect(service.only.hints["urgency"]).toBe(0);
});

test("what the server announces is told and counts as unread, and is gone once it is read", async () => {
  const pam = await withDesktop(await Person.make("pam"));
  const key = await pam.enter(daemon);
  pam.sessions.attend("away");
  const before = pam.unread(key, lobby).unreadCount;
  const announced = Daemon.run("admin", "announce", "the server stops at noon", "--state", serverFolder);
  expect(await announced.exit).toBe(0);
  await service.until(2);
  await notifications.settled();
  expect(service.only.body).toContain("the server stops at noon");
  expect(pam.unread(key, lobby)).toEqual({ unreadCount: before + 1, mentionCount: 0 });
  pam.sessions.attend("here");
  pam.sessions.markRead(key, lobby, pam.room(key, lobby).info.last);
  await service.until(3);
  expect(service.shown.size).toBe(0);
  expect(pam.unread(key, lobby).unreadCount).toBe(0);
});
