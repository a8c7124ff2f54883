/** A bare client for the server's tests: a real socket, the real protocol, and nothing that hides a fault. */
import { connect, type Socket } from "node:net";
import {
  generateInitiatorKeyShare,
  type IdentityKey,
  type IdentityPublicKey,
  type SuiteId,
  suitePreference,
} from "@conclave/crypto";
import {
  type ClientEvent,
  type ClientRoomMessage,
  ClientSession,
  type ClosedEvent,
  type CloseReason,
  type Entry,
  type KeyLimits,
  lobby,
  messageIdBytes,
  type Read,
  type RoomId,
  type RoomMessage,
  type ServerAddress,
  type ServerRoomMessage,
} from "@conclave/protocol";

export interface TestClientOptions {
  readonly name?: string;
  readonly hostKey: IdentityPublicKey;
  readonly suites?: readonly SuiteId[];
  readonly identity?: IdentityKey;
  readonly invite?: Uint8Array;
  readonly keyLimits?: Partial<KeyLimits>;
}

export type Answer = ServerRoomMessage & { readonly id: Uint8Array };

/** Of each kind of message by itself. */
type WithoutId<Message> = Message extends unknown ? Omit<Message, "id"> : never;

export class TestClient {
  readonly socket: Socket;
  readonly events: (ClientEvent | ClosedEvent)[] = [];
  readonly #session: ClientSession;
  readonly #waiters: (() => void)[] = [];
  #socketState: "closed" | "open" = "open";

  private constructor(socket: Socket, session: ClientSession) {
    this.socket = socket;
    this.#session = session;
    socket.on("data", (chunk) => this.#handle(session.receive(chunk, performance.now())));
    socket.on("error", () => {});
    socket.on("close", () => {
      this.#socketState = "closed";
      this.#handle(session.end());
    });
    this.#write();
  }

  static async connect(address: ServerAddress, options: TestClientOptions): Promise<TestClient> {
    const suites = options.suites ?? suitePreference;
    const share = await generateInitiatorKeyShare(suites);
    const pin = { hostKey: options.hostKey, suite: 1 as const };
    const { name = "ana", identity, invite, keyLimits = {} } = options;
    const session = new ClientSession(
      { share, suites, pin, name, identity, invite, keyLimits },
      performance.now(),
    );
    return new TestClient(await openSocket(address), session);
  }

  /** Connects and waits until it is in, with the list of who is there. */
  static async join(address: ServerAddress, options: TestClientOptions): Promise<TestClient> {
    const client = await TestClient.connect(address, options);
    await client.until(() => client.messages("PRESENT").at(-1)?.more === false);
    return client;
  }

  /** Says something in the lobby; its id. */
  say(text: string, id: Uint8Array = newId()): Uint8Array {
    this.send({ type: "SAY", id, room: lobby, content: { kind: "text", text } });
    return id;
  }

  send(message: ClientRoomMessage): void {
    this.#session.send(message);
    this.#write();
  }

  /** Sends something that has an answer, and waits for it. */
  async ask(question: WithoutId<Exclude<ClientRoomMessage, Read>>): Promise<Answer> {
    const id = newId();
    this.send({ ...question, id } as ClientRoomMessage);
    return await this.answer(id);
  }

  /** Waits for the answer to what was sent under this id. */
  async answer(id: Uint8Array): Promise<Answer> {
    const find = () =>
      this.events.find(
        (event) =>
          event.type === "message" && "id" in event.message && Buffer.from(event.message.id).equals(id),
      );
    await this.until(() => find() !== undefined);
    return (find() as { message: Answer }).message;
  }

  /** What was said in a room, as this client has heard it. */
  heard(room: RoomId): Entry[] {
    return this.messages("SAID").flatMap((said) => (said.room === room ? [said.entry] : []));
  }

  /** Texts that were said in the lobby. */
  get texts(): string[] {
    return this.heard(lobby).flatMap(({ content }) => (content.kind === "text" ? [content.text] : []));
  }

  /** Bytes inside the channel that no well-behaved client would send. */
  sendRaw(plaintext: Uint8Array): void {
    (this.#session as unknown as { enqueue(message: Uint8Array): void }).enqueue(plaintext);
    this.#write();
  }

  offerName(name: string): void {
    this.#handle(this.#session.offerName(name, performance.now()));
  }

  bye(): void {
    this.#handle(this.#session.close());
    this.socket.end();
  }

  messages<Type extends RoomMessage["type"]>(type: Type): (RoomMessage & { type: Type })[] {
    return this.events.flatMap((event) =>
      event.type === "message" && event.message.type === type
        ? [event.message as RoomMessage & { type: Type }]
        : [],
    );
  }

  get ending(): CloseReason | undefined {
    return this.events.find((event): event is ClosedEvent => event.type === "closed")?.reason;
  }

  /** Waits for an event that makes `condition` true; the test's own time-out bounds it. */
  async until(condition: () => boolean): Promise<void> {
    while (!condition()) {
      if (this.#socketState === "closed") throw new Error(`closed: ${JSON.stringify(this.ending)}`);
      const { promise, resolve } = Promise.withResolvers<void>();
      this.#waiters.push(resolve);
      await promise;
    }
  }

  /** Waits for the end of the connection, and says how the session saw it. */
  async untilClosed(): Promise<CloseReason | undefined> {
    return await this.untilClosedOr(() => false);
  }

  /** The same, or until an event makes `condition` true, whatever comes first. */
  async untilClosedOr(condition: () => boolean): Promise<CloseReason | undefined> {
    while (this.#socketState === "open" && !condition()) {
      const { promise, resolve } = Promise.withResolvers<void>();
      this.#waiters.push(resolve);
      await promise;
    }
    return this.ending;
  }

  #handle(events: readonly (ClientEvent | ClosedEvent)[]): void {
    for (const event of events) {
      this.events.push(event);
      if (event.type === "agree") {
        void event.run().then((secret) => this.#handle(this.#session.agreed(secret, performance.now())));
      }
      if (event.type === "rekey") {
        void event.run().then((share) => this.#handle(this.#session.rekey(share, performance.now())));
      }
    }
    this.#write();
    if (this.ending !== undefined) this.socket.end();
    for (const wake of this.#waiters.splice(0)) wake();
  }

  #write(): void {
    for (let bytes = this.#session.takeOutput(); bytes !== undefined; bytes = this.#session.takeOutput()) {
      if (this.#socketState === "open") this.socket.write(bytes);
    }
    // What happened while output was taken.
    if (this.#session.deadline === Number.NEGATIVE_INFINITY)
      this.#handle(this.#session.expire(performance.now()));
  }
}

function newId(): Uint8Array {
  return crypto.getRandomValues(new Uint8Array(messageIdBytes));
}

/** A connected TCP socket that speaks no protocol yet. */
export async function openSocket({ host, port }: ServerAddress): Promise<Socket> {
  const socket = connect({ host, port, noDelay: true });
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  socket.once("connect", resolve).once("error", reject);
  await promise;
  socket.off("error", reject);
  return socket;
}

/** Everything that the other side sends until it ends the connection. */
export async function readToEnd(socket: Socket): Promise<Buffer> {
  const chunks: Buffer[] = [];
  socket.on("data", (chunk) => chunks.push(chunk));
  socket.on("error", () => {});
  await new Promise((resolve) => socket.once("close", resolve));
  return Buffer.concat(chunks);
}
