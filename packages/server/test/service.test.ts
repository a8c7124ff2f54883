/** The daemon as systemd runs it: what it is told, and what it hands over. */

import { spawn } from "node:child_process";
import { closeSync, fstatSync, mkdtempSync, openSync, readFileSync, rmSync } from "node:fs";
import { connect } from "node:net";
import { tmpdir } from "node:os";
import { Daemon } from "@conclave/testbed/daemon";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { loadOrCreateHostKey } from "../src/index.ts";
import { NotifySocket } from "./support/notify-socket.ts";
import { TestClient } from "./support/test-client.ts";

let state: string;
let systemd: NotifySocket;
let daemon: Daemon | undefined;

beforeEach(() => {
  state = mkdtempSync(`${tmpdir()}/conclaved-`);
  systemd = new NotifySocket();
  daemon = undefined;
});

afterEach(async () => {
  daemon?.child.kill("SIGKILL");
  await daemon?.exit;
  systemd[Symbol.dispose]();
  rmSync(state, { recursive: true });
});

test("it says when it is ready, how it is, that it reloads, that it stops, and that it lives", async () => {
  daemon = run({ WATCHDOG_USEC: "600000" });
  expect(await systemd.until(({ READY }) => READY === "1")).toEqual({
    READY: "1",
    STATUS: "users: 0, connections: 0",
  });
  const { port } = await listening();
  const client = await join(port);
  await systemd.until(({ STATUS }) => STATUS === "users: 1, connections: 1");
  await systemd.until(({ WATCHDOG }) => WATCHDOG === "1");
  const before = systemd.received.length;
  daemon.child.kill("SIGHUP");
  await systemd.until(({ RELOADING, MONOTONIC_USEC }) => RELOADING === "1" && MONOTONIC_USEC !== undefined);
  await systemd.until(({ READY }) => READY === "1", before);
  daemon.child.kill("SIGTERM");
  await systemd.until(({ STOPPING }) => STOPPING === "1");
  expect(await client.untilClosed()).toMatchObject({ by: "peer", bye: { code: 6 } });
  expect(await daemon.exit).toBe(0);
});

test("a start that fails never says that it is ready", async () => {
  daemon = run({}, "--listen", "192.0.2.1:1");
  expect(await daemon.exit).toBe(64);
  expect(systemd.received).toEqual([]);
});

test("a terminal that is closed ends it; SIGHUP while the terminal is there reloads", async () => {
  const command = [process.execPath, program, ...options()].join(" ");
  // util-linux's, with a terminal of its own between us and the daemon.
  const terminal = spawn(
    "script",
    ["--quiet", "--flush", "--command", `echo $$; exec ${command}`, "/dev/null"],
    {
      env: environment(),
      stdio: ["ignore", "pipe", "ignore"],
    },
  );
  const closed = new Promise((resolve) => terminal.once("close", resolve));
  const pid = await new Promise<number>((resolve) => {
    terminal.stdout.once("data", (chunk: Buffer) => resolve(Number.parseInt(chunk.toString(), 10)));
  });
  await systemd.until(({ READY }) => READY === "1");
  process.kill(pid, "SIGHUP");
  await systemd.until(({ RELOADING }) => RELOADING === "1");
  await systemd.until(({ READY }) => READY === "1", 2);
  terminal.kill("SIGKILL");
  await systemd.until(({ STOPPING }) => STOPPING === "1");
  await closed;
});

describe("sockets that systemd has opened", () => {
  test("are listened on in place of the configuration's: clients talk through both of two", async () => {
    const ports = [await Daemon.freePort(), await Daemon.freePort()];
    daemon = await activate(ports.map((port) => `127.0.0.1:${port}`));
    const [ana, bob] = await Promise.all([join(ports[0], "ana"), join(ports[1], "bob")]);
    ana.say("over the one");
    await bob.until(() => bob.messages("SAID").length === 1);
    await ana.until(() => ana.messages("ACK").length === 1);
    const listened = daemon.log.filter(({ event }) => event === "server.listening").map(({ port }) => port);
    expect(listened).toEqual(ports);
    await systemd.until(({ READY }) => READY === "1");
    daemon.child.kill("SIGTERM");
    expect(await ana.untilClosed()).toMatchObject({ by: "peer", bye: { code: 6 } });
    expect(await daemon.exit).toBe(0);
  });

  test("and are no TCP sockets are said to be none", async () => {
    const path = `${state}/socket`;
    daemon = await activate([path]);
    const socket = connect(path).on("error", () => {});
    expect(await daemon.exit).toBe(78);
    expect(await daemon.stderr).toContain("a socket that was handed over is no TCP socket");
    socket.destroy();
  });
});

describe("the log for the journal", () => {
  test("has syslog's priority in front of each line", async () => {
    daemon = run({}, "--log", "journal", "--log-level", "debug");
    await listening();
    const lines = daemon.lines.map((line) => [line.slice(0, 4), JSON.parse(line.slice(3)).level]);
    expect(lines).toContainEqual(["<6>{", "info"]);
    daemon.child.kill("SIGHUP");
    await daemon.untilLine(/config\.reloaded/);
  });

  test.each([
    ["its own stream", 0n, "<6>"],
    ["another", 1n, "{"],
  ])("is written where standard output is what $JOURNAL_STREAM says: %s", async (_, other, begin) => {
    const file = `${state}/output`;
    const descriptor = openSync(file, "a");
    const { dev, ino } = fstatSync(descriptor, { bigint: true });
    const child = spawn(process.execPath, [program, ...options()], {
      env: { ...environment(), JOURNAL_STREAM: `${dev}:${ino + other}` },
      stdio: ["ignore", descriptor, "ignore"],
    });
    closeSync(descriptor);
    await systemd.until(({ READY }) => READY === "1");
    child.kill("SIGTERM");
    await new Promise((resolve) => child.once("close", resolve));
    const lines = readFileSync(file, "utf8").trimEnd().split("\n");
    expect(lines.length).toBeGreaterThan(2);
    expect(lines.filter((line) => !line.startsWith(begin))).toEqual([]);
  });
});

function run(env: NodeJS.ProcessEnv, ...more: string[]): Daemon {
  return Daemon.runIn({ env: { ...environment(), ...env } }, ...options(), ...more);
}

function environment(): NodeJS.ProcessEnv {
  return { ...process.env, NOTIFY_SOCKET: systemd.path };
}

function options(): readonly string[] {
  return ["--state", state, "--listen", "127.0.0.1:0"];
}

async function listening() {
  if (daemon === undefined) throw new Error("no daemon was started");
  return await daemon.untilLog(({ event }) => event === "server.listening");
}

/** Under the program of systemd's that hands over sockets; the daemon starts when the first client comes. */
async function activate(addresses: readonly string[]): Promise<Daemon> {
  const listen = addresses.flatMap((address) => ["--listen", address]);
  const runner = ["systemd-socket-activate", ...listen, "--setenv=NOTIFY_SOCKET"];
  // An address that nobody here has: a start that listened on it would fail.
  const started = Daemon.runIn({ env: environment(), runner }, "--state", state, "--listen", "192.0.2.1:1");
  for (const address of addresses) await started.untilSaid(new RegExp(`Listening on ${address} `));
  return started;
}

async function join(port: unknown, name = "ana"): Promise<TestClient> {
  const { key } = await loadOrCreateHostKey(state);
  return await TestClient.join({ host: "127.0.0.1", port: Number(port) }, { name, hostKey: key.publicKey });
}

const program = new URL("../bin/conclaved.js", import.meta.url).pathname;
