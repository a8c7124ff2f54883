/** `conclaved config` and `conclaved check`, and a start from files, as processes. */
import { chmodSync, mkdirSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { Daemon } from "@conclave/testbed/daemon";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { Database, loadOrCreateHostKey } from "../src/index.ts";
import { ConfigFolder } from "./support/config-folder.ts";

let folder: ConfigFolder;
let started: Daemon[];

beforeEach(() => {
  folder = new ConfigFolder();
  started = [];
});

afterEach(async () => {
  for (const { child } of started) if (child.exitCode === null) child.kill("SIGKILL");
  await Promise.all(started.map(({ exit }) => exit));
  folder[Symbol.dispose]();
});

describe("a start", { timeout: 20_000 }, () => {
  test("from the file that is shipped", async () => {
    const daemon = run("--config", shippedConfig, "--state", state(), "--listen", "127.0.0.1:0");
    await daemon.untilLog(({ event }) => event === "server.listening");
  });

  test("from a file alone, on both its addresses", async () => {
    const file = folder.write(
      "server.toml",
      "[server]",
      `state = "${state()}"`,
      'listen = ["127.0.0.1:0", "[::1]:0"]',
    );
    const daemon = run("--config", file);
    await daemon.untilLog(({ event, address }) => event === "server.listening" && address === "127.0.0.1");
    await daemon.untilLog(({ event, address }) => event === "server.listening" && address === "::1");
  });

  test("with mistakes ends with 78, all of them on standard error, and nothing made", async () => {
    const file = folder.write("server.toml", "[server]", `state = "${state()}"`, "drain = 5", "lisen = 'x'");
    const daemon = run("--config", file);
    expect(await daemon.exit).toBe(78);
    expect(await daemon.stderr).toBe(
      `conclaved: the configuration has 2 mistakes:\n` +
        `  ${file}:3:1: server.drain: a span of time, at most "24d", such as "500ms", "30s", "5m", "12h" is expected; there is 5.\n` +
        `  ${file}:4:1: server.lisen: there is no such key. Did you mean server.listen?\n`,
    );
    expect(readdirSync(folder.path)).toEqual(["server.toml"]);
  });
});

describe("config show", () => {
  test("shows values with their origin, and can be read back", async () => {
    const file = folder.write(
      "server.toml",
      "[server]",
      `state = "${state()}"`,
      "[limits]",
      "connections = 9",
    );
    const first = await output("config", "show", "--config", file, "--log-level", "warn");
    expect(first).toMatch(new RegExp(`^limits.connections = 9 +# ${file}:4:1$`, "m"));
    expect(first).toMatch(/^log.level = "warn" +# --log-level$/m);
    expect(first).toMatch(/^member.outbox = "1MiB" +# default$/m);
    const copy = folder.write("copy.toml", first);
    const [again, before] = [await output("config", "show", "--config", copy), first].map(withoutOrigins);
    expect(again).toEqual(before);
  });

  test("as JSON", async () => {
    const file = folder.write("server.toml", "[limits]", "connections = 9");
    const { files, settings } = JSON.parse(await output("config", "show", "--json", "--config", file));
    expect(files).toEqual([file]);
    expect(settings["limits.connections"]).toEqual({ value: 9, origin: `${file}:2:1` });
  });
});

describe("check", { timeout: 20_000 }, () => {
  test("finds nothing wrong with a first start, and makes nothing", async () => {
    const daemon = run("check", "--json", "--state", state());
    expect(await daemon.exit).toBe(0);
    expect(report(daemon)).toMatchObject({ ok: true });
    expect(readdirSync(folder.path)).toEqual([]);
  });

  test("finds nothing wrong beside the running server", async () => {
    const server = run("--state", state(), "--listen", "127.0.0.1:0");
    const { port } = await server.untilLog(({ event }) => event === "server.listening");
    const daemon = run("check", "--json", "--state", state(), "--listen", `127.0.0.1:${port}`);
    expect(await daemon.exit).toBe(0);
    expect(report(daemon)).toMatchObject({ ok: true });
  });

  test("says everything that is wrong, and exits with what a start would", async () => {
    const { file } = await loadOrCreateHostKey(state());
    Database.open(state())[Symbol.dispose]();
    writeFileSync(
      join(state(), "conclaved.db"),
      "this is no database, but it is long enough to look at".repeat(40),
    );
    chmodSync(file, 0o644);
    const keys = folder.write("keys", "MD5:ana");
    const options = ["--state", state(), "--authorized-keys", keys, "--listen", "192.0.2.1:5068"];
    const daemon = run("check", "--json", ...options);
    expect(await daemon.exit).toBe(78);
    const { ok, checks } = report(daemon);
    expect(ok).toBe(false);
    expect(checks.map(({ name, result }) => `${name}: ${result}`)).toEqual([
      "configuration: ok",
      "state folder: ok",
      "host key: failed",
      "database: failed",
      "authorized keys: failed",
      "addresses: failed",
    ]);
    const found = checks.flatMap((check) => check.found).join("\n");
    expect(found).toContain(`Run: chmod 600 ${file}`);
    expect(found).toContain("conclaved.db cannot be used: file is not a database");
    expect(found).toContain(`${keys}, line 1: "MD5:ana" is no fingerprint of a key.`);
    expect(found).toContain("192.0.2.1 is no address of this machine");
    const text = run("check", ...options);
    expect(await text.exit).toBe(78);
    expect(text.lines[2]).toMatch(/^failed {3}host key {8}/);
    expect(await text.stderr).toBe("conclaved: a start would fail; see above.\n");
  });

  test("a sealed key without a passphrase is a warning; with a wrong one, a failure", async () => {
    await loadOrCreateHostKey(state());
    const passphrase = folder.write("passphrase", "correct horse battery");
    const other = folder.write("other", "wrong horse battery");
    for (const secret of [passphrase, other]) chmodSync(secret, 0o600);
    const sealing = run("key", "passphrase", "--new-passphrase-file", passphrase, "--state", state());
    expect(await sealing.exit).toBe(0);
    const unattended = run("check", "--json", "--state", state());
    expect(await unattended.exit).toBe(0);
    expect(report(unattended).checks[2]).toMatchObject({ name: "host key", result: "warning" });
    const right = run("check", "--state", state(), "--passphrase-file", passphrase);
    expect(await right.exit).toBe(0);
    const wrong = run("check", "--state", state(), "--passphrase-file", other);
    expect(await wrong.exit).toBe(77);
  });
});

test("commands on the state folder find it by the configuration", async () => {
  mkdirSync(state());
  const { key } = await loadOrCreateHostKey(state());
  const file = folder.write("server.toml", "[server]", `state = "${state()}"`);
  expect(key).toBeDefined();
  expect(await output("key", "show", "--config", file)).toContain(join(state(), "host_key"));
  expect(await output("invite", "list", "--config", file)).toBe("");
});

interface Report {
  readonly ok: boolean;
  readonly checks: { readonly name: string; readonly result: string; readonly found: string[] }[];
}

function state(): string {
  return join(folder.path, "state");
}

function run(...options: string[]): Daemon {
  const daemon = Daemon.run(...options);
  started.push(daemon);
  return daemon;
}

function report({ lines }: Daemon): Report {
  return JSON.parse(lines[0] ?? "") as Report;
}

/** What a command that succeeds prints. */
async function output(...options: string[]): Promise<string> {
  const daemon = run(...options);
  const code = await daemon.exit;
  if (code !== 0) throw new Error(await daemon.stderr);
  return daemon.lines.join("\n");
}

function withoutOrigins(shown: string): readonly string[] {
  return shown.split("\n").map((line) => line.replace(/ +# \S+$/, ""));
}

const shippedConfig = new URL("../../../deploy/server.toml", import.meta.url).pathname;
