/** The program itself, as a process. */
import { chmod, mkdtemp, rm } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Daemon } from "@conclave/testbed/daemon";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { loadOrCreateHostKey } from "../src/index.ts";
import { TestClient } from "./support/test-client.ts";

let state: string;
let started: Daemon[];

beforeEach(async () => {
  state = await mkdtemp(join(tmpdir(), "conclaved-"));
  started = [];
});

afterEach(async () => {
  for (const { child } of started) if (child.exitCode === null) child.kill("SIGKILL");
  await rm(state, { recursive: true });
});

describe.each(["SIGINT", "SIGTERM"] as const)("%s", (signal) => {
  test("ends it in order: members are told, and it exits with 0", async () => {
    const daemon = run("--listen", "127.0.0.1:0", "--state", state);
    const { port } = await daemon.untilLog(({ event }) => event === "server.listening");
    const { key } = await loadOrCreateHostKey(state);
    const client = await TestClient.join(
      { host: "127.0.0.1", port: Number(port) },
      { hostKey: key.publicKey },
    );
    daemon.child.kill(signal);
    expect(await client.untilClosed()).toMatchObject({ by: "peer", bye: { code: 6 } });
    expect(await daemon.exit).toBe(0);
    expect(daemon.log.slice(-2)).toMatchObject([
      { event: "connection.closed" },
      { event: "server.stopped", endings: { bye: 1 } },
    ]);
  });
});

test("port 0 picks a free one and says which, with the fingerprint that clients will see", async () => {
  const daemon = run("--listen", "[::1]:0", "--state", state);
  const listening = await daemon.untilLog(({ event }) => event === "server.listening");
  expect(listening).toMatchObject({ address: "::1", port: expect.any(Number) });
  expect(listening["fingerprint"]).toMatch(/^SHA256:[\w+/]{43}$/);
  expect(listening["port"]).toBeGreaterThan(0);
});

test("the host key stays the same from start to start", async () => {
  const fingerprints: unknown[] = [];
  for (let start = 0; start < 2; start += 1) {
    const daemon = run("--listen", "127.0.0.1:0", "--state", state);
    fingerprints.push((await daemon.untilLog(({ event }) => event === "server.listening"))["fingerprint"]);
    daemon.child.kill("SIGTERM");
    await daemon.exit;
  }
  expect(fingerprints[0]).toBe(fingerprints[1]);
});

test("a port in use is said so, with what to do, and exit code 75", async () => {
  const other = createServer().listen(0, "127.0.0.1");
  await new Promise((resolve) => other.once("listening", resolve));
  const { port } = other.address() as { port: number };
  const daemon = run("--listen", `127.0.0.1:${port}`, "--state", state);
  expect(await daemon.exit).toBe(75);
  expect(await daemon.stderr).toBe(
    `conclaved: 127.0.0.1:${port} is in use by another program. Stop that one, or choose another port with --listen; 127.0.0.1:0 takes any free one.\n`,
  );
  other.close();
});

describe("mistakes on the command line exit with 64 and a sentence", () => {
  test.each([
    [["--listen", "nowhere"], /"nowhere" is not HOST:PORT. Examples: 127.0.0.1:5068/],
    [["--listen", "127.0.0.1:99999"], /"99999" is not a port/],
    [["--listen"], /argument missing/],
    [["--lisen", "127.0.0.1:0"], /unknown option '--lisen'\n\(Did you mean --listen\?\)/],
    [["start"], /unknown command 'start'\.\n/],
    [["bakup", "x.db"], /unknown command 'bakup'\. Did you mean backup\?/],
    [["invite", "lst"], /unknown command 'lst'\. Did you mean list\?/],
    [["admin", "invite", "revok", "3"], /unknown command 'revok'\. Did you mean revoke\?/],
    [["--log", "xml"], /Allowed choices are auto, journal, json, text/],
    [["--listen", "192.0.2.1:5068"], /192.0.2.1 is no address of this machine/],
  ])("%j", async (mistake, message) => {
    const daemon = run("--state", state, ...mistake);
    expect(await daemon.exit).toBe(64);
    const said = await daemon.stderr;
    expect(said).toMatch(message);
    expect(said).toMatch(/^conclaved: /);
  });
});

test("a host key that others can read stops the start with 78", async () => {
  const { file } = await loadOrCreateHostKey(state);
  await chmod(file, 0o644);
  const daemon = run("--listen", "127.0.0.1:0", "--state", state);
  expect(await daemon.exit).toBe(78);
  expect(await daemon.stderr).toContain(`Run: chmod 600 ${file}`);
});

test.each(["--help", "--version"])("%s is no mistake", async (option) => {
  const daemon = run(option);
  expect(await daemon.exit).toBe(0);
  expect(await daemon.stderr).toBe("");
});

test("the readable log has one line for each event, with nothing in it that could drive a terminal", async () => {
  const daemon = run("--listen", "127.0.0.1:0", "--state", state, "--log", "text");
  const line = await daemon.untilLine(/server\.listening/);
  expect(line).toMatch(/INFO.*server\.listening\s+address=127\.0\.0\.1 port=\d+ fingerprint="?SHA256:/);
});

/** Runs it; whatever is still there after the test is ended. */
function run(...options: string[]): Daemon {
  const daemon = Daemon.run(...options);
  started.push(daemon);
  return daemon;
}
