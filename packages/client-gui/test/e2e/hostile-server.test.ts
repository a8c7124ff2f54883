/** A hostile server before the real window, which is traced: all that it says is text or ends its session, and nothing is opened. */
import { mkdir } from "node:fs/promises";
import { homedir } from "node:os";
import { dirname, join } from "node:path";
import type { Person } from "@conclave/testbed/person";
import { plain } from "@conclave/testbed/person";
import { afterAll, beforeAll, expect, test } from "vitest";
import { showableLine } from "../../src/text/isolate.ts";
import { messageSummary } from "../../src/text/message-text.ts";
import { LyingLobby, lastText } from "../hostile/lying-lobby.ts";
import { harmlessScript, hostileScript, type Script } from "../hostile/script.ts";
import { HostileServer, type Visit } from "../support/hostile-server.ts";
import { Scene } from "../support/scene.ts";
import { Talker } from "../support/talker.ts";
import { gist, readTrace, tracer } from "../support/traced.ts";

let scene: Scene;
let ana: Person;
let bob: Talker;
let trace: string;
let downloads: string;

beforeAll(async () => {
  scene = await Scene.start();
  trace = join(scene.folder, "trace");
  downloads = join(scene.folder, "home", "Downloads");
  await mkdir(downloads, { recursive: true });
  // What Qt needs to have been built for is in the cache.
  const { XDG_CACHE_HOME = join(homedir(), ".cache") } = process.env;
  const env = { HOME: dirname(downloads), XDG_CACHE_HOME };
  ana = await scene.member("ana", { runner: tracer(trace), env });
  bob = await Talker.join(scene, "bob");
  const refuge = await bob.client.open({ name: "refuge", kind: "private" });
  await bob.client.settled(bob.client.setRole(refuge, "ana", "member"));
  await ana.untilRoom(/refuge/);
}, 120_000);

afterAll(async () => {
  console.log(ana.output.join("\n").slice(0, 6000));
  await bob[Symbol.asyncDispose]();
  await scene[Symbol.asyncDispose]();
});

test("what no good server lets through is shown as text, and no file is opened and no socket made because of any", {
  timeout: 300_000,
}, async () => {
  await using harmless = await HostileServer.start();
  await using hostile = await HostileServer.start();
  const fromMs = Date.now();
  await visit(harmless, harmlessScript);
  const hostileFromMs = Date.now();
  await visit(hostile, hostileScript);
  const requests = await readTrace(trace);
  const usual = new Set(
    requests.filter(({ timeMs }) => timeMs >= fromMs && timeMs < hostileFromMs).map(gist),
  );
  const because = requests.filter((request) => request.timeMs >= hostileFromMs && !usual.has(gist(request)));
  expect(because.map(({ call }) => call)).toEqual([]);
  expect(ana.output).toEqual([]);
});

async function visit(server: HostileServer, script: Script): Promise<void> {
  const lobby = new LyingLobby(script);
  const here = await enter(server, script, lobby);
  here.tell(...lobby.happenings());
  await ana.untilShown(lastText);
  console.log("told", new Date().toISOString());
  const { names, texts, topics, files, marks } = script;
  await expectListed("Messages", [...names, ...texts, ...topics, ...files, ...marks]);
  await expectListed("Rooms", names);
  await expectListed("People", names);
  console.log("lists", new Date().toISOString());
  await lookAround(script);
  console.log("dialogs", new Date().toISOString());
  await ana.goToComposer();
  await ana.say("this is refused");
  await ana.untilShown(/this is refused, .*[Rr]efused/);
  await ana.say("this is taken");
  await ana.untilShown(/this is taken, Stored$/);
}

async function enter(server: HostileServer, script: Script, lobby: LyingLobby): Promise<Visit> {
  const coming = server.visitor();
  await ana.press("ctrl+n");
  await ana.fill("Invitation or address", `${server.address}\n`);
  await ana.sees({ role: "push button", name: "Trust and connect" });
  await ana.press("alt+t");
  const here = await coming;
  here.welcome(script.welcome, lobby.greeting(), lobby.answer);
  await ana.untilConnected();
  const title = `lobby — ${showableLine(script.welcome)} at ${showableLine(script.serverName)} — Conclave`;
  await ana.untilTitle(new RegExp(`^(\\(\\d+\\) )?${RegExp.escape(title)}$`));
  return here;
}

/** Each dialog that shows what the server answers. */
async function lookAround({ names, topics, texts }: Script): Promise<void> {
  await ana.press("ctrl+i");
  await expectListed("Members", names);
  await ana.tabTo({ role: "list", name: "Pinned messages" });
  await ana.press("Home", "Return");
  await ana.sees({ role: "label", name: "The message is not there any more." });
  await ana.press("Escape");
  await ana.seesNo({ role: "dialog" });

  await ana.press("alt+l", "b");
  await expectListed("Public rooms", topics);
  await ana.press("Escape");
  await ana.seesNo({ role: "dialog" });

  await ana.press("ctrl+shift+f");
  await ana.untilFocused({ role: "text", name: "Words" });
  await ana.type("anything\n");
  await ana.sees({ role: "label", name: /^\d+ results?, and there are more\./ });
  await expectListed(
    "Results",
    texts.map((text) => messageSummary(text, 400)),
  );
  await ana.tabTo({ role: "list", name: "Results" });
  await ana.press("Home", "Return");
  await ana.sees({ role: "label", name: "The message is not there any more." });
  await ana.press("Escape");
  await ana.seesNo({ role: "dialog" });
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
