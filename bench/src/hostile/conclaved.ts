/** The server with the limits that it is shipped with. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { IdentityKey } from "@conclave/crypto";
import { Database, startServer } from "@conclave/server";
import { serve } from "../fanout/server-side.ts";

const folder = mkdtempSync(join(tmpdir(), "conclave-bench-"));
const hostKey = IdentityKey.generate();
const server = await startServer({
  hostKey,
  listen: { host: "127.0.0.1", port: 0 },
  database: Database.open(folder),
});
process.once("SIGTERM", () => {
  rmSync(folder, { recursive: true });
  process.exit();
});
serve({ port: server.address.port, trust: Buffer.from(hostKey.publicKey).toString("hex") });
