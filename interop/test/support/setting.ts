/** A real server on loopback, and clients of both kinds that trust it, all gone at the end of the test. */
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Client, type ClientEvent, type ClientOptions, KnownServers } from "@conclave/client";
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
  const knownServers = new KnownServers(join(folder, "known_servers"));
  await knownServers.pin(server.address, { hostKey: hostKey.publicKey, suite: 2 });
  onTestFinished(async () => {
    await server.stop();
    await rm(folder, { recursive: true });
  });

  /** Where it is and what its key is, as our Python programs want to be told. */
  const where = ["--port", String(server.address.port), "--pin", server.fingerprint];

  return {
    server,
    hostKey,
    log,
    where,

    /** One that may never get in; ended with the test if not before. */
    startPython: (...more: readonly string[]) => {
      const client = new PythonClient([...where, ...more]);
      onTestFinished(() => client.signal("SIGKILL"));
      return client;
    },

    /** Waits until it knows who is here. A later option of the same kind counts. */
    joinPython: async (name: string, ...more: readonly string[]) => {
      const client = new PythonClient([...where, "--name", name, ...more]);
      onTestFinished(() => client.signal("SIGKILL"));
      await client.until("present");
      return client;
    },

    joinTypeScript: async (name: string, more: Partial<ClientOptions> = {}) => {
      const client = new Client({ address: server.address, name, knownServers, ...more });
      const events: ClientEvent[] = [];
      client.subscribe((event) => events.push(event));
      const present = new Promise<void>((resolve, reject) => {
        client.subscribe((event) => {
          if (event.type === "present") resolve();
          if (event.type === "ended") reject(new Error(`it ended: ${JSON.stringify(event.ending)}`));
        });
      });
      await client.start();
      await present;
      onTestFinished(() => client.close());
      return new TypeScriptClient(client, events);
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

export class TypeScriptClient {
  readonly client: Client;
  readonly events: readonly ClientEvent[];

  constructor(client: Client, events: readonly ClientEvent[]) {
    this.client = client;
    this.events = events;
  }

  say(...texts: readonly string[]): void {
    for (const text of texts) this.client.say(text);
  }

  of<Type extends ClientEvent["type"]>(type: Type) {
    return this.events.filter((event): event is Extract<ClientEvent, { type: Type }> => event.type === type);
  }

  /** Waits until there are `count` events of a type. */
  async until(type: ClientEvent["type"], count = 1): Promise<void> {
    while (this.of(type).length < count) {
      const { promise, resolve } = Promise.withResolvers<void>();
      const unsubscribe = this.client.subscribe((event) => event.type === type && resolve());
      await promise;
      unsubscribe();
    }
  }
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
