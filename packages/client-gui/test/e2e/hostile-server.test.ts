/** A hostile server before the real window, which is traced: all that it says is text or ends its session, and nothing is opened. */
import { mkdir, readdir, readFile } from "node:fs/promises";
import { homedir } from "node:os";
import { dirname, join } from "node:path";
import { cleanFileName } from "@conclave/protocol";
import type { Person } from "@conclave/testbed/person";
import { plain } from "@conclave/testbed/person";
import { afterAll, beforeAll, expect, test } from "vitest";
import { showableLine } from "../../src/text/isolate.ts";
import { messageSummary } from "../../src/text/message-text.ts";
import { breaches, neverShown } from "../hostile/breaches.ts";
import { fileBytes, LyingLobby, lastText } from "../hostile/lying-lobby.ts";
import { harmlessScript, hostileScript, type Script } from "../hostile/script.ts";
import { HostileServer, type Visit } from "../support/hostile-server.ts";
import { Scene } from "../support/scene.ts";
import { Talker } from "../support/talker.ts";
import { gist, type Request, readTrace, tracer } from "../support/traced.ts";

let scene: Scene;
let ana: Person;
/** At the other server, which is a good one. */
let bob: Talker;
let refuge: number;
let hostile: HostileServer;
let here: Visit;
let trace: string;
let downloads: string;

beforeAll(async () => {
  scene = await Scene.start();
  trace = join(scene.folder, "trace");
  downloads = join(scene.folder, "home", "Downloads");
  await mkdir(downloads, { recursive: true });
  // What Qt needs to have been built for is in the cache.
  const { XDG_CACHE_HOME = join(homedir(), ".cache") } = process.env;
  ana = await scene.member("ana", {
    runner: tracer(trace),
    env: { HOME: dirname(downloads), XDG_CACHE_HOME },
  });
  bob = scene.use(await Talker.join(scene, "bob"));
  refuge = await bob.client.open({ name: "refuge", kind: "private" });
  await bob.client.settled(bob.client.setRole(refuge, "ana", "member"));
  await ana.untilRoom(/refuge/);
  hostile = scene.use(await HostileServer.start());
}, 120_000);

afterAll(async () => {
  await scene[Symbol.asyncDispose]();
});

test("what no good server lets through is shown as text, and no file is opened and no socket made because of any", {
  timeout: 300_000,
}, async () => {
  await using harmless = await HostileServer.start();
  const fromMs = Date.now();
  await visit(harmless, harmlessScript);
  const hostileFromMs = Date.now();
  here = await visit(hostile, hostileScript);
  const requests = await readTrace(trace);
  // What was fetched has another name each time.
  const kind = (request: Request) =>
    gist(request).replace(
      new RegExp(`(${RegExp.escape(gist({ timeMs: 0, call: downloads }))}/)[^/"]+`),
      "$1FILE",
    );
  const usual = new Set(
    requests.filter(({ timeMs }) => timeMs >= fromMs && timeMs < hostileFromMs).map(kind),
  );
  const because = requests.filter((request) => request.timeMs >= hostileFromMs && !usual.has(kind(request)));
  expect(because.map(({ call }) => call)).toEqual([]);
  expect(ana.output).toEqual([]);
});

test("thousands of people and rooms at once: the window goes on, and so does the other server", {
  timeout: 120_000,
}, async () => {
  // Whoever reads all of the window, as a test does, would take longer than the window: here only what is typed counts.
  const lobby = new LyingLobby(hostileScript);
  here.tell(...lobby.crowd());
  await ana.type("this is taken\n");
  await here.untilAsked("SAY", 3);
  here.tell(...lobby.crowdGoes());
  await ana.type("this is taken\n");
  await here.untilAsked("SAY", 4);
  await goToRefuge();
  await bob.say("are you there?", { room: refuge });
  await ana.untilShown("are you there?");
  await ana.say("safe and sound");
  await ana.untilShown(/safe and sound, Stored$/);
  expect(ana.output).toEqual([]);
});

test("what no server may send ends its session with a sentence, nothing of it is shown, and the next one can begin", {
  timeout: 300_000,
}, async () => {
  here.hangUp();
  await using server = await HostileServer.start();
  const lobby = new LyingLobby(harmlessScript);
  let visit = await enter(server, harmlessScript, lobby);
  for (const { what, told } of breaches) {
    visit.tell(told);
    await visit.over;
    await ana.untilStrip(/^Not connected to A good server/);
    await ana.sees({
      role: "label",
      name: `The server at ${server.address} sent something that no server may send.`,
    });
    expect(
      (await ana.messages()).filter((text) => text.includes(neverShown)),
      what,
    ).toEqual([]);
    const coming = server.visitor();
    await ana.press("alt+l", "w");
    visit = await coming;
    visit.welcome(harmlessScript.welcome, lobby.greeting(), lobby.answer);
    await ana.seesNo({ role: "label", description: "Connection" });
  }
  // A goodbye is told by its number, in words of our own.
  visit.tellRaw(
    "BYE",
    Buffer.concat([Buffer.of(77), Buffer.from(`<img src="file:///etc/passwd">${neverShown}`)]),
  );
  await ana.sees({
    role: "label",
    name: /ended the connection: code 77, which this version does not know\.$/,
  });
  await goToRefuge();
  await ana.say("still here");
  await ana.untilShown(/still here, Stored$/);
  expect(ana.output).toEqual([]);
});

