/** conclaved in a process of its own that is killed without a warning, again and again, and started on what it left. */
import { parseAddress, type ServerAddress } from "@conclave/protocol";
import { Daemon } from "@conclave/testbed/daemon";

export class DoomedServer {
  readonly address: ServerAddress;
  readonly #folder: string;
  readonly #options: readonly string[];
  #daemon: Daemon;
  #killCount = 0;
  readonly #death = Promise.withResolvers<never>();

  private constructor(folder: string, options: readonly string[], address: ServerAddress, daemon: Daemon) {
    this.#folder = folder;
    this.#options = options;
    this.address = address;
    this.#daemon = daemon;
    // Whoever waits for something hears of it there.
    this.#death.promise.catch(() => {});
  }

  static async start(folder: string, ...options: readonly string[]): Promise<DoomedServer> {
    const address = parseAddress(`127.0.0.1:${await Daemon.freePort()}`);
    const server = new DoomedServer(folder, options, address, run(folder, options, address));
    await server.#listening();
    return server;
  }

  /** Rejects when it ends without having been told to: with what it said on standard error. */
  get death(): Promise<never> {
    return this.#death.promise;
  }

  get killCount(): number {
    return this.#killCount;
  }

  /** kill -9, and a new one in its place. Settles when that one listens. */
  async replace(): Promise<void> {
    this.#killCount += 1;
    const doomed = this.#daemon;
    doomed.child.kill("SIGKILL");
    await doomed.exit;
    this.#daemon = run(this.#folder, this.#options, this.address);
    await this.#listening();
  }

  async stop(): Promise<number | null> {
    const last = this.#daemon;
    last.child.kill("SIGTERM");
    return await last.exit;
  }

  async #listening(): Promise<void> {
    const daemon = this.#daemon;
    await daemon.untilLog(({ event }) => event === "server.listening");
    void daemon.exit.then(async () => {
      if (daemon.child.killed) return;
      this.#death.reject(new Error(`the server has ended by itself: ${await daemon.stderr}`));
    });
  }
}

function run(folder: string, options: readonly string[], { host, port }: ServerAddress): Daemon {
  return Daemon.run("--state", folder, "--log", "json", "--listen", `${host}:${port}`, ...options);
}
