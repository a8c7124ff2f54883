/** Our server on loopback, on a clock of the test's, with two of our clients in it who have nothing to do with faults. */
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { KnownServers } from "@conclave/client";
import { fingerprint, IdentityKey } from "@conclave/crypto";
import { AuthorizedKeys, type ConclaveServer, Database, Invitations, startServer } from "@conclave/server";
import { ManualClock } from "@conclave/testbed/manual-clock";
import type { ServerNeeds } from "../../src/fault.ts";
import { isStored, Person, says } from "./person.ts";
import { ServerLog } from "./server-log.ts";

interface RoomParts {
  readonly server: ConclaveServer;
  readonly log: ServerLog;
  readonly clock: ManualClock;
  readonly bystanders: readonly [Person, Person];
  readonly invitations: Invitations;
  readonly folder: string;
}

export class Room {
  readonly server: ConclaveServer;
  readonly log: ServerLog;
  readonly clock: ManualClock;
  readonly bystanders: readonly [Person, Person];
  readonly #invitations: Invitations;
  readonly #folder: string;
  #said = 0;

  private constructor(parts: RoomParts) {
    this.server = parts.server;
    this.log = parts.log;
    this.clock = parts.clock;
    this.bystanders = parts.bystanders;
    this.#invitations = parts.invitations;
    this.#folder = parts.folder;
  }

  static async open(needs: ServerNeeds = {}): Promise<Room> {
    const { access = "open", guests = "allowed", ...keyLimits } = needs;
    const [log, clock, hostKey] = [new ServerLog(), new ManualClock(), IdentityKey.generate()];
    const folder = await mkdtemp(join(tmpdir(), "conclave-misbehaving-"));
    const database = Database.inMemory();
    // Bystanders come in whatever the server is set to.
    const identities = { ana: IdentityKey.generate(), bob: IdentityKey.generate() };
    const list = Object.values(identities).map(({ publicKey }) => `${fingerprint(publicKey)}\n`);
    await writeFile(join(folder, "authorized_keys"), list.join(""));
    const authorizedKeys = new AuthorizedKeys(join(folder, "authorized_keys"));
    const listen = { host: "127.0.0.1", port: 0 };
    const server = await startServer({
      ...{ hostKey, listen, log, clock, database, filesFolder: join(folder, "files") },
      fileLimits: { personBytes: 30 * 2 ** 20 },
      ...{ access, guests, authorizedKeys, keyLimits },
      // Faults in a row, from one address: what that costs is another test's.
      limits: { penaltyFromMs: Number.MAX_SAFE_INTEGER },
    });
    const knownServers = new KnownServers(join(folder, "known_servers"));
    await knownServers.pin(server.address, { hostKey: hostKey.publicKey, suite: 2 });
    const enter = async (name: keyof typeof identities) => {
      const identity = identities[name];
      const person = new Person({ address: server.address, knownServers, name, identity });
      await person.client.start();
      await person.until("ready");
      return person;
    };
    const bystanders = [await enter("ana"), await enter("bob")] as const;
    return new Room({ server, log, clock, bystanders, invitations: new Invitations(database), folder });
  }

  /** The token of an invitation that lasts 60 s. */
  invite(): Buffer {
    return Buffer.from(this.#invitations.create("", this.clock.dateMs(), 60_000).token);
  }

  /** Each bystander says something, and it is acknowledged and heard by the other. */
  async talk(): Promise<void> {
    this.#said += 1;
    const text = `still here ${this.#said}`;
    const [ana, bob] = this.bystanders;
    for (const [speaker, listener] of [
      [ana, bob],
      [bob, ana],
    ] as const) {
      const id = speaker.client.say(text);
      await speaker.until("outbox", isStored(id));
      await listener.until("entry", says(text));
    }
  }

  /**
   * Time passes on the server; those who are well stay in touch with it meanwhile. What was sent before has arrived
   * there when it begins to: the bystanders' round trips came after it.
   */
  async pass(ms: number): Promise<void> {
    await this.talk();
    for (let left = ms; left > 0; left -= 20_000) {
      this.clock.advance(Math.min(left, 20_000));
      await this.talk();
    }
  }

  async close(): Promise<void> {
    for (const { client } of this.bystanders) client.close();
    const stopped = this.server.stop();
    this.clock.advance(10_000);
    await stopped;
    await rm(this.#folder, { recursive: true });
  }
}
