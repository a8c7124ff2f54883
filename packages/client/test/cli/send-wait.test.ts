/** conclave send --wait: what is written while there is no server is kept, and sent when there is one. */
import { mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
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
  "a server that cannot store is not waited for without an end, and what it did not take is said",
  patient,
  async () => {
    await startDaemon();
    expect(await send().feed("first\n")).toMatchObject({ exitCode: 0 });
    // Somebody else writes, for longer than the server waits: to it that is a store that fails.
    using database = new DatabaseSync(join(home, "state", "conclaved.db"));
    database.exec("BEGIN IMMEDIATE");
    const { exitCode, stderr } = await send().feed("second\n");
    expect(stderr).toContain("The server cannot store anything at the moment.");
    expect(stderr).toContain("Not acknowledged, so perhaps not heard:\n  second");
    expect(exitCode).toBe(75);
    database.exec("ROLLBACK");
    expect(await send().feed("third\n")).toMatchObject({ exitCode: 0 });
    // What was on its way when it gave up may have been heard, as it says.
    expect((await heard()).filter((text) => text !== "second")).toEqual(["first", "third"]);
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
