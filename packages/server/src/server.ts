/** Builds the parts of a server in order, and stops them in reverse. */
import { fingerprint, type IdentityKey } from "@conclave/crypto";
import { closeCodes, defaultPort, type ServerAddress } from "@conclave/protocol";
import { Room } from "./chat/room.ts";
import { type Clock, systemClock } from "./clock.ts";
import { type Log, silentLog } from "./log/logger.ts";
import { Roster } from "./names/roster.ts";
import { AgreementQueue } from "./net/agreement-queue.ts";
import { FlushQueue } from "./net/flush-queue.ts";
import { type ServerLimits, withLimits } from "./net/limits.ts";
import { Listener } from "./net/listener.ts";

/** Reachable from this machine only, until somebody decides otherwise. */
export const defaultListenAddress: ServerAddress = { host: "127.0.0.1", port: defaultPort };

export interface ServerOptions {
  /** What clients pin. Load it with `loadOrCreateHostKey`, and keep it. */
  readonly hostKey: IdentityKey;
  /** Default: 127.0.0.1, port 5068. */
  readonly listen?: ServerAddress;
  /** Default: nothing is logged. */
  readonly log?: Log;
  /** Caps that differ from `defaultLimits`. */
  readonly limits?: Partial<ServerLimits>;
  /** Default: the system's. */
  readonly clock?: Clock;
}

export interface ConclaveServer {
  /** Where it really listens. */
  readonly address: ServerAddress;
  /** Of the host key, as people compare it. */
  readonly fingerprint: string;
  /** Connections that are open, those in their handshake included. */
  readonly connectionCount: number;
  /** Accepts nothing more, tells everybody, and settles when all connections are closed. */
  stop(): Promise<void>;
}

/**
 * Starts a server that is reachable when the promise is fulfilled.
 *
 * @throws {StartError} when it cannot listen there.
 */
export async function startServer(options: ServerOptions): Promise<ConclaveServer> {
  const { hostKey, log = silentLog, clock = systemClock } = options;
  const limits = withLimits(options.limits ?? {});
  const listener = new Listener({
    hostKey,
    room: new Room(),
    roster: new Roster(),
    agreements: new AgreementQueue(limits),
    flushes: new FlushQueue(),
    clock,
    log,
    limits,
  });
  const address = await listener.listen(options.listen ?? defaultListenAddress);
  const shown = fingerprint(hostKey.publicKey);
  log.write("server.listening", { address: address.host, port: address.port, fingerprint: shown });
  return {
    address,
    fingerprint: shown,
    get connectionCount() {
      return listener.connectionCount;
    },
    stop: () => listener.close(closeCodes.serverStops, "the server is stopping"),
  };
}