/** Everything that a server can have shown, in its lobby and in the dialogs. */
async function visit(server: HostileServer, script: Script): Promise<Visit> {
  const lobby = new LyingLobby(script);
  const visit = await enter(server, script, lobby);
  visit.tell(...lobby.happenings());
  await ana.untilShown(lastText);
  const { names, texts, topics, files, marks } = script;
  await expectListed("Messages", [...names, ...texts, ...topics, ...files, ...marks]);
  await expectListed("Rooms", names);
  await expectListed("People", names);
  await lookAround(script);
  await ana.say("this is refused");
  await ana.untilShown(/this is refused, .*[Rr]efused/);
  await ana.say("this is taken");
  await ana.untilShown(/this is taken, Stored$/);
  await download(script);
  return visit;
}

async function enter(server: HostileServer, script: Script, lobby: LyingLobby): Promise<Visit> {
  const coming = server.visitor();
  await ana.press("ctrl+n");
  await ana.fill("Invitation or address", `${server.address}\n`);
  await ana.sees({ role: "push button", name: "Trust and connect" });
  await ana.press("alt+t");
  const visit = await coming;
  visit.welcome(script.welcome, lobby.greeting(), lobby.answer);
  await ana.untilConnected();
  const title = `lobby — ${showableLine(script.welcome)} at ${showableLine(script.serverName)} — Conclave`;
  await ana.untilTitle(new RegExp(`^(\\(\\d+\\) )?${RegExp.escape(title)}$`));
  return visit;
}

/** Each dialog that shows what the server answers. */
async function lookAround({ names, topics, texts }: Script): Promise<void> {
  await ana.press("ctrl+i");
  await expectListed("Members", names);
  await expectListed("Pinned messages", ["Message 123456"]);
  await ana.press("Escape");
  await ana.seesNo({ role: "dialog" });

  await ana.press("alt+l", "b");
  await expectListed("Public rooms", topics);
  await ana.press("Escape");
  await ana.seesNo({ role: "dialog" });

  await ana.press("ctrl+shift+f");
  const dialog = await ana.sees({ role: "dialog" });
  // A search on all servers would show the hits of a good one first.
  await ana.tabTo({ role: "combo box", name: "On all servers" });
  await ana.press("Up");
  await ana.sees({ role: "combo box", name: /^In my rooms at / });
  await ana.fill("Words", "anything\n");
  await dialog.get({ role: "label", name: /^\d+ results?, and there are more\./ });
  await expectListed(
    "Results",
    texts.map((text) => messageSummary(text, 400)),
  );
  while ((await dialog.find({ role: "list", state: "focused" })) === undefined) await ana.press("Tab");
  await ana.press("Home", "Return");
  await dialog.get({ role: "label", name: "The message is not there any more." });
  await ana.press("Escape");
  await ana.seesNo({ role: "dialog" });
  await ana.goToComposer();
}

/** One file that is what it says, and one that is not: only the first is there then, under a name that is fit for it. */
async function download({ files }: Script): Promise<void> {
  const before = await readdir(downloads);
  for (const [text, end] of [
    ["with file 0", /with file 0$/],
    ["with file 1", /is not what was put into the room.*with file 1$/],
  ] as const) {
    // A menu that closes leaves the keyboard to the window manager for a moment.
    await ana.goToComposer();
    await ana.goToMessages();
    // A key that comes before the keyboard has gone there would be the composer's.
    await ana.application.until({ role: "text", name: "Message" }, async (composer) => {
      return !(await composer.states()).includes("focused");
    });
    await ana.chooseMessage(text);
    await ana.press("Menu");
    await scene.desktop.pressKey("w");
    await ana.untilShown(end);
  }
  await expect.poll(async () => (await readdir(downloads)).length).toBe(before.length + 1);
  const [name = ""] = (await readdir(downloads)).filter((each) => !before.includes(each));
  expect(name).not.toMatch(/^[-.]/);
  expect(cleanFileName(name)).toBe(name);
  expect(await readFile(join(downloads, name))).toEqual(fileBytes);
  expect(files).not.toContain(`../${name}`);
  await ana.goToComposer();
}

async function goToRefuge(): Promise<void> {
  await ana.press("ctrl+k");
  await ana.untilFocused({ role: "text", name: "Go to" });
  await ana.type("refuge\n");
  await ana.untilIn("refuge");
}

/** Waits until a screen reader can read each of them somewhere in a list, as what it is. */
async function expectListed(name: string, texts: readonly string[]): Promise<void> {
  const list = await ana.application.get({ role: "list", name });
  const wanted = texts.map((text) => plain(showableLine(text)));
  for (const deadlineMs = performance.now() + patienceMs; ; ) {
    const items = (await list.findAll({ role: "list item", hidden: true })).map((item) => plain(item.name));
    const missing = wanted.filter((text) => !items.some((item) => item.includes(text)));
    if (missing.length === 0) return;
    if (performance.now() > deadlineMs) expect(missing, `not in ${name}`).toEqual([]);
  }
}

const patienceMs = 15_000;
