/** Our server on loopback, on a clock of the test's, with two of our clients in it who have nothing to do with faults. */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { KnownServers } from "@conclave/client";
import { IdentityKey } from "@conclave/crypto";
import { type ConclaveServer, type ServerOptions, startServer } from "@conclave/server";
import { ManualClock } from "@conclave/testbed/manual-clock";
import { Person } from "./person.ts";
import { ServerLog } from "./server-log.ts";

export class Room {
  readonly server: ConclaveServer;
  readonly log: ServerLog;
  readonly clock: ManualClock;
  readonly bystanders: readonly [Person, Person];
  readonly #folder: string;
  #said = 0;

  private constructor(
    server: ConclaveServer,
    log: ServerLog,
    clock: ManualClock,
    bystanders: readonly [Person, Person],
    folder: string,
  ) {
    this.server = server;
    this.log = log;
    this.clock = clock;
    this.bystanders = bystanders;
    this.#folder = folder;
  }

  static async open(options: Partial<ServerOptions> = {}): Promise<Room> {
    const [log, clock, hostKey] = [new ServerLog(), new ManualClock(), IdentityKey.generate()];
    const listen = { host: "127.0.0.1", port: 0 };
    const server = await startServer({ hostKey, listen, log, clock, ...options });
    const folder = await mkdtemp(join(tmpdir(), "conclave-misbehaving-"));
    const knownServers = new KnownServers(join(folder, "known_servers"));
    await knownServers.pin(server.address, { hostKey: hostKey.publicKey, suite: 2 });
    const enter = async (name: string) => {
      const person = new Person({ address: server.address, knownServers, name });
      await person.client.start();
      await person.until("present");
      return person;
    };
    return new Room(server, log, clock, [await enter("ana"), await enter("bob")], folder);
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
      await speaker.until("acknowledged", (event) => event.id === id);
      await listener.until("said", (event) => event.text === text);
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
