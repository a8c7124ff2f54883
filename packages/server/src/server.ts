/** Builds the parts of a server in order, and stops them in reverse. */
import { dirname, join } from "node:path";
import { fingerprint, type IdentityKey } from "@conclave/crypto";
import { closeCodes, type ServerAddress } from "@conclave/protocol";
import { Access } from "./access/access.ts";
import { Invitations } from "./access/invitations.ts";
import type { ServerControl } from "./admin/control.ts";
import { ListenerControl } from "./admin/listener-control.ts";
import { Bots } from "./bots/bots.ts";
import { Chat } from "./chat/chat.ts";
import { Upkeep } from "./chat/upkeep.ts";
import { type Clock, systemClock } from "./clock.ts";
import { StartError } from "./errors.ts";
import { Files, type FilesParts } from "./files/files.ts";
import { FileFolder, filesFolderName } from "./files/folder.ts";
import { defaultListenAddress } from "./listen-address.ts";
import { LiveSettings, type ServerSettings } from "./live-settings.ts";
import { type Log, silentLog } from "./log/logger.ts";
import { Tally } from "./log/tally.ts";
import { noObserver, type Observer } from "./metrics/observer.ts";
import type { ServerFacts } from "./metrics/server-facts.ts";
import { Moderation } from "./moderation/moderation.ts";
import { NameRegistry } from "./names/registry.ts";
import { Roster } from "./names/roster.ts";
import { AgreementQueue } from "./net/agreement-queue.ts";
import { FlushQueue } from "./net/flush-queue.ts";
import type { ServerLimits } from "./net/limits.ts";
import { Listener, type ListeningPlace } from "./net/listener.ts";
import { openRoomLog } from "./room-log/open.ts";
import type { Durability } from "./room-log/room-log.ts";
import { Database } from "./store/database.ts";
import { ListenAddressStore } from "./store/listen-address-store.ts";

export interface ServerOptions extends ServerSettings {
  /** What clients pin. Load it with `loadOrCreateHostKey`, and keep it. */
  readonly hostKey: IdentityKey;
  /** One address or several. Default: 127.0.0.1, port 5068. */
  readonly listen?: ServerAddress | readonly ServerAddress[];
  /** Descriptors of TCP sockets that listen already, in place of `listen`: what systemd hands over. */
  readonly sockets?: readonly number[];
  /** Default: nothing is logged. */
  readonly log?: Log;
  /** Default: the system's. */
  readonly clock?: Clock;
  /** What must outlive the server. Default: one in memory, which the server takes with it. */
  readonly database?: Database;
  /** Where files of rooms are kept. Default: beside the database; with one in memory there are none. */
  readonly filesFolder?: string;
  /** Hears what is measured. Default: nobody does. */
  readonly observer?: Observer;
  /** What an acknowledged message survives. Default: "power". */
  readonly durability?: Durability;
}

export interface ConclaveServer {
  /** Where it really listens; the first, where there are several. */
  readonly address: ServerAddress;
  readonly addresses: readonly ServerAddress[];
  /** Of the host key, as people compare it. */
  readonly fingerprint: string;
  /** Connections that are open, those in their handshake included. */
  readonly connectionCount: number;
  /** People who are here. */
  readonly memberCount: number;
  /** How often connections have ended, by the stable code of a fault or "bye". */
  readonly endings: ReadonlyMap<string, number>;
  /** What administration asks it for. */
  readonly control: ServerControl;
  readonly moderation: Moderation;
  readonly limits: ServerLimits;
  /** What metrics are made of. */
  readonly facts: ServerFacts;
  /**
   * Takes over new settings, all of them or none: what is left out is the default again. Nobody is disconnected; who
   * may come in, and keys, count for those who connect from now on.
   *
   * @throws {StartError} "authorized-keys-invalid". @throws {RangeError} that names a limit which cannot be.
   */
  reload(settings: ServerSettings): void;
  /** Whether the store still writes and reads: what a watchdog asks. Takes as long as that does. */
  isAlive(): Promise<boolean>;
  /**
   * Accepts nothing more, tells everybody, and settles when all connections and the store are closed. What waits for a
   * client may take `drainMs` to reach it; without that, `limits.lingerMs`.
   */
  stop(options?: { readonly drainMs?: number }): Promise<void>;
}

/**
 * Starts a server that is reachable when the promise is fulfilled.
 *
 * @throws {StartError} when it cannot listen there, or the list of keys or the files of rooms cannot be read.
 */
