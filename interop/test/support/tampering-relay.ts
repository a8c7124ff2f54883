/** Somebody on the wire who changes one bit when he is told to, and counts what comes back. */
import { type AddressInfo, connect, createServer, type Server, type Socket } from "node:net";

type Way = "toServer" | "toClient";

export class TamperingRelay {
  readonly port: number;
  readonly bytesAfterSpoiling = { toServer: 0, toClient: 0 };
  readonly #server: Server;
  readonly #sockets = new Set<Socket>();
  #spoiling: Way | undefined;
  #spoiled = false;

  private constructor(server: Server, targetPort: number) {
    this.#server = server;
    this.port = (server.address() as AddressInfo).port;
    server.on("connection", (client) => {
      const target = connect({ host: "127.0.0.1", port: targetPort });
      this.#carry(client, target, "toServer");
      this.#carry(target, client, "toClient");
    });
  }

  static async start(targetPort: number): Promise<TamperingRelay> {
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    return new TamperingRelay(server, targetPort);
  }

  /** Changes the last bit of the next chunk that goes this way: the tag of a record. */
  spoilNext(way: Way): void {
    this.#spoiling = way;
  }

  async stop(): Promise<void> {
    for (const socket of this.#sockets) socket.destroy();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  #carry(from: Socket, to: Socket, way: Way): void {
    this.#sockets.add(from);
    from.on("data", (chunk: Buffer) => {
      if (this.#spoiled) this.bytesAfterSpoiling[way] += chunk.length;
      if (this.#spoiling === way) {
        const last = chunk.length - 1;
        chunk[last] = (chunk[last] ?? 0) ^ 1;
        this.#spoiling = undefined;
        this.#spoiled = true;
      }
      to.write(chunk);
    });
    from.on("end", () => to.end());
    from.on("error", () => to.destroy());
    from.on("close", () => to.destroySoon());
  }
}
