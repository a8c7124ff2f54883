/** The admin socket of a server that runs. */

import { networkInterfaces } from "node:os";
import type { IdentityKey } from "@conclave/crypto";
import { keyDigest } from "@conclave/crypto";
import { Invitations } from "../access/invitations.ts";
import { systemClock } from "../clock.ts";
import type { Log } from "../log/logger.ts";
import { NameRegistry } from "../names/registry.ts";
import { reachableAddress } from "../net/reachable-address.ts";
import type { ConclaveServer } from "../server.ts";
import type { Database } from "../store/database.ts";
import { version } from "../version.ts";
import type { Administration } from "./act.ts";
import { administer } from "./acts/index.ts";
import { Audit } from "./audit.ts";
import { AdminSocket } from "./socket.ts";

export interface AdminParts {
  readonly server: ConclaveServer;
  readonly hostKey: IdentityKey;
  readonly database: Database;
  readonly log: Log;
  readonly path: string;
  readonly reload?: Administration["reload"];
}

/** @throws {StartError} "admin-socket-in-use" or "admin-socket-unusable". */
export async function openAdminSocket(parts: AdminParts): Promise<AdminSocket> {
  const { server, hostKey, database, log, path, reload } = parts;
  const socket = await AdminSocket.listen({
    path,
    handle: administer({
      control: server.control,
      moderation: server.moderation,
      invitations: new Invitations(database),
      names: new NameRegistry(database),
      audit: new Audit(database, log),
      clock: systemClock,
      destination: {
        address: reachableAddress(server.address, networkInterfaces()),
        keyDigest: keyDigest(hostKey.publicKey),
      },
      get connectionLimit() {
        return server.limits.connections;
      },
      endings: server.endings,
      startedMs: Date.now(),
      version,
      reload,
    }),
    onFault: (error) => log.write("admin.failed", { error }),
  });
  log.write("admin.listening", { socket: path });
  return socket;
}
