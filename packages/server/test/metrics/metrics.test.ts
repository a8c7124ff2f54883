/** Metrics of a real daemon, fetched as Prometheus fetches them. */
import { stat, writeFile } from "node:fs/promises";
import { request } from "node:http";
import { join } from "node:path";
import { IdentityKey } from "@conclave/crypto";
import type { Daemon } from "@conclave/testbed/daemon";
import { beforeEach, describe, expect, test, vi } from "vitest";
import { DaemonSetting } from "../support/daemon-setting.ts";
import { type Family, parseMetrics } from "../support/prometheus-text.ts";
import { hasPromtool, promtool } from "../support/promtool.ts";
import { openSocket, readToEnd } from "../support/test-client.ts";

vi.setConfig({ testTimeout: 60_000 });

const [ana, bob] = [IdentityKey.generate(), IdentityKey.generate()];
let setting: DaemonSetting;

beforeEach(async () => {
  setting = await DaemonSetting.make();
});

describe("on an address", () => {
  test("every figure is there, named and typed as Prometheus wants it, and counts what happened", async () => {
    const { daemon, port } = await setting.serve("--metrics", "127.0.0.1:0");
    const at = await placeOf(daemon);
    const first = await fetchMetrics(at);
    expect(first.response).toMatchObject({
      status: 200,
      headers: { "content-type": "text/plain; version=0.0.4; charset=utf-8" },
    });
    const [speaker, listener] = [
      await setting.enter(port, { name: "ana", identity: ana }),
      await setting.enter(port, { name: "bob", identity: bob }),
    ];
    for (const text of ["one", "two"]) speaker.say(text);
    await listener.until(() => listener.messages("SAID").length === 2);
    await speaker.until(() => speaker.messages("ACK").length === 2);
    const socket = await openSocket({ host: "127.0.0.1", port });
    socket.write("GET / HTTP/1.1\r\n\r\n");
    await readToEnd(socket);
    speaker.bye();
    await speaker.untilClosed();
    await daemon.untilLog(({ event, reason }) => event === "connection.closed" && reason === "bye");

    const { families } = await fetchMetrics(at);
    const value = (name: string, labels: Record<string, string> = {}) => sampleOf(families, name, labels);
    expect(value("conclave_connections", { stage: "member" })).toBe(1);
    expect(value("conclave_connections", { stage: "handshake" })).toBe(0);
    expect(value("conclave_connections_accepted_total")).toBe(3);
    expect(value("conclave_handshakes_total", { outcome: "done" })).toBe(2);
    expect(value("conclave_handshakes_total", { outcome: "frame-type" })).toBe(1);
    expect(value("conclave_handshake_seconds_count")).toBe(2);
    expect(value("conclave_connection_endings_total", { reason: "frame-type" })).toBe(1);
    expect(value("conclave_connection_endings_total", { reason: "bye" })).toBe(1);
    expect(value("conclave_goodbyes_total", { by: "peer", code: "normal" })).toBe(1);
    expect(value("conclave_messages_total", { kind: "text" })).toBe(2);
    expect(value("conclave_deliveries_total")).toBe(2);
    expect(value("conclave_received_bytes_total")).toBeGreaterThan(1000);
    expect(value("conclave_sent_bytes_total")).toBeGreaterThan(1000);
    expect(value("conclave_store_seconds_count")).toBeGreaterThan(0);
    expect(value("conclave_fan_out_seconds_count")).toBeGreaterThan(0);
    expect(value("conclave_outbox_bytes")).toBe(0);
    expect(value("conclave_people")).toBe(1);
    expect(value("conclave_rooms")).toBe(1);
    expect(value("conclave_open_invitations")).toBe(1);
    expect(value("conclave_lockdown", { mode: "off" })).toBe(1);
    expect(value("conclave_last_backup_timestamp_seconds")).toBe(0);
    expect(value("process_resident_memory_bytes")).toBeGreaterThan(1e7);
    expect(value("process_open_fds")).toBeLessThan(value("process_max_fds"));
    expect(value("conclave_event_loop_lag_seconds", { stat: "p99" })).toBeGreaterThanOrEqual(0);
    expect(value("conclave_build_info", { version: "0.0.0", node: process.versions.node })).toBe(1);
  });

  test("what administrators do is seen", async () => {
    const { daemon } = await setting.serve("--metrics", "127.0.0.1:0");
    const at = await placeOf(daemon);
    await setting.admin("ban", "add", "--name", "mallory");
    await setting.admin("lockdown", "known");
    const { families } = await fetchMetrics(at);
    expect(sampleOf(families, "conclave_bans", {})).toBe(1);
    expect(sampleOf(families, "conclave_lockdown", { mode: "known" })).toBe(1);
    expect(sampleOf(families, "conclave_lockdown", { mode: "off" })).toBe(0);
  });

  test("there is nothing else to be had, and no other way to ask", async () => {
    const { daemon } = await setting.serve("--metrics", "127.0.0.1:0");
    const at = await placeOf(daemon);
    expect(await ask(at, "/healthz")).toMatchObject({ status: 200, body: "ok\n" });
    expect(await ask(at, "/")).toMatchObject({ status: 404 });
    expect(await ask(at, "//metrics/../etc")).toMatchObject({ status: 404 });
    expect(await ask(at, "/metrics", "POST")).toMatchObject({ status: 405, headers: { allow: "GET" } });
  });
});

