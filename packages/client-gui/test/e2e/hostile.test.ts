/** Hostile texts in the real window, which is traced: all are shown as what they are, and nothing is opened because of any. */
import { join } from "node:path";
import { textFault } from "@conclave/protocol";
import type { Person } from "@conclave/testbed/person";
import { plain } from "@conclave/testbed/person";
import { afterEach, beforeEach, expect, test } from "vitest";
import { showableLine } from "../../src/text/isolate.ts";
import { messageText } from "../../src/text/message-text.ts";
import { hostileFor, hostileTexts } from "../hostile/corpus.ts";
import { Scene } from "../support/scene.ts";
import { Talker } from "../support/talker.ts";
import { gist, type Request, readTrace, tracer } from "../support/traced.ts";

let scene: Scene;

beforeEach(async () => {
  scene = await Scene.start({ config });
});

afterEach(async () => {
  await scene[Symbol.asyncDispose]();
});

test("hostile texts are shown as text, and no file is opened and no socket made because of any", {
  timeout: 300_000,
}, async () => {
  const trace = join(scene.folder, "trace");
  const ana = await scene.member("ana", { runner: tracer(trace) });
  await ana.untilTitle(new RegExp(RegExp.escape(serverName)));
  await using bob = await Talker.join(scene, "bob");
  // The same things first, with nothing bad in them: with the same letters, since each script's font is a file.
  const fromMs = Date.now();
  await tell(ana, bob, "harmless", harmless);
  const hostileFromMs = Date.now();
  const told = await tell(ana, bob, "hostile", {
    messages: hostileTexts,
    files: [...hostileFor("file-name"), ...hostileFor("room-name")],
    topics: [...hostileFor("topic"), ...hostileFor("banner")],
    rooms: [...hostileFor("room-name"), ...hostileFor("topic"), ...hostileFor("banner")],
    names: [...hostileFor("name"), ...hostileFor("room-name")],
  });
  expect(told.messages).toBeGreaterThan(300);
  for (const count of Object.values(told)) expect(count).toBeGreaterThan(0);

  const requests = await readTrace(trace);
  const before = requests.filter(({ timeMs }) => timeMs >= fromMs && timeMs < hostileFromMs);
  const usual = new Set(before.map(gist));
  const because = requests.filter((request) => request.timeMs >= hostileFromMs && !usual.has(gist(request)));
  expect(because.map(({ call }) => call)).toEqual([]);
  // The trace has seen what there was to see: this window keeps what it knows in files.
  expect(requests.some(isOpening)).toBe(true);
});

interface Texts {
  readonly messages: readonly string[];
  readonly files: readonly string[];
  readonly topics: readonly string[];
  readonly rooms: readonly string[];
  readonly names: readonly string[];
}

