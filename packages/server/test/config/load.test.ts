/** Layers over layers, and every mistake told with its place. */
import { writeFileSync } from "node:fs";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { type Config, type ConfigSources, loadConfig } from "../../src/config/load.ts";
import { ConfigError, formatMistake, formatOrigin } from "../../src/config/mistakes.ts";
import { ConfigFolder } from "../support/config-folder.ts";

let folder: ConfigFolder;

beforeEach(() => {
  folder = new ConfigFolder();
});

afterEach(() => folder[Symbol.dispose]());

describe("what is over what", () => {
  test("defaults, the file, conf.d in the order of names, the environment, the command line", () => {
    folder.write(
      "server.toml",
      "[member]",
      "text_burst = 1",
      "texts_per_second = 1",
      'flood = "1s"',
      'linger = "1s"',
    );
    folder.write("conf.d/20-second.toml", "member.texts_per_second = 3", '[log]\nlevel = "debug"');
    folder.write("conf.d/10-first.toml", "[member]", "texts_per_second = 2.5", 'flood = "2s"');
    folder.write("conf.d/30-not-read.toml.dpkg-dist", "this is no TOML");
    const { settings, origins, files } = load({
      env: { CONCLAVED_LOG_LEVEL: "warn", CONCLAVED_ACCESS: "invited" },
      options: { "access.mode": "open" },
    });
    expect(settings).toMatchObject({
      "member.outbox": 1_048_576,
      "member.text_burst": 1,
      "member.texts_per_second": 3,
      "member.flood": 2000,
      "member.linger": 1000,
      "log.level": "warn",
      "access.mode": "open",
    });
    const shown = Object.fromEntries(
      Object.entries(origins).map(([key, origin]) => [key, formatOrigin(origin)]),
    );
    expect(shown).toMatchObject({
      "member.outbox": "default",
      "member.text_burst": `${folder.path}/server.toml:2:1`,
      "member.texts_per_second": `${folder.path}/conf.d/20-second.toml:1:1`,
      "member.flood": `${folder.path}/conf.d/10-first.toml:3:1`,
      "log.level": "CONCLAVED_LOG_LEVEL",
      "access.mode": "--access",
    });
    expect(files).toEqual(["server.toml", "conf.d/10-first.toml", "conf.d/20-second.toml"].map(inFolder));
  });

  test("dotted keys, sections and inline tables are the same", () => {
    const written = [["server.drain = '9s'"], ["[server]", "drain = '9s'"], ["server = { drain = '9s' }"]];
    for (const lines of written) {
      folder.write("server.toml", ...lines);
      expect(load().settings["server.drain"]).toBe(9000);
    }
  });

  test("the state folder is systemd's, and a sealed key's passphrase its credential, where there is one", () => {
    folder.write("server.toml");
    folder.write("host-key-passphrase", "correct horse");
    const env = { STATE_DIRECTORY: "/var/lib/conclave", CREDENTIALS_DIRECTORY: folder.path };
    expect(load({ env }).settings).toMatchObject({
      "server.state": "/var/lib/conclave",
      "server.passphrase_file": inFolder("host-key-passphrase"),
    });
    const elsewhere = load({ env: { CREDENTIALS_DIRECTORY: "/nowhere" } });
    expect(elsewhere.settings["server.passphrase_file"]).toBeUndefined();
  });

  test("$CONCLAVED_CONFIG names the file, and --config another", () => {
    const named = folder.write("named.toml", "[limits]", "connections = 7");
    folder.write("server.toml", "[limits]", "connections = 8");
    const env = { CONCLAVED_CONFIG: named };
    expect(loadConfig({ env }).settings["limits.connections"]).toBe(7);
    expect(load({ env }).settings["limits.connections"]).toBe(8);
  });

  test("several addresses, in the file and on the command line", () => {
    folder.write("server.toml", "[server]", 'listen = ["127.0.0.1:5068", "[::1]:5068"]');
    expect(load().settings["server.listen"]).toEqual([
      { host: "127.0.0.1", port: 5068 },
      { host: "::1", port: 5068 },
    ]);
    const given = load({ options: { "server.listen": "0.0.0.0:1, [::]:2" } });
    expect(given.settings["server.listen"].map(({ port }) => port)).toEqual([1, 2]);
  });
});

