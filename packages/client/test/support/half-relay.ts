/** A TCP relay whose client sides can be cut while the server still holds its own for alive. */
import { type AddressInfo, connect, createServer, type Server, type Socket } from "node:net";

export class HalfRelay {
  readonly port: number;
  readonly #server: Server;
  readonly #clients: Set<Socket>;
  readonly #upstreams: Set<Socket>;

  private constructor(server: Server, clients: Set<Socket>, upstreams: Set<Socket>) {
    this.#server = server;
    this.#clients = clients;
    this.#upstreams = upstreams;
    this.port = (server.address() as AddressInfo).port;
  }

  /** Relays 127.0.0.1, some free port, to a server on 127.0.0.1. */
  static async start(targetPort: number): Promise<HalfRelay> {
    const [clients, upstreams] = [new Set<Socket>(), new Set<Socket>()];
    const server = createServer({ noDelay: true }, (client) => {
      const upstream = connect({ port: targetPort, host: "127.0.0.1", noDelay: true });
      clients.add(client);
      upstreams.add(upstream);
      client.on("data", (chunk) => upstream.write(chunk)).on("error", () => {});
      upstream.on("data", (chunk) => client.write(chunk)).on("error", () => {});
      client.on("close", () => clients.delete(client));
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    return new HalfRelay(server, clients, upstreams);
  }

  cutClients(): void {
    for (const client of this.#clients) client.resetAndDestroy();
  }

  cutServers(): void {
    for (const upstream of this.#upstreams) upstream.destroy();
    this.#upstreams.clear();
  }

  async stop(): Promise<void> {
    this.cutClients();
    this.cutServers();
    await new Promise((resolve) => this.#server.close(resolve));
  }
}