export async function startServer(options: ServerOptions): Promise<ConclaveServer> {
  const { hostKey, clock = systemClock } = options;
  const log = new Tally(options.log ?? silentLog);
  const live = new LiveSettings(options);
  const { limits, chatLimits } = live;
  const database = options.database ?? Database.inMemory();
  const access = new Access({
    get mode() {
      return live.mode;
    },
    get authorizedKeys() {
      return live.authorizedKeys;
    },
    invitations: new Invitations(database),
    bots: new Bots(database),
  });
  const moderation = new Moderation({ database, clock, log, limits, exempt: live.exempt });
  const registry = new NameRegistry(database);
  // A start that fails leaves nothing running that would keep the process.
  await using undo = new AsyncDisposableStack();
  const roomLog = openRoomLog(database, { durability: options.durability ?? "power" });
  undo.defer(() => roomLog.close());
  const files = await openFiles(filesFolderOf(database, options), {
    records: roomLog.files,
    limits: live.fileLimits,
    clock,
    log,
  });
  const serverName = () => live.name;
  const chat = await Chat.start({
    ...{ roomLog, database, registry, files, serverName, clock, log },
    limits: chatLimits,
  });
  const agreements = new AgreementQueue(limits);
  const { observer = noObserver } = options;
  const listener = new Listener({
    hostKey,
    chat,
    roster: new Roster(registry, chatLimits.devicesPerPerson),
    access,
    moderation,
    get policy() {
      return access.needsIdentity || live.guests === "refused" ? "identityNeeded" : "nameAlone";
    },
    get keyLimits() {
      return live.keyLimits;
    },
    agreements,
    flushes: new FlushQueue(clock, (seconds) => observer.fannedOut(seconds)),
    clock,
    log,
    limits,
  });
  const upkeep = new Upkeep({
    ...{ roomLog, rooms: chat.rooms, files, health: chat.health, clock, log },
    retention: () => live.retention,
  });
  undo.defer(() => upkeep.stop());
  const addresses = await listenEverywhere(listener, options);
  const [address] = addresses;
  const shown = fingerprint(hostKey.publicKey);
  new ListenAddressStore(database).remember(address);
  for (const { host, port } of addresses)
    log.write("server.listening", { address: host, port, fingerprint: shown, access: live.mode });
  const control = new ListenerControl(listener, chat);
  undo.move();
  return {
    address,
    addresses,
    fingerprint: shown,
    get connectionCount() {
      return listener.connectionCount;
    },
    get memberCount() {
      return chat.presence.count;
    },
    endings: log.endings,
    reload: (settings) => {
      live.replace(settings);
      moderation.setExempt(live.exempt);
    },
    isAlive: () => roomLog.isAlive(),
    stop: async ({ drainMs } = {}) => {
      if (drainMs !== undefined) live.setLinger(drainMs);
      await listener.close(closeCodes.serverStops, "the server is stopping");
      await upkeep.stop();
      await files?.close();
      await roomLog.close();
    },
    control,
    limits,
    facts: {
      connections: () => control.who(),
      traffic: () => listener.traffic,
      agreements: () => agreements.counts,
      rooms: () => ({ count: chat.rooms.count }),
      files: () => files?.facts ?? { count: 0, bytes: 0 },
      peopleCount: () => chat.presence.count,
    },
    moderation,
  };
}

function filesFolderOf({ file }: Database, { filesFolder }: ServerOptions): string | undefined {
  if (filesFolder !== undefined) return filesFolder;
  return file === Database.memoryFile ? undefined : join(dirname(file), filesFolderName);
}

async function openFiles(
  folder: string | undefined,
  parts: Omit<FilesParts, "folder">,
): Promise<Files | undefined> {
  if (folder === undefined) return undefined;
  const files = new Files({ ...parts, folder: new FileFolder(folder) });
  try {
    await files.start();
  } catch (cause) {
    const message = `the files of rooms in ${folder} cannot be looked through: ${(cause as Error).message}.`;
    throw new StartError("files-unusable", message, { cause });
  }
  return files;
}

/** Everywhere or nowhere: a start that fails leaves no socket behind. */
async function listenEverywhere(
  listener: Listener,
  { sockets = [], listen = defaultListenAddress }: ServerOptions,
): Promise<readonly [ServerAddress, ...ServerAddress[]]> {
  const asked: readonly ListeningPlace[] =
    sockets.length > 0 ? sockets.map((fd) => ({ fd })) : "host" in listen ? [listen] : listen;
  const bound: ServerAddress[] = [];
  try {
    for (const place of asked) bound.push(await listener.listen(place));
  } catch (error) {
    await listener.close(closeCodes.serverStops, "the server did not start");
    throw error;
  }
  const [first, ...others] = bound;
  if (first === undefined) throw new RangeError("listen has no address");
  return [first, ...others];
}