test("all mistakes are told at once, each with file, line, key, what was expected and what was there", () => {
  folder.write(
    "server.toml",
    'colour = "red"',
    'log = "debug"',
    "[server]",
    'listen = "127.0.0.1:5068"',
    'state = "var/lib"',
    "drain = 5",
    "[acess]",
    'mode = "open"',
    "[access]",
    '  mode = "Invited"',
    "[limits]",
    "connections = -1",
    'agreements = "two"',
    "[member]",
    'stalled = "30 secs"',
    "outbox = 1048576",
    "texts_per_second = 0",
    "log_level = 'info'",
    "max_age = '1h'",
    "[[keys]]",
    "max_age = '1h'",
    "[memebr]",
  );
  folder.write("conf.d/10.toml", "[server]", 'listen = ["127.0.0.1:70000"]', "[log]", "level = 2026-01-01");
  folder.write("conf.d/20.toml", "[keys]", "max_age = '60d'", "max_age = '1h'");
  const env = {
    CONCLAVED_LOG_LEVEL: "loud",
    CONCLAVED_LISTN: "x",
    CONCLAVED_PORT_5068_TCP: "set by a container",
  };
  expect(mistakes({ env, options: { "access.guests": "some" } })).toEqual([
    "server.toml:1:1: colour: there is no such key.",
    "server.toml:2:1: log: this is a section: [log].",
    'server.toml:4:1: server.listen: a list of addresses such as ["127.0.0.1:5068", "[::1]:5068"] is expected; there is "127.0.0.1:5068".',
    'server.toml:5:1: server.state: an absolute path such as "/var/lib/conclave" is expected; there is "var/lib".',
    'server.toml:6:1: server.drain: a span of time, at most "24d", such as "500ms", "30s", "5m", "12h" is expected; there is 5.',
    "server.toml:8:1: acess.mode: there is no such key. Did you mean access.mode?",
    'server.toml:10:3: access.mode: one of "open", "invited", "listed" is expected; there is "Invited".',
    "server.toml:12:1: limits.connections: a whole number from 1 is expected; there is -1.",
    'server.toml:13:1: limits.agreements: a whole number from 1 to 1024 is expected; there is "two".',
    'server.toml:15:1: member.stalled: a span of time, at most "24d", such as "500ms", "30s", "5m", "12h" is expected; there is "30 secs".',
    'server.toml:16:1: member.outbox: a size such as "512KiB", "1MiB" is expected; there is 1048576.',
    "server.toml:17:1: member.texts_per_second: a number above 0 is expected; there is 0.",
    "server.toml:18:1: member.log_level: there is no such key. Did you mean log.level?",
    "server.toml:19:1: member.max_age: there is no such key. Did you mean keys.max_age?",
    "server.toml:20:1: keys: this is a section: [keys].",
    "server.toml:22:1: memebr: there is no such section. Did you mean member?",
    'conf.d/10.toml:2:1: server.listen: "70000" is not a port: a number from 0 to 65535 is expected.',
    'conf.d/10.toml:4:1: log.level: one of "debug", "info", "warn", "error" is expected; there is "2026-01-01T00:00:00.000Z".',
    "conf.d/20.toml:3:1: max_age: this is said a second time in this file; once is expected.",
    'CONCLAVED_LOG_LEVEL: log.level: one of "debug", "info", "warn", "error" is expected; there is "loud".',
    "CONCLAVED_LISTN: there is no such variable. Did you mean CONCLAVED_LISTEN?",
    '--guests: access.guests: one of "allowed", "refused" is expected; there is "some".',
  ]);
});

test.each([
  [
    "[access]\nmode = 'listed'",
    /:2:1: access.mode: "listed" needs the list: name it with access.authorized_keys/,
  ],
  [
    "[access]\nmode = 'invited'\nguests = 'allowed'",
    /:3:1: access.guests: access.mode "invited" goes by identity keys/,
  ],
  ["[keys]\nmax_bytes = '65GiB'", /:2:1: keys.max_bytes: 64GiB is the most that the cipher bears/],
])("what contradicts itself is a mistake: %j", (text, message) => {
  folder.write("server.toml", text);
  expect(mistakes()).toEqual([expect.stringMatching(message)]);
});

