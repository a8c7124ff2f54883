/** The daemon as a process with a state folder of its own, commands on that folder, and clients of it. */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Daemon } from "@conclave/testbed/daemon";
import { onTestFinished } from "vitest";
import { loadOrCreateHostKey } from "../../src/index.ts";
import { TestClient, type TestClientOptions } from "./test-client.ts";

export interface CommandResult {
  readonly code: number | null;
  readonly lines: readonly string[];
  readonly stderr: string;
}

export class DaemonSetting {
  readonly state: string;
  readonly #started: Daemon[] = [];

  private constructor(state: string) {
    this.state = state;
  }

  /** All of it is gone when the test is over. */
  static async make(): Promise<DaemonSetting> {
    const setting = new DaemonSetting(await mkdtemp(join(tmpdir(), "conclaved-")));
    onTestFinished(async () => {
      for (const { child } of setting.#started) if (child.exitCode === null) child.kill("SIGKILL");
      await Promise.all(setting.#started.map(({ exit }) => exit));
      await rm(setting.state, { recursive: true });
    });
    return setting;
  }

  /** Starts the daemon, and waits until everything of it answers. */
  async serve(...options: readonly string[]): Promise<{ readonly daemon: Daemon; readonly port: number }> {
    const daemon = this.#run("--listen", "127.0.0.1:0", "--log", "json", ...options);
    const { port } = await daemon.untilLog(({ event }) => event === "server.listening");
    await daemon.untilLog(({ event }) => event === "admin.listening");
    return { daemon, port: Number(port) };
  }

  /** Runs a command to its end. */
  async command(...options: readonly string[]): Promise<CommandResult> {
    const process = this.#run(...options);
    const code = await process.exit;
    return { code, lines: process.lines, stderr: await process.stderr };
  }

  /** `conclaved admin ... --json`, and what it answers. */
  async admin(...options: readonly string[]): Promise<unknown> {
    const { code, lines, stderr } = await this.command("admin", ...options, "--json");
    if (code !== 0) throw new Error(`exit code ${code}: ${stderr}`);
    return JSON.parse(lines[0] ?? "");
  }

  async connect(port: number, options: Omit<TestClientOptions, "hostKey">): Promise<TestClient> {
    const { key } = await loadOrCreateHostKey(this.state);
    return await TestClient.connect({ host: "127.0.0.1", port }, { hostKey: key.publicKey, ...options });
  }

  async enter(port: number, options: Omit<TestClientOptions, "hostKey">): Promise<TestClient> {
    const { key } = await loadOrCreateHostKey(this.state);
    return await TestClient.join({ host: "127.0.0.1", port }, { hostKey: key.publicKey, ...options });
  }

  #run(...options: readonly string[]): Daemon {
    const daemon = Daemon.run(...options, "--state", this.state);
    this.#started.push(daemon);
    return daemon;
  }
}
