/** conclaved in a process of its own that is killed without a warning, again and again, and started on what it left. */
import { parseAddress, type ServerAddress } from "@conclave/protocol";
import { Daemon } from "@conclave/testbed/daemon";

export class DoomedServer {
  readonly address: ServerAddress;
  readonly #folder: string;
  readonly #options: readonly string[];
  #daemon: Daemon;
  #killCount = 0;

  private constructor(folder: string, options: readonly string[], address: ServerAddress, daemon: Daemon) {
    this.#folder = folder;
    this.#options = options;
    this.address = address;
    this.#daemon = daemon;
  }

  static async start(folder: string, ...options: readonly string[]): Promise<DoomedServer> {
    const address = parseAddress(`127.0.0.1:${await Daemon.freePort()}`);
    const server = new DoomedServer(folder, options, address, run(folder, options, address));
    await server.#listening();
    return server;
  }

  get killCount(): number {
    return this.#killCount;
  }

  /** kill -9, and a new one in its place. Settles when that one listens. */
  async replace(): Promise<void> {
    this.#killCount += 1;
    this.#daemon.child.kill("SIGKILL");
    await this.#daemon.exit;
    this.#daemon = run(this.#folder, this.#options, this.address);
    await this.#listening();
  }

  async stop(): Promise<number | null> {
    this.#daemon.child.kill("SIGTERM");
    return await this.#daemon.exit;
  }

  async #listening(): Promise<void> {
    await this.#daemon.untilLog(({ event }) => event === "server.listening");
  }
}

function run(folder: string, options: readonly string[], { host, port }: ServerAddress): Daemon {
  return Daemon.run("--state", folder, "--log", "json", "--listen", `${host}:${port}`, ...options);
}
