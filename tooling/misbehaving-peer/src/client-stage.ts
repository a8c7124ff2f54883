/** What a fault of a client starts from: a connection, a handshake half done, or a member of the room. */
import { randomBytes } from "node:crypto";
import { type Introduction, ReferenceClient, type Suite, types } from "@conclave/testbed/reference";
import type { Time } from "./time.ts";

export interface ClientStageOptions {
  readonly host: string;
  readonly port: number;
  readonly time: Time;
}

export class ClientStage {
  readonly time: Time;
  readonly name = `mallory-${randomBytes(4).toString("hex")}`;
  /** The connection that the fault is committed on: the last one that was made. */
  peer: ReferenceClient | undefined;
  readonly #options: ClientStageOptions;
  readonly #others: ReferenceClient[] = [];

  constructor(options: ClientStageOptions) {
    this.#options = options;
    this.time = options.time;
  }

  /** The name alone. */
  get introduction(): Introduction {
    return { name: this.name };
  }

  async connect(suites: readonly Suite[] = [2, 1]): Promise<ReferenceClient> {
    const { host, port } = this.#options;
    if (this.peer !== undefined) this.#others.push(this.peer);
    this.peer = await ReferenceClient.connect(host, port, suites);
    return this.peer;
  }

  /** The server's flight was read and found good: ours is due. */
  async greeted(suites?: readonly Suite[]): Promise<ReferenceClient> {
    const peer = await this.connect(suites);
    await peer.shakeHands();
    return peer;
  }

  /** A member that has read everything which is sent to a newcomer. */
  async member(suites?: readonly Suite[], who: Omit<Introduction, "name"> = {}): Promise<ReferenceClient> {
    const peer = await this.greeted(suites);
    peer.introduce({ name: this.name, ...who });
    await peer.until(types.WELCOME);
    await peer.until(types.PRESENT);
    return peer;
  }

  /** Ends everything that is still open. */
  close(): void {
    for (const peer of [...this.#others, this.peer]) peer?.close();
  }
}
