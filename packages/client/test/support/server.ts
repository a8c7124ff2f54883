/** A real server on loopback, and a person's own list of trusted servers, both thrown away afterwards. */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { IdentityKey } from "@conclave/crypto";
import type { ServerAddress } from "@conclave/protocol";
import { type ConclaveServer, type ServerOptions, startServer } from "@conclave/server";
import { KnownServers } from "../../src/index.ts";

export interface TestSetting {
  readonly server: ConclaveServer;
  readonly identity: IdentityKey;
  readonly folder: string;
  readonly knownServers: KnownServers;
  stop(): Promise<void>;
}

/** Starts a server and, unless told otherwise, trusts it. */
export async function startSetting({
  trusted = true,
  ...options
}: Partial<ServerOptions> & { readonly trusted?: boolean } = {}): Promise<TestSetting> {
  const identity = IdentityKey.generate();
  // All who come here come from one address, whether they behave or not.
  const exempt = ["127.0.0.1"];
  const server = await startServer({ hostKey: identity, listen: anyPort, exempt, ...options });
  const folder = await mkdtemp(join(tmpdir(), "conclave-client-"));
  const knownServers = new KnownServers(join(folder, "known_servers"));
  if (trusted) {
    await knownServers.pin(server.address, { hostKey: identity.publicKey, suite: 2 });
  }
  return {
    server,
    identity,
    folder,
    knownServers,
    stop: async () => {
      await server.stop();
      await rm(folder, { recursive: true });
    },
  };
}

const anyPort: ServerAddress = { host: "127.0.0.1", port: 0 };
