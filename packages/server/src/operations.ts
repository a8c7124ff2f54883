/** What stands beside the server for the one who looks after it: the admin socket, and the owner's invitation. */
import { networkInterfaces } from "node:os";
import { type IdentityKey, keyDigest } from "@conclave/crypto";
import { inviteFirstOwner } from "./access/owner-invitation.ts";
import { openAdminSocket } from "./admin/open-admin-socket.ts";
import { adminSocketPath } from "./admin/socket-path.ts";
import type { Log } from "./log/logger.ts";
import { reachableAddress } from "./net/reachable-address.ts";
import type { ConclaveServer } from "./server.ts";
import type { Database } from "./store/database.ts";

export interface OperationsOptions {
  readonly server: ConclaveServer;
  readonly hostKey: IdentityKey;
  readonly database: Database;
  readonly log: Log;
  /** The state folder. */
  readonly state: string;
  /** Default: in the state folder. */
  readonly adminSocket?: string;
}

/**
 * Opens them for a server that listens; to be disposed of before it is stopped.
 *
 * @throws {StartError} if one of them cannot be opened; the server is stopped then.
 */
export async function openOperations(options: OperationsOptions): Promise<AsyncDisposable> {
  const { server, hostKey, database, log, state, adminSocket } = options;
  await using stack = new AsyncDisposableStack();
  stack.defer(() => server.stop());
  const address = reachableAddress(server.address, networkInterfaces());
  const destination = { address, keyDigest: keyDigest(hostKey.publicKey) };
  const invited = await inviteFirstOwner(state, database, destination, Date.now());
  if (invited !== undefined) {
    log.write("owner.invited", { file: invited.file });
    if (process.stderr.isTTY)
      process.stderr.write(`Whoever opens this first owns the server:\n${invited.link}\n`);
  }
  // The last of all: whoever can ask finds everything done.
  const path = adminSocketPath(state, adminSocket);
  const admin = await openAdminSocket({ server, hostKey, database, log, path });
  stack.move();
  return admin;
}
