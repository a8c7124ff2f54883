/** A server with real keys that keeps to no rule beyond them: what it says to whoever connects, ours would never say. */
import {
  type Fields,
  message,
  ReferenceListener,
  type ReferenceMessage,
  type ReferenceServer,
  readCbor,
  signingKey,
  types,
  type Value,
  writeCbor,
} from "@conclave/testbed/reference";

export type Told = readonly [type: keyof typeof types, fields: Fields];

/** What it answers to a question; nothing is no answer. */
export type Answer = (type: keyof typeof types, question: Fields) => Told | undefined;

export class HostileServer implements AsyncDisposable {
  readonly #host = signingKey();
  readonly #listener: ReferenceListener;
  readonly #visits: Visit[] = [];

  private constructor(listener: ReferenceListener) {
    this.#listener = listener;
  }

  static async start(): Promise<HostileServer> {
    return new HostileServer(await ReferenceListener.listen());
  }

  get address(): string {
    return `127.0.0.1:${this.#listener.port}`;
  }

  /** The next client that trusts us and has shown its name. Whoever only came to see our key is passed over. */
  async visitor(): Promise<Visit> {
    for (;;) {
      const peer = await this.#listener.next({ host: this.#host, suites: [2, 1], policy: 0 });
      try {
        await peer.greet();
        await peer.readClientFlight();
      } catch {
        continue;
      }
      const visit = new Visit(peer);
      this.#visits.push(visit);
      return visit;
    }
  }

  [Symbol.asyncDispose](): Promise<void> {
    this.#listener.stop();
    for (const visit of this.#visits) visit.hangUp();
    return Promise.resolve();
  }
}

/** One connection of somebody who is in, or is about to be. */
export class Visit {
  /** Settles when the connection is over. */
  readonly over: Promise<void>;
  readonly #peer: ReferenceServer;
  readonly #asked: (keyof typeof types)[] = [];
  #answer: Answer = () => undefined;
  #wake = () => {};

  constructor(peer: ReferenceServer) {
    this.#peer = peer;
    this.over = this.#listen();
  }

  /** Lets the client in, by this name, with all that follows on a welcome. */
  welcome(name: string, told: readonly Told[], answer: Answer): void {
    this.#answer = answer;
    this.#peer.say(types.WELCOME, Buffer.from(name));
    this.tell(...told);
  }

  /** Each in a record of its own. */
  tell(...all: readonly Told[]): void {
    for (const [type, fields] of all) this.#peer.say(types[type], writeCbor(fields as Value));
  }

  /** Bytes that are no map. */
  tellRaw(type: keyof typeof types, body: Buffer): void {
    this.#peer.send(message(types[type], body));
  }

  /** Waits until the client has asked that so often. */
  async untilAsked(type: keyof typeof types, count = 1): Promise<void> {
    while (this.#asked.filter((each) => each === type).length < count) {
      const { promise, resolve } = Promise.withResolvers<void>();
      this.#wake = resolve;
      await promise;
    }
  }

  hangUp(): void {
    this.#peer.wire.socket.destroy();
  }

  async #listen(): Promise<void> {
    try {
      for (;;) for (const question of await this.#peer.next()) this.#hear(question);
    } catch {
      // The client has had enough.
      this.hangUp();
    }
  }

  #hear({ type, body }: ReferenceMessage): void {
    const name = names.get(type);
    if (name === undefined) return;
    this.#asked.push(name);
    this.#wake();
    if (type < types.SAY) return;
    const answer = this.#answer(name, readCbor(body));
    if (answer !== undefined) this.tell(answer);
  }
}

const names = new Map(
  Object.entries(types).map(([name, type]) => [type as number, name as keyof typeof types]),
);
