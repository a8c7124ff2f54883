/** A TCP relay that keeps every byte of both directions: an eavesdropper with a good memory. */
import { type AddressInfo, connect, createServer, type Server, type Socket } from "node:net";

export interface RecordedConnection {
  /** What the client sent, in the chunks in which it came. */
  readonly toServer: Buffer[];
  readonly toClient: Buffer[];
}

export class RecordingRelay {
  readonly port: number;
  readonly connections: RecordedConnection[] = [];
  /** What one connection carries one way; everything after that is held back for ever. */
  carriesBytes = Number.POSITIVE_INFINITY;
  readonly #server: Server;
  readonly #sockets: Set<Socket>;

  private constructor(server: Server, sockets: Set<Socket>) {
    this.#server = server;
    this.#sockets = sockets;
    this.port = (server.address() as AddressInfo).port;
  }

  /** Relays 127.0.0.1, some free port, to a server on 127.0.0.1. */
  static async start(targetPort: number): Promise<RecordingRelay> {
    const sockets = new Set<Socket>();
    const server = createServer({ noDelay: true });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const relay = new RecordingRelay(server, sockets);
    server.on("connection", (client) =>
      relay.#relay(client, connect({ port: targetPort, host: "127.0.0.1" })),
    );
    return relay;
  }

  /** Everything that went over the wire, both directions of all connections. */
  get allBytes(): Buffer {
    return Buffer.concat(this.connections.flatMap(({ toServer, toClient }) => [...toServer, ...toClient]));
  }

  /** Resets what goes through it, and refuses whoever comes, until it is mended. */
  async cut(): Promise<void> {
    for (const socket of this.#sockets) socket.resetAndDestroy();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  /** Listens again, where it did. */
  async mend(): Promise<void> {
    await new Promise<void>((resolve) => this.#server.listen(this.port, "127.0.0.1", resolve));
  }

  async stop(): Promise<void> {
    for (const socket of this.#sockets) socket.destroy();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  #relay(client: Socket, server: Socket): void {
    const recorded: RecordedConnection = { toServer: [], toClient: [] };
    this.connections.push(recorded);
    this.#carry(client, server, recorded.toServer);
    this.#carry(server, client, recorded.toClient);
  }

  #carry(from: Socket, to: Socket, record: Buffer[]): void {
    this.#sockets.add(from);
    let carriedBytes = 0;
    from.on("data", (chunk) => {
      carriedBytes += chunk.length;
      if (carriedBytes > this.carriesBytes) {
        from.pause();
        return;
      }
      record.push(chunk);
      to.write(chunk);
    });
    from.on("end", () => to.end());
    from.on("error", () => to.destroy());
    from.on("close", () => {
      this.#sockets.delete(from);
      to.destroySoon();
    });
  }
}
