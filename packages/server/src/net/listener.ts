/** Takes connections in, as far as the caps allow, and knows those that are open. */
import { createServer, type Server, type Socket } from "node:net";
import type { IdentityKey } from "@conclave/crypto";
import { formatAddress, type ServerAddress, ServerSession } from "@conclave/protocol";
import { StartError } from "../errors.ts";
import { Admission } from "./admission.ts";
import { Connection, type Services, type Traffic } from "./connection.ts";
import { sourceOf } from "./source.ts";

/** An address to bind, or the descriptor of a socket that somebody else has bound for us. */
export type ListeningPlace = ServerAddress | { readonly fd: number };

export class Listener {
  readonly #services: Services;
  readonly #admission: Admission;
  readonly #servers: Server[] = [];
  readonly #connections = new Set<Connection>();
  #lastId = 0;
  /** The same for everybody who is refused. */
  #busy: Uint8Array | undefined;
  /** Of connections that are gone. */
  #pastTraffic: Traffic = { receivedBytes: 0, sentBytes: 0 };

  constructor(services: Services) {
    this.#services = services;
    this.#admission = new Admission(services.limits);
  }

  /** All connections, the oldest first. */
  get connections(): IteratorObject<Connection> {
    return this.#connections.values();
  }

  /** Bytes on the wire since the start. */
  get traffic(): Traffic {
    return this.#connections
      .values()
      .map(({ traffic }) => traffic)
      .reduce(sumOf, this.#pastTraffic);
  }

  get connectionCount(): number {
    return this.#connections.size;
  }

  /**
   * Starts to accept at an address, or on a socket that listens already; may be called for several. The result is the
   * address that it really is, where port 0 or a name was asked for.
   *
   * @throws {StartError} "address-in-use", "address-not-allowed", "address-not-here" or "socket-unusable".
   */
  async listen(where: ListeningPlace): Promise<ServerAddress> {
    const server = createServer({ noDelay: true }, (socket) => this.#accept(socket));
    const { promise, resolve, reject } = Promise.withResolvers<void>();
    server.once("error", reject);
    server.listen({ ...where, backlog: listenBacklog }, resolve);
    try {
      await promise;
    } catch (cause) {
      throw toStartError(cause as NodeJS.ErrnoException, where);
    }
    server.off("error", reject);
    // Running out of file descriptors makes an accept fail; those that are open go on.
    server.on("error", (error) => this.#services.log.write("server.accept-failed", { error }));
    this.#servers.push(server);
    return addressOf(server);
  }

  /** Accepts nothing more, says goodbye to all with this code, and waits until they are gone. */
  async close(code: number, text: string): Promise<void> {
    const closed = this.#servers.map(
      (server) => new Promise<void>((resolve) => server.close(() => resolve())),
    );
    for (const connection of this.#connections) connection.close(code, text);
    await Promise.all(Array.from(this.#connections, (connection) => connection.closed));
    await Promise.all(closed);
  }

  #accept(socket: Socket): void {
    const { remoteAddress } = socket;
    const { moderation } = this.#services;
    const source = sourceOf(remoteAddress);
    const peer = formatAddress({ host: remoteAddress ?? "unknown", port: socket.remotePort ?? 0 });
    const verdict = moderation.judgeAddress(remoteAddress);
    if (verdict !== "admitted") {
      this.#services.log.write("connection.turned-away", { peer, because: verdict });
      // Whoever has to stay away for a while may try later; of a ban nothing is said.
      if (verdict === "penalty") this.#refuse(socket);
      else socket.on("error", () => {}).destroy();
      return;
    }
    const caps = moderation.isExempt(remoteAddress) ? "exempt" : "all";
    const place = this.#admission.admit({ source, caps });
    if (typeof place === "string") {
      this.#services.log.write("connection.refused", { peer, cap: place });
      this.#refuse(socket);
      return;
    }
    this.#lastId += 1;
    const id = `c${this.#lastId}`;
    this.#services.log.write("connection.accepted", { conn: id, peer });
    const connection = new Connection({ id, socket, address: remoteAddress, source, place }, this.#services);
    this.#connections.add(connection);
    void connection.closed.then(() => {
      this.#pastTraffic = sumOf(this.#pastTraffic, connection.traffic);
      this.#connections.delete(connection);
    });
  }

  /** Five bytes that say "busy", and nothing of ours is kept. */
  #refuse(socket: Socket): void {
    this.#busy ??= busyFrame(this.#services.hostKey);
    socket.on("error", () => socket.destroy());
    socket.end(this.#busy, () => socket.destroy());
  }
}

function busyFrame(hostKey: IdentityKey): Uint8Array {
  const session = new ServerSession({ hostKey }, 0);
  session.refuse("busy");
  return session.takeOutput() ?? new Uint8Array(0);
}

function sumOf(one: Traffic, other: Traffic): Traffic {
  return {
    receivedBytes: one.receivedBytes + other.receivedBytes,
    sentBytes: one.sentBytes + other.sentBytes,
  };
}

function addressOf(server: Server): ServerAddress {
  const bound = server.address();
  if (bound !== null && typeof bound === "object") return { host: bound.address, port: bound.port };
  server.close();
  throw new StartError(
    "socket-unusable",
    "a socket that was handed over is no TCP socket; clients come by TCP.",
  );
}

/** What keeps us from listening there, for the operator. */
export function toStartError(cause: NodeJS.ErrnoException, address: ListeningPlace): StartError {
  if ("fd" in address) {
    const message = `the socket that was handed over as descriptor ${address.fd} cannot be listened on: ${cause.message}.`;
    return new StartError("socket-unusable", message, { cause });
  }
  const where = formatAddress(address);
  switch (cause.code) {
    case "EADDRINUSE": {
      const other = formatAddress({ host: address.host, port: 0 });
      const message = `${where} is in use by another program. Stop that one, or choose another port with --listen; ${other} takes any free one.`;
      return new StartError("address-in-use", message, { cause });
    }
    case "EACCES":
      return new StartError(
        "address-not-allowed",
        `this user may not listen on ${where}; ports below 1024 need a privilege.`,
        { cause },
      );
    default:
      return new StartError(
        "address-not-here",
        `cannot listen on ${where}: ${address.host} is no address of this machine (${cause.code ?? cause.message}).`,
        { cause },
      );
  }
}

/** Connections that the operating system keeps ready while we are busy; it may cap this further. */
const listenBacklog = 1024;
