/** Conclave as it is shipped, with durable storage, and its limits out of the way. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { IdentityKey } from "@conclave/crypto";
import { Database, startServer } from "@conclave/server";
import { serve } from "./server-side.ts";

const folder = mkdtempSync(join(tmpdir(), "conclave-bench-"));
const hostKey = IdentityKey.generate();
const none = 1e9;
const server = await startServer({
  hostKey,
  listen: { host: "127.0.0.1", port: 0 },
  database: Database.open(folder),
  exempt: ["127.0.0.0/8"],
  limits: {
    connections: 20_000,
    handshakes: 20_000,
    handshakesDropFrom: 20_000,
    agreementsWaiting: 20_000,
    outboxBytes: 64 * 1024 * 1024,
    textBurst: none,
    textsPerSecond: none,
    byteBurst: none,
    bytesPerSecond: none,
  },
});
process.once("SIGTERM", () => {
  rmSync(folder, { recursive: true });
  process.exit();
});
serve({ port: server.address.port, trust: Buffer.from(hostKey.publicKey).toString("hex") });