/** Brings all of them before the window, as far as the server lets them through, and waits until each is shown; how many. */
async function tell(
  ana: Person,
  bob: Talker,
  kind: string,
  texts: Texts,
): Promise<Record<keyof Texts, number>> {
  const room = await bob.client.open({ name: `${kind}-texts`, kind: "private" });
  await bob.client.settled(bob.client.setRole(room, "ana", "member"));
  await ana.untilRoom(new RegExp(`${kind}-texts`));
  await ana.press("ctrl+k");
  await ana.untilFocused({ role: "text", name: "Go to" });
  await ana.type(`${kind}-texts\n`);
  await ana.untilIn(`${kind}-texts`);

  // All of it, and then one look at each list: whoever looks has the window answer for everything in it.
  const messages = texts.messages.filter((text) => textFault(text) === undefined);
  for (const text of messages) await bob.say(text, { room });
  const files = texts.files.filter((name) =>
    accepts(() => bob.client.sendFile({ room, name, bytes: oneByte })),
  );
  const topics: string[] = [];
  for (const topic of texts.topics)
    if (await isStored(bob, () => bob.client.setTopic(room, topic))) topics.push(topic);
  const listed = [...messages.map((text) => messageText(text)), ...files, ...topics];
  await expectListed(ana, "Messages", listed.map(showableLine));

  const rooms: { readonly name: string; readonly room: number }[] = [];
  for (const name of texts.rooms) {
    const made = await bob.client.open({ name, kind: "private" }).catch(() => undefined);
    if (made === undefined) continue;
    rooms.push({ name, room: made });
    await bob.client.settled(bob.client.setRole(made, "ana", "member"));
  }
  await expectListed(
    ana,
    "Rooms",
    rooms.map(({ name }) => showableLine(name)),
  );
  for (const { room: made } of rooms) await bob.client.settled(bob.client.setRole(made, "ana", "none"));

  const talkers: Talker[] = [];
  for (const name of texts.names) {
    const talker = await Talker.join(scene, name).catch(() => undefined);
    if (talker === undefined) continue;
    talkers.push(talker);
    await bob.client.settled(bob.client.setRole(room, String(talker.client.name), "member"));
  }
  const names = talkers.map(({ client }) => showableLine(String(client.name)));
  await expectListed(ana, "People", names);
  for (const { client } of talkers) client.close();
  return {
    ...{ messages: messages.length, files: files.length, topics: topics.length },
    ...{ rooms: rooms.length, names: names.length },
  };
}

/** Waits until a screen reader can read each of them somewhere in a list. */
async function expectListed(ana: Person, name: string, texts: readonly string[]): Promise<void> {
  const list = await ana.application.get({ role: "list", name });
  for (const deadlineMs = performance.now() + patienceMs; ; ) {
    const items = (await list.findAll({ role: "list item", hidden: true })).map((item) => plain(item.name));
    const missing = texts.map(plain).filter((text) => !items.some((item) => item.includes(text)));
    if (missing.length === 0) return;
    if (performance.now() > deadlineMs) expect(missing, `not in ${name}`).toEqual([]);
  }
}

async function isStored(bob: Talker, write: () => string): Promise<boolean> {
  try {
    return (await bob.client.settled(write())).kind === "stored";
  } catch {
    return false;
  }
}

/** What cannot be sent at all is refused at once. */
function accepts(send: () => string): boolean {
  try {
    send();
    return true;
  } catch {
    return false;
  }
}

function chunks(texts: readonly string[], count: number): string[][] {
  return Array.from({ length: Math.ceil(texts.length / count) }, (_, index) =>
    texts.slice(index * count, (index + 1) * count),
  );
}

function isOpening({ call }: Request): boolean {
  return call.startsWith("open");
}

const patienceMs = 15_000;
const oneByte = new Uint8Array(1);

/** As many, in the same letters and in all ways of writing, with nothing in them that anybody could take for a command. */
const letters = [...new Set(hostileTexts.join(""))].filter((letter) => /[^\0-\x7f]/.test(letter));
const harmlessTexts = [
  ...chunks(letters, 4).map((some) => some.join(" ")),
  ...chunks(letters, 40).flatMap((some) => [
    `**${some.join(" ")}**`,
    `*${some.join(" ")}*`,
    `\`${some.join(" ")}\``,
  ]),
  ...Array.from(
    { length: 20 },
    (_, number) => `This is text ${number}, **which** _does_ \`nothing\` at all.`,
  ),
].filter((text) => textFault(text) === undefined);
const harmless: Texts = {
  messages: harmlessTexts,
  files: harmlessTexts.slice(0, 20),
  topics: harmlessTexts.slice(0, 40),
  rooms: Array.from({ length: 10 }, (_, number) => `harmless-${number}`),
  names: ["carol", "dave", "مريم"],
};

/** What the server calls itself is a text of others, too. */
const serverName = '<img src="file:///etc/passwd">';
const config = `
[server]
name = '${serverName}'
[limits]
exempt = ["127.0.0.0/8"]
[member]
text_burst = 100000
texts_per_second = 100000
questions = 1000
`;
