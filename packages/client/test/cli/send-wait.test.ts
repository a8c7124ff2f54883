/** conclave send --wait: what is written while there is no server is kept, and sent when there is one. */
import { mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { loadOrCreateHostKey } from "@conclave/server";
import { Daemon } from "@conclave/testbed/daemon";
import { afterEach, beforeEach, expect, test } from "vitest";
import { Command } from "../support/command.ts";

const patient = { timeout: 60_000 };

let home: string;
let port: number;
let daemon: Daemon | undefined;

beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), "conclave-home-"));
  port = await Daemon.freePort();
  await loadOrCreateHostKey(join(home, "state"));
});

afterEach(async () => {
  daemon?.child.kill("SIGKILL");
  await daemon?.exit;
  daemon = undefined;
  await rm(home, { recursive: true });
});

test("waits for a server that is not there yet, and sends then what came meanwhile", patient, async () => {
  const waiting = send("--wait");
  waiting.child.stdin.write("early\n");
  await expect.poll(kept, { interval: 20, timeout: 30_000 }).toHaveLength(1);
  waiting.child.stdin.end("also early\n");
  await startDaemon();
  expect(await waiting.finished).toMatchObject({ exitCode: 0 });
  expect(await heard()).toEqual(["early", "also early"]);
  expect(await kept()).toEqual([]);
});

test(
  "killed while it waits, it leaves what it had to the next one, which sends it first",
  patient,
  async () => {
    const waiting = send("--wait");
    waiting.child.stdin.write("left behind\n");
    await expect.poll(kept, { interval: 20, timeout: 30_000 }).toHaveLength(1);
    waiting.child.kill("SIGKILL");
    await waiting.finished;
    await startDaemon();
    expect(await send().feed("later\n")).toMatchObject({ exitCode: 0 });
    expect(await heard()).toEqual(["left behind", "later"]);
    expect(await kept()).toEqual([]);
  },
);

test(
  "without --wait what cannot be sent is reported, and not kept to come as a surprise",
  patient,
  async () => {
    const { exitCode, stderr } = await send().feed("lost\n");
    expect(exitCode).toBe(69);
    expect(stderr).toContain("No server is listening");
    expect(await kept()).toEqual([]);
  },
);

/** Node is the child itself, so that a signal reaches it. */
function send(...options: readonly string[]): Command {
  return Command.direct(home, "send", ...common(), ...options);
}

async function heard(): Promise<string[]> {
  const { stdout } = await Command.piped(home, "tail", ...common(), "--json").feed("");
  return stdout
    .split("\n")
    .flatMap((line) => (line === "" ? [] : [(JSON.parse(line) as { text: string }).text]));
}

function common(): string[] {
  return ["--server", `127.0.0.1:${port}`, "--name", "me"];
}

async function kept(): Promise<string[]> {
  const files = await readdir(join(home, "conclave", "outbox"), { recursive: true }).catch(() => []);
  return files.filter((file) => file.endsWith(".json"));
}

async function startDaemon(): Promise<void> {
  daemon = Daemon.run("--state", join(home, "state"), "--listen", `127.0.0.1:${port}`, "--log", "json");
  await daemon.untilLog(({ event }) => event === "server.listening");
}