test("a Unix socket is for its owner and group", async () => {
  const path = join(setting.state, "metrics.sock");
  await setting.serve("--metrics", `unix:${path}`);
  expect((await stat(path)).mode & 0o777).toBe(0o660);
  const { body } = await ask({ socketPath: path }, "/metrics");
  expect(parseMetrics(body).size).toBeGreaterThan(30);
});

describe("a place that is not possible", () => {
  test.each([
    [["--metrics", "0.0.0.0:9468"], 64, /could be read by others/],
    [
      ["--metrics", "192.0.2.1:9468", "--metrics-reach", "anywhere"],
      74,
      /metrics cannot be served at http:\/\/192\.0\.2\.1:9468/,
    ],
    [["--metrics", "unix:relative"], 64, /needs a path that begins with \//],
    [["--metrics", "nonsense"], 64, /nonsense/],
  ])("%j is refused, and the server does not start", async (options, code, message) => {
    const result = await setting.command("--listen", "127.0.0.1:0", ...options);
    expect(result.code).toBe(code);
    expect(result.stderr).toMatch(message);
  });

  test("a file that is in the way is left alone", async () => {
    const path = join(setting.state, "metrics.sock");
    await writeFile(path, "a letter");
    const result = await setting.command("--listen", "127.0.0.1:0", "--metrics", `unix:${path}`);
    expect(result).toMatchObject({ code: 74, stderr: expect.stringContaining("no socket") });
  });
});

test.skipIf(!hasPromtool)("promtool finds nothing to say about them", async () => {
  const { daemon, port } = await setting.serve("--metrics", "127.0.0.1:0");
  await setting.enter(port, { name: "ana", identity: ana });
  const { body } = await ask(await placeOf(daemon), "/metrics");
  expect(promtool(["check", "metrics"], body)).toBe("");
});

test("the reader of this test would find what is wrong", () => {
  const good = "# HELP a_total x\n# TYPE a_total counter\na_total 1\n";
  expect(parseMetrics(good).size).toBe(1);
  for (const bad of [
    good.trimEnd(),
    good + good,
    `${good}a_total 2\n`,
    `${good}b 2\n`,
    good.replaceAll("a_total", "a"),
    good.replace("counter", "gauge"),
    good.replace("# HELP a_total x\n", ""),
    good.replace("a_total 1", 'a_total{x="1} 1'),
    good.replace("a_total 1", "a_total -1"),
    good.replace("a_total 1", "a_total one"),
  ])
    expect(() => parseMetrics(bad)).toThrow();
});

type Place = { readonly host: string; readonly port: string } | { readonly socketPath: string };

async function placeOf(daemon: Daemon): Promise<Place> {
  const { at } = await daemon.untilLog(({ event }) => event === "metrics.listening");
  const { hostname: host, port } = new URL(String(at));
  return { host, port };
}

async function fetchMetrics(place: Place) {
  const response = await ask(place, "/metrics");
  return { response, families: parseMetrics(response.body) };
}

function ask(place: Place, path: string, method = "GET") {
  const { promise, resolve, reject } = Promise.withResolvers<{
    status: number | undefined;
    headers: object;
    body: string;
  }>();
  const sent = request({ ...place, path, method }, async (response) => {
    const chunks = await response.setEncoding("utf8").toArray();
    resolve({ status: response.statusCode, headers: response.headers, body: chunks.join("") });
  });
  sent.on("error", reject).end();
  return promise;
}

function sampleOf(
  families: ReadonlyMap<string, Family>,
  name: string,
  labels: Record<string, string>,
): number {
  const samples = [...families.values()].flatMap((family) => family.samples);
  const found = samples.find(
    (sample) =>
      sample.name === name &&
      Object.entries(labels).every(([key, value]) => sample.labels.get(key) === value),
  );
  if (found === undefined) throw new Error(`there is no ${name} ${JSON.stringify(labels)}`);
  return found.value;
}
