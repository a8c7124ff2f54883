/** A server that keeps files, in a state folder of its own, and people with keys who bring and fetch them. */
import { createHash, randomBytes } from "node:crypto";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { IdentityKey } from "@conclave/crypto";
import { Database, type ServerOptions } from "@conclave/server";
import type { ClientOptions, Transfer, TransferId } from "../../src/index.ts";
import { RecordingClient } from "./recorder.ts";
import { startSetting, type TestSetting } from "./server.ts";

export class FileSetting {
  setting: TestSetting;
  /** The server's. */
  readonly state: string;
  /** Where people keep their files. */
  readonly home: string;
  #database: Database;
  readonly #keys = new Map<string, IdentityKey>();
  readonly #clients: RecordingClient[] = [];

  private constructor(setting: TestSetting, state: string, home: string, database: Database) {
    this.setting = setting;
    this.state = state;
    this.home = home;
    this.#database = database;
  }

  static async start(options: Partial<ServerOptions> = {}): Promise<FileSetting> {
    const state = await mkdtemp(join(tmpdir(), "conclaved-"));
    const home = await mkdtemp(join(tmpdir(), "conclave-files-"));
    const database = Database.open(state);
    return new FileSetting(await startSetting({ database, ...options }), state, home, database);
  }

  /** Somebody with a key, the same one every time. */
  async join(name: string, options: Partial<ClientOptions> = {}): Promise<RecordingClient> {
    const identity = this.#keys.get(name) ?? IdentityKey.generate();
    this.#keys.set(name, identity);
    const { server, knownServers } = this.setting;
    const client = await RecordingClient.join({
      ...{ address: server.address, name, identity, knownServers },
      ...options,
    });
    this.#clients.push(client);
    return client;
  }

  /** A file of random bytes in somebody's home; its path and SHA-256. */
  async file(name: string, bytes: number): Promise<{ readonly path: string; readonly hash: string }> {
    const content = randomBytes(bytes);
    const path = join(this.home, name);
    await writeFile(path, content);
    return { path, hash: hashOf(content) };
  }

  /** Another server in the same folder. */
  async again(options: Partial<ServerOptions>): Promise<void> {
    await this.setting.stop();
    this.#database[Symbol.dispose]();
    this.#database = Database.open(this.state);
    this.setting = await startSetting({ database: this.#database, ...options });
  }

  async stop(): Promise<void> {
    for (const { client } of this.#clients) client.close();
    await this.setting.stop();
    this.#database[Symbol.dispose]();
    await rm(this.state, { recursive: true });
    await rm(this.home, { recursive: true });
  }
}

/** Waits for the last of a transfer; what it was. */
export async function settled(client: RecordingClient, id: TransferId): Promise<Transfer> {
  const isLast = ({ id: other, state }: Transfer) =>
    other === id && ["cancelled", "done", "failed"].includes(state.kind);
  return (await client.untilSome("transfer", ({ transfer }) => isLast(transfer))).transfer;
}

/** Waits until a transfer has come so far. */
export async function came(client: RecordingClient, id: TransferId, bytes: number): Promise<Transfer> {
  const isThere = (each: Transfer) => each.id === id && each.doneBytes >= bytes;
  return (await client.untilSome("transfer", ({ transfer }) => isThere(transfer))).transfer;
}

export async function hashOfFile(path: string): Promise<string> {
  return hashOf(await readFile(path));
}

function hashOf(content: Uint8Array): string {
  return createHash("sha256").update(content).digest("hex");
}