test("a file that was named and is not there is a mistake; nobody has to have one", () => {
  expect(mistakes()).toEqual([expect.stringMatching(/^server.toml:1:1: it cannot be read: ENOENT/)]);
  expect(loadConfig({ env: {} }).origins["log.level"]).toBeDefined();
});

test("a folder of files that cannot be read is a mistake: who may come in may be said there", () => {
  folder.write("server.toml", "[log]", "levl = 'info'");
  folder.write("conf.d", "this is no folder");
  expect(mistakes()).toEqual([
    expect.stringMatching(/^conf.d:1:1: it cannot be read: ENOTDIR/),
    "server.toml:2:1: log.levl: there is no such key. Did you mean log.level?",
  ]);
});

test("mistakes of a file are told in the order of its lines, whatever found them", () => {
  folder.write("server.toml", "[access]", "mode = 'listed'", "[log]", "levl = 'info'", "[bogus]");
  expect(mistakes().map((text) => text.split(":")[1])).toEqual(["2", "4", "5"]);
});

test("a file in another encoding is a mistake, with its line; a byte order mark is none", () => {
  writeFileSync(folder.file, Buffer.from("[server]\nname = 'Caf\xe9'\n", "latin1"));
  expect(mistakes()).toEqual(["server.toml:2:1: UTF-8 is expected; this line is in another encoding."]);
  folder.write("server.toml", "\uFEFF[server]", "name = 'Café'");
  expect(load().settings["server.name"]).toBe("Café");
});

test.each([
  ["[server]\ndrain = '1s'\n[server]", "server.toml:3:2: server: this is said a second time"],
  ["log.level = 'info'\nlog = 3", "server.toml:2:1: log: this is said a second time"],
])("what is said twice is told by its key: %j", (text, message) => {
  folder.write("server.toml", text);
  expect(mistakes()).toEqual([expect.stringContaining(message)]);
});

test("an address twice is a mistake; port 0 is another one each time", () => {
  folder.write("server.toml", "[server]", 'listen = ["127.0.0.1:5068", "127.0.0.1:5068"]');
  expect(mistakes()).toEqual([
    'server.toml:2:1: server.listen: each address once is expected; "127.0.0.1:5068" is there twice.',
  ]);
  folder.write("server.toml");
  expect(load({ options: { "server.listen": "[::1]:0,[::1]:0" } }).settings["server.listen"]).toHaveLength(2);
});

test("variables that containers are given for a service of this name are not ours", () => {
  folder.write("server.toml");
  const names = ["PORT", "HOST", "POD", "UID", "HOME", "SERVICE_HOST", "PORT_5068_TCP_ADDR"];
  load({ env: Object.fromEntries(names.map((name) => [`CONCLAVED_${name}`, "x"])) });
  expect(mistakes({ env: { CONCLAVED_STAT: "x", CONCLAVED_LOGS: "x" } })).toEqual([
    "CONCLAVED_STAT: there is no such variable. Did you mean CONCLAVED_STATE?",
    "CONCLAVED_LOGS: there is no such variable. Did you mean CONCLAVED_LOG?",
  ]);
});

test("only a wrong command line is one: its exit code is that of usage", () => {
  folder.write("server.toml");
  expect(failure({ options: { "access.guests": "some" } }).exitCode).toBe(64);
  expect(failure({ options: { "access.guests": "some" }, env: { CONCLAVED_LOG: "x" } }).exitCode).toBe(78);
});

function load(sources: Partial<ConfigSources> = {}): Config {
  return loadConfig({ env: {}, file: folder.file, ...sources });
}

function failure(sources?: Partial<ConfigSources>): ConfigError {
  try {
    load(sources);
  } catch (error) {
    if (error instanceof ConfigError) return error;
    throw error;
  }
  throw new Error("there was no mistake");
}

/** The mistakes as they are shown, without the path of the folder. */
function mistakes(sources?: Partial<ConfigSources>): readonly string[] {
  return failure(sources).mistakes.map((mistake) => formatMistake(mistake).replace(`${folder.path}/`, ""));
}

function inFolder(name: string): string {
  return `${folder.path}/${name}`;
}
