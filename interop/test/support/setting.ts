/** A real server on loopback, and Python clients that trust it, all gone at the end of the test. */
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { IdentityKey } from "@conclave/crypto";
import { type LogEventName, type LogEvents, type ServerOptions, startServer } from "@conclave/server";
import { onTestFinished } from "vitest";
import { PythonClient } from "./python.ts";

export type Setting = Awaited<ReturnType<typeof startSetting>>;

export async function startSetting(options: Omit<ServerOptions, "hostKey" | "listen" | "log"> = {}) {
  const hostKey = IdentityKey.generate();
  const log = new ServerLog();
  const listen = { host: "127.0.0.1", port: 0 };
  // Whoever misbehaves here does so from the address of everybody else.
  const server = await startServer({ exempt: ["127.0.0.1"], ...options, hostKey, log, listen });
  const folder = await mkdtemp(join(tmpdir(), "conclave-interop-"));
  onTestFinished(async () => {
    await server.stop();
    await rm(folder, { recursive: true });
  });

  /** Where it is and what its key is, as our Python programs want to be told. */
  const where = ["--port", String(server.address.port), "--pin", server.fingerprint];

  return {
    server,
    hostKey,
    /** For files of this test. */
    folder,
    log,
    where,

    /** One that may never get in; ended with the test if not before. */
    startPython: (...more: readonly string[]) => {
      const client = new PythonClient([...where, ...more]);
      onTestFinished(() => client.signal("SIGKILL"));
      return client;
    },

    /** Waits until it knows its rooms. A later option of the same kind counts. */
    joinPython: async (name: string, ...more: readonly string[]) => {
      const client = new PythonClient([...where, "--name", name, ...more]);
      onTestFinished(() => client.signal("SIGKILL"));
      await client.untilReady();
      return client;
    },

    /** A new identity key, and the file that a Python client reads it from. */
    newIdentity: async () => {
      const key = IdentityKey.generate();
      const file = join(folder, `identity-${Buffer.from(key.publicKey).toString("hex")}`);
      await writeFile(file, Buffer.from(key.toSeed()).toString("hex"), { mode: 0o600 });
      return { key, options: ["--identity", file] };
    },
  };
}

class ServerLog {
  readonly #entries: { readonly event: LogEventName; readonly fields: object }[] = [];

  write<Name extends LogEventName>(event: Name, fields: LogEvents[Name]): void {
    this.#entries.push({ event, fields });
  }

  of<Name extends LogEventName>(event: Name): LogEvents[Name][] {
    return this.#entries
      .filter((entry) => entry.event === event)
      .map(({ fields }) => fields as LogEvents[Name]);
  }
}
