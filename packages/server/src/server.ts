/** Builds the parts of a server in order, and stops them in reverse. */
import { fingerprint, type IdentityKey } from "@conclave/crypto";
import { closeCodes, type KeyLimits, type ServerAddress, withKeyLimits } from "@conclave/protocol";
import { Access, type AccessMode } from "./access/access.ts";
import { type AuthorizedKeys, AuthorizedKeysError } from "./access/authorized-keys.ts";
import { Invitations } from "./access/invitations.ts";
import type { ServerControl } from "./admin/control.ts";
import { ListenerControl } from "./admin/listener-control.ts";
import { Chat } from "./chat/chat.ts";
import { type ChatLimits, defaultChatLimits } from "./chat/limits.ts";
import { type Clock, systemClock } from "./clock.ts";
import { StartError } from "./errors.ts";
import { defaultListenAddress } from "./listen-address.ts";
import { type Log, silentLog } from "./log/logger.ts";
import { Tally } from "./log/tally.ts";
import { noObserver, type Observer } from "./metrics/observer.ts";
import type { ServerFacts } from "./metrics/server-facts.ts";
import { Moderation } from "./moderation/moderation.ts";
import { NameRegistry } from "./names/registry.ts";
import { Roster } from "./names/roster.ts";
import { AgreementQueue } from "./net/agreement-queue.ts";
import { FlushQueue } from "./net/flush-queue.ts";
import { type ServerLimits, withLimits } from "./net/limits.ts";
import { Listener } from "./net/listener.ts";
import { openRoomLog } from "./room-log/open.ts";
import { Database } from "./store/database.ts";
import { ListenAddressStore } from "./store/listen-address-store.ts";

export interface ServerOptions {
  /** What clients pin. Load it with `loadOrCreateHostKey`, and keep it. */
  readonly hostKey: IdentityKey;
  /** Default: 127.0.0.1, port 5068. */
  readonly listen?: ServerAddress;
  /** Default: nothing is logged. */
  readonly log?: Log;
  /** Caps that differ from `defaultLimits`. */
  readonly limits?: Partial<ServerLimits>;
  /** Those that differ from `defaultChatLimits`. */
  readonly chatLimits?: Partial<ChatLimits>;
  /** Default: the system's. */
  readonly clock?: Clock;
  /** Names, invitations and admissions. Default: one in memory, which the server takes with it. */
  readonly database?: Database;
  /** Who may come in. Default: everybody. */
  readonly access?: AccessMode;
  /** Identity keys that are let in. Default: none are listed. */
  readonly authorizedKeys?: AuthorizedKeys;
  /** Whether somebody without an identity key may come in. Default: allowed, where access is open. */
  readonly guests?: GuestPolicy;
  /** Addresses and ranges that penalties and the limits per source are not for. Default: none, not even our own. */
  readonly exempt?: readonly string[];
  /** When keys are replaced, where it differs from the protocol's own. */
  readonly keyLimits?: Partial<KeyLimits>;
  /** Hears what is measured. Default: nobody does. */
  readonly observer?: Observer;
}

export type GuestPolicy = "allowed" | "refused";

export interface ConclaveServer {
  /** Where it really listens. */
  readonly address: ServerAddress;
  /** Of the host key, as people compare it. */
  readonly fingerprint: string;
  /** Connections that are open, those in their handshake included. */
  readonly connectionCount: number;
  /** How often connections have ended, by the stable code of a fault or "bye". */
  readonly endings: ReadonlyMap<string, number>;
  /** What administration asks it for. */
  readonly control: ServerControl;
  readonly moderation: Moderation;
  readonly limits: ServerLimits;
  /** What metrics are made of. */
  readonly facts: ServerFacts;
  /** Whether the store answers; takes as long as it does. */
  isHealthy(): Promise<boolean>;
  /** Accepts nothing more, tells everybody, and settles when all connections are closed. */
  stop(): Promise<void>;
}

/**
 * Starts a server that is reachable when the promise is fulfilled.
 *
 * @throws {StartError} when it cannot listen there, or the list of keys cannot be read.
 */
export async function startServer(options: ServerOptions): Promise<ConclaveServer> {
  const { hostKey, clock = systemClock } = options;
  const log = new Tally(options.log ?? silentLog);
  const limits = withLimits(options.limits ?? {});
  const keyLimits = withKeyLimits(options.keyLimits);
  const database = options.database ?? Database.inMemory();
  const mode = options.access ?? "open";
  requireReadable(options.authorizedKeys);
  const access = new Access({
    mode,
    authorizedKeys: options.authorizedKeys,
    invitations: new Invitations(database),
  });
  const moderation = new Moderation({ database, clock, log, limits, exempt: options.exempt ?? [] });
  const chatLimits = { ...defaultChatLimits, ...options.chatLimits };
  const registry = new NameRegistry(database);
  const roomLog = openRoomLog(database);
  const chat = await Chat.start({ roomLog, database, registry, limits: chatLimits, clock, log });
  const mustProve = access.needsIdentity || options.guests === "refused";
  const agreements = new AgreementQueue(limits);
  const { observer = noObserver } = options;
  const listener = new Listener({
    hostKey,
    chat,
    roster: new Roster(registry, chatLimits.devicesPerPerson),
    access,
    moderation,
    policy: mustProve ? "identityNeeded" : "nameAlone",
    keyLimits,
    agreements,
    flushes: new FlushQueue((seconds) => observer.fannedOut(seconds)),
    clock,
    log,
    limits,
  });
  const address = await listener.listen(options.listen ?? defaultListenAddress);
  const shown = fingerprint(hostKey.publicKey);
  new ListenAddressStore(database).remember(address);
  log.write("server.listening", {
    address: address.host,
    port: address.port,
    fingerprint: shown,
    access: mode,
  });
  const control = new ListenerControl(listener, chat);
  return {
    address,
    fingerprint: shown,
    get connectionCount() {
      return listener.connectionCount;
    },
    endings: log.endings,
    stop: async () => {
      await listener.close(closeCodes.serverStops, "the server is stopping");
      await roomLog.close();
    },
    control,
    limits,
    facts: {
      connections: () => control.who(),
      traffic: () => listener.traffic,
      agreements: () => agreements.counts,
      rooms: () => ({ count: chat.rooms.count }),
      peopleCount: () => chat.presence.count,
    },
    isHealthy: () => roomLog.isAlive(),
    moderation,
  };
}

/** A list that would let nobody in is found now, not by the first who comes. */
function requireReadable(authorizedKeys: AuthorizedKeys | undefined): void {
  try {
    authorizedKeys?.fingerprints();
  } catch (cause) {
    if (!(cause instanceof AuthorizedKeysError)) throw cause;
    throw new StartError("authorized-keys-invalid", cause.message, { cause });
  }
}
