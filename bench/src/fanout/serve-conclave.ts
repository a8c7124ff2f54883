/** A Conclave server for a bench: with durable storage, in a state folder that goes when it does. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { IdentityKey } from "@conclave/crypto";
import { Database, type ServerOptions, startServer } from "@conclave/server";
import { serve } from "./server-side.ts";

/** Serves until the process is told to end, and tells the bench how it can be reached. */
export async function serveConclave(options: Pick<ServerOptions, "exempt" | "limits"> = {}): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), "conclave-bench-"));
  const hostKey = IdentityKey.generate();
  const server = await startServer({
    hostKey,
    listen: { host: "127.0.0.1", port: 0 },
    database: Database.open(folder),
    ...options,
  });
  process.once("SIGTERM", () => {
    rmSync(folder, { recursive: true });
    process.exit();
  });
  serve({ port: server.address.port, trust: Buffer.from(hostKey.publicKey).toString("hex") });
}
