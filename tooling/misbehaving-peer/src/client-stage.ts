/** What a fault of a client starts from: a connection, a handshake half done, or somebody in the lobby. */
import { randomBytes } from "node:crypto";
import {
  type Channel,
  type Introduction,
  ReferenceClient,
  readCbor,
  type Suite,
  signingKey,
  types,
} from "@conclave/testbed/reference";
import type { Time } from "./time.ts";

export interface ClientStageOptions {
  readonly host: string;
  readonly port: number;
  readonly time: Time;
  /** The token of an invitation that nobody has used and that lasts another 60 s. */
  readonly token?: Buffer | undefined;
}

/** Everything that a newcomer is sent (clause 9.8): PRESENT and ROOM, each perhaps several times. */
export async function untilRooms(peer: Channel): Promise<void> {
  await peer.until(types.WELCOME);
  for (const type of [types.PRESENT, types.ROOM])
    while (readCbor((await peer.until(type)).body)["more"] === true);
}

export class ClientStage {
  readonly time: Time;
  readonly name = `mallory-${randomBytes(4).toString("hex")}`;
  /** Another name that nobody has. */
  readonly otherName = `${this.name}-too`;
  /** The connection that the fault is committed on: the last one that was made, if the fault does not say otherwise. */
  peer: ReferenceClient | undefined;
  readonly #options: ClientStageOptions;
  readonly #others: ReferenceClient[] = [];

  constructor(options: ClientStageOptions) {
    this.#options = options;
    this.time = options.time;
  }

  /** Throws where the fault was given none. */
  get token(): Buffer {
    const { token } = this.#options;
    if (token === undefined) throw new Error("this fault needs the token of an invitation");
    return token;
  }

  /** The name alone. */
  get introduction(): Introduction {
    return { name: this.name };
  }

  async connect(suites: readonly Suite[] = [2, 1]): Promise<ReferenceClient> {
    const { host, port } = this.#options;
    const peer = await ReferenceClient.connect(host, port, suites);
    this.commitOn(peer);
    return peer;
  }

  /** What follows is about an earlier connection. */
  commitOn(peer: ReferenceClient): void {
    if (this.peer !== undefined) this.#others.push(this.peer);
    this.peer = peer;
  }

  /** The server's flight was read and found good: ours is due. */
  async greeted(suites?: readonly Suite[]): Promise<ReferenceClient> {
    const peer = await this.connect(suites);
    await peer.shakeHands();
    return peer;
  }

  /** A member that has read everything which is sent to a newcomer. */
  async member(suites?: readonly Suite[], who: Partial<Introduction> = {}): Promise<ReferenceClient> {
    const peer = await this.greeted(suites);
    peer.introduce({ name: this.name, ...who });
    await untilRooms(peer);
    return peer;
  }

  /** The same with an identity key, which rooms but the lobby ask for. */
  async owner(name = this.name): Promise<ReferenceClient> {
    return await this.member(undefined, { name, identity: signingKey() });
  }

  /** Ends everything that is still open. */
  close(): void {
    for (const peer of [...this.#others, this.peer]) peer?.close();
  }
}
