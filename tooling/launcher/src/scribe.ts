/** A client without a window that only listens, and writes down what the server relays. */
import { Client, KnownServers } from "@conclave/client";
import type { ServerAddress } from "@conclave/protocol";

export class Scribe {
  readonly #client: Client;
  readonly #lines: string[] = [];
  #wake = () => {};

  private constructor(client: Client) {
    this.#client = client;
  }

  /** Joins a server that we started ourselves, so that its key can be trusted without asking. */
  static async join(address: ServerAddress, configFolder: string): Promise<Scribe> {
    const knownServers = new KnownServers(`${configFolder}/known_servers`);
    const stranger = new Client({ address, name: "scribe", knownServers });
    const host = new Promise<void>((resolve, reject) => {
      stranger.subscribe((event) => {
        if (event.type !== "ended") return;
        if (event.ending.kind === "unknown-host") resolve(knownServers.pin(address, event.ending.host));
        else reject(new Error(`the scribe could not get in: ${event.ending.kind}`));
      });
    });
    await stranger.start();
    await host;
    const scribe = new Scribe(new Client({ address, name: "scribe", knownServers }));
    await scribe.#listen();
    return scribe;
  }

  /** The first `count` lines, when they have all come. */
  async heard(count: number): Promise<readonly string[]> {
    while (this.#lines.length < count) {
      await new Promise<void>((resolve) => {
        this.#wake = resolve;
      });
    }
    return this.#lines.slice(0, count);
  }

  leave(): void {
    this.#client.close();
  }

  async #listen(): Promise<void> {
    const present = new Promise<void>((resolve) => {
      this.#client.subscribe((event) => {
        if (event.type === "ready") resolve();
        if (event.type !== "entry" || event.entry.content.kind !== "text") return;
        const { number, timeMs, from, content } = event.entry;
        this.#lines.push(`#${number} ${new Date(timeMs).toISOString()} ${from}: ${content.text}`);
        this.#wake();
      });
    });
    await this.#client.start();
    await present;
  }
}
