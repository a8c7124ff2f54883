/** SIGHUP, to the real daemon: all of it or nothing, and nobody is disconnected. */
import { IdentityKey } from "@conclave/crypto";
import { closeCodes } from "@conclave/protocol";
import { Daemon, type LogEntry } from "@conclave/testbed/daemon";
import { afterEach, beforeEach, expect, test } from "vitest";
import { loadOrCreateHostKey } from "../src/index.ts";
import { ConfigFolder } from "./support/config-folder.ts";
import { TestClient } from "./support/test-client.ts";

let folder: ConfigFolder;
let daemon: Daemon;
let port: number;

beforeEach(async () => {
  folder = new ConfigFolder();
  writeConfig();
  daemon = Daemon.run("--config", folder.file);
  port = Number((await daemon.untilLog(({ event }) => event === "server.listening"))["port"]);
});

afterEach(async () => {
  daemon.child.kill("SIGKILL");
  await daemon.exit;
  folder[Symbol.dispose]();
});

test("what changed counts, is logged, and those who are in stay in", async () => {
  const ana = await join("ana");
  writeConfig("[access]", 'mode = "invited"', "[log]", 'level = "debug"');
  expect(await reload()).toMatchObject({
    event: "config.reloaded",
    changed: [
      { key: "access.mode", was: '"open"', is: '"invited"', takesEffect: "for new connections" },
      { key: "log.level", was: '"info"', is: '"debug"', takesEffect: "at once" },
    ],
    kept: [],
  });
  const bob = await connect("bob", IdentityKey.generate());
  expect(await bob.untilClosed()).toMatchObject({ by: "peer", bye: { code: closeCodes.notAdmitted } });
  ana.say("still here");
  await ana.until(() => ana.messages("ACK").length === 1);
  await daemon.untilLog(({ event, level }) => event === "message.relayed" && level === "debug");
});

test("a limit counts at once, for those who were there before, too", async () => {
  const ana = await join("ana");
  writeConfig("[limits]", "connections = 1");
  await reload();
  const refused = await connect("bob");
  await refused.untilClosed();
  await daemon.untilLog(({ event, cap }) => event === "connection.refused" && cap === "connections");
  writeConfig();
  await reload();
  const bob = await join("bob");
  bob.say("let in again");
  await ana.until(() => ana.messages("SAID").length === 1);
});

test("administration shows the limit that holds now", async () => {
  await daemon.untilLog(({ event }) => event === "admin.listening");
  writeConfig("[limits]", "connections = 7");
  await reload();
  const asked = Daemon.run("admin", "stats", "--json", "--state", `${folder.path}/state`);
  expect(await asked.exit).toBe(0);
  expect(JSON.parse(asked.lines[0] ?? "")).toMatchObject({ connectionLimit: 7 });
});

test("what needs a restart stays as it was, and is said each time", async () => {
  const other = ["[server]", 'listen = ["127.0.0.1:1"]', `state = "${folder.path}/other"`, 'drain = "9s"'];
  for (let round = 1; round <= 2; round += 1) {
    folder.write("server.toml", ...other);
    const { changed, kept } = await reload();
    expect(changed).toHaveLength(round === 1 ? 1 : 0);
    expect(kept).toMatchObject([{ key: "server.listen" }, { key: "server.state" }]);
  }
  await join("ana");
});

test("a file with a mistake changes nothing, and its mistakes are logged", async () => {
  const ana = await join("ana");
  writeConfig("[limits]", "connections = 1", "[member]", "stalled = 5", "[log]", "levl = 'debug'");
  const rejected = await reload();
  expect(rejected).toEqual({
    time: expect.any(String),
    level: "error",
    event: "config.rejected",
    mistakes: [
      expect.stringMatching(/server\.toml:7:1: member\.stalled: a span of time.* is expected; there is 5\.$/),
      expect.stringMatching(/server\.toml:9:1: log\.levl: there is no such key\. Did you mean log\.level\?$/),
    ],
  });
  const bob = await join("bob");
  bob.say("the limit is what it was");
  await ana.until(() => ana.messages("SAID").length === 1);
});

test("a folder of files that cannot be read changes nothing, and ends nobody", async () => {
  const ana = await join("ana");
  folder.write("conf.d", "this is no folder");
  expect(await reload()).toMatchObject({
    event: "config.rejected",
    mistakes: [expect.stringMatching(/conf\.d:1:1: it cannot be read: ENOTDIR/)],
  });
  ana.say("still here");
  await ana.until(() => ana.messages("ACK").length === 1);
});

test("a list of keys that cannot be read changes nothing either", async () => {
  const keys = folder.write("keys", "MD5:ana");
  writeConfig("[access]", 'mode = "listed"', `authorized_keys = "${keys}"`, "[log]", 'level = "debug"');
  expect(await reload()).toMatchObject({
    event: "config.rejected",
    mistakes: [`${keys}, line 1: "MD5:ana" is no fingerprint of a key.`],
  });
  await join("ana");
  expect(daemon.log.filter(({ level }) => level === "debug")).toEqual([]);
});

function writeConfig(...lines: string[]): void {
  folder.write(
    "server.toml",
    "[server]",
    `state = "${folder.path}/state"`,
    'listen = ["127.0.0.1:0"]',
    ...lines,
  );
}

/** Reloads; what the daemon logs of it. */
async function reload(): Promise<LogEntry> {
  const before = daemon.log.length;
  daemon.child.kill("SIGHUP");
  return await daemon.untilLog(
    (entry) => daemon.log.indexOf(entry) >= before && String(entry["event"]).startsWith("config."),
  );
}

async function connect(name: string, identity?: IdentityKey): Promise<TestClient> {
  const { key } = await loadOrCreateHostKey(`${folder.path}/state`);
  const options = { name, hostKey: key.publicKey, ...(identity === undefined ? {} : { identity }) };
  return await TestClient.connect({ host: "127.0.0.1", port }, options);
}

async function join(name: string): Promise<TestClient> {
  const client = await connect(name);
  await client.until(() => client.messages("PRESENT").at(-1)?.more === false);
  return client;
}
