/** What stands beside the server for the one who looks after it: its owner's invitation, metrics, the admin socket. */
import { networkInterfaces } from "node:os";
import { type IdentityKey, keyDigest } from "@conclave/crypto";
import { Invitations } from "./access/invitations.ts";
import { inviteFirstOwner } from "./access/owner-invitation.ts";
import type { Administration } from "./admin/act.ts";
import { openAdminSocket } from "./admin/open-admin-socket.ts";
import { adminSocketPath } from "./admin/socket-path.ts";
import { systemClock } from "./clock.ts";
import { MetricsEndpoint } from "./metrics/endpoint.ts";
import type { Metrics } from "./metrics/metrics.ts";
import { formatMetricsPlace, type MetricsPlace } from "./metrics/place.ts";
import { reachableAddress } from "./net/reachable-address.ts";
import type { ConclaveServer } from "./server.ts";
import type { Database } from "./store/database.ts";
import { LastBackup } from "./store/last-backup.ts";

export interface OperationsOptions {
  readonly server: ConclaveServer;
  readonly hostKey: IdentityKey;
  readonly database: Database;
  /** Has the server's log. */
  readonly metrics: Metrics;
  /** The state folder. */
  readonly state: string;
  /** Reads the configuration again, for an administrator. */
  readonly reload: NonNullable<Administration["reload"]>;
  /** The path of the admin socket. Default: in the state folder. */
  readonly adminSocket?: string | undefined;
  /** Default: metrics cannot be fetched. */
  readonly metricsPlace?: MetricsPlace | undefined;
}

/**
 * Opens them for a server that listens. What it returns closes them.
 *
 * @throws {StartError} if one of them cannot be opened; the server is stopped then.
 */
export async function openOperations(options: OperationsOptions): Promise<AsyncDisposable> {
  const { server, hostKey, database, metrics, state, reload, adminSocket, metricsPlace } = options;
  await using undo = new AsyncDisposableStack();
  undo.defer(() => server.stop());
  const opened = undo.use(new AsyncDisposableStack());
  await invite(options);
  if (metricsPlace !== undefined) {
    watch(options);
    const { contentType } = metrics;
    const text = () => metrics.text();
    const isHealthy = () => server.isAlive();
    const endpoint = await MetricsEndpoint.listen({ place: metricsPlace, contentType, text, isHealthy });
    opened.use(endpoint);
    metrics.log.write("metrics.listening", { at: formatMetricsPlace(endpoint.place) });
  }
  // The last of all: whoever can ask finds everything done.
  const path = adminSocketPath(state, adminSocket);
  opened.use(await openAdminSocket({ server, hostKey, database, log: metrics.log, path, reload }));
  undo.move();
  return opened;
}

async function invite({ server, hostKey, database, metrics, state }: OperationsOptions): Promise<void> {
  const address = reachableAddress(server.address, networkInterfaces());
  const destination = { address, keyDigest: keyDigest(hostKey.publicKey) };
  const invited = await inviteFirstOwner(state, database, destination, Date.now());
  if (invited === undefined) return;
  metrics.log.write("owner.invited", { file: invited.file });
  if (process.stderr.isTTY)
    process.stderr.write(`Whoever opens this first owns the server:\n${invited.link}\n`);
}

function watch({ server, database, metrics }: OperationsOptions): void {
  const backup = new LastBackup(database);
  metrics.watch({
    facts: server.facts,
    moderation: server.moderation,
    invitations: new Invitations(database),
    clock: systemClock,
    lastBackupMs: () => backup.lastMs(),
  });
}
