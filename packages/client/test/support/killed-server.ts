/** conclaved in a process of its own, killed with -9 and started again on the same port and state folder. */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { IdentityKey } from "@conclave/crypto";
import { loadOrCreateHostKey } from "@conclave/server";
import { Daemon } from "@conclave/testbed/daemon";
import { type ClientOptions, KnownServers } from "../../src/index.ts";
import { RecordingClient } from "./recorder.ts";

export class KilledServer {
  readonly #folder: string;
  readonly #port: number;
  readonly #knownServers: KnownServers;
  #daemon: Daemon | undefined;

  private constructor(folder: string, port: number, knownServers: KnownServers) {
    this.#folder = folder;
    this.#port = port;
    this.#knownServers = knownServers;
  }

  static async start(): Promise<KilledServer> {
    const folder = await mkdtemp(join(tmpdir(), "conclave-killed-"));
    const port = await Daemon.freePort();
    const { key } = await loadOrCreateHostKey(join(folder, "state"));
    const knownServers = new KnownServers(join(folder, "known_servers"));
    await knownServers.pin({ host: "127.0.0.1", port }, { hostKey: key.publicKey, suite: 2 });
    const server = new KilledServer(folder, port, knownServers);
    await server.#run();
    return server;
  }

  join(name: string, options: Partial<ClientOptions>): Promise<RecordingClient> {
    return RecordingClient.join({
      ...{ address: { host: "127.0.0.1", port: this.#port }, name, identity: IdentityKey.generate() },
      ...{ knownServers: this.#knownServers, ...options },
    });
  }

  async killAndStart(): Promise<void> {
    this.#daemon?.child.kill("SIGKILL");
    await this.#daemon?.exit;
    await this.#run();
  }

  async stop(): Promise<void> {
    this.#daemon?.child.kill("SIGKILL");
    await this.#daemon?.exit;
    await rm(this.#folder, { recursive: true });
  }

  async #run(): Promise<void> {
    const state = join(this.#folder, "state");
    const listen = `127.0.0.1:${this.#port}`;
    this.#daemon = Daemon.run("--state", state, "--listen", listen, "--log", "json", "--log-level", "debug");
    await this.#daemon.untilLog(({ event }) => event === "server.listening");
  }
}
