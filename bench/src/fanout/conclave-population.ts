/** Members of a Conclave server's lobby, with no more around the session than a socket. */
import { once } from "node:events";
import { connect, type Socket } from "node:net";
import { asIdentityPublicKey, generateInitiatorKeyShare, suitePreference } from "@conclave/crypto";
import { type ClientEvent, ClientSession, type ClosedEvent, lobby, messageIdBytes } from "@conclave/protocol";
import { gather, type Population, partOf } from "./population.ts";
import type { Ready } from "./server-process.ts";

export interface PopulationOptions {
  /** What their names begin with. Default: "m". */
  readonly names?: string;
  /** Default: those who listen open what they get, the others throw it away. */
  readonly reads?: "all" | "nothing";
}

export async function conclavePopulation(
  count: number,
  { port, trust }: Ready,
  { names = "m", reads = "all" }: PopulationOptions = {},
): Promise<Population> {
  const members: Member[] = [];
  let listenerCount = 0;
  const population: Population = {
    get listenerCount() {
      return listenerCount;
    },
    say: (text) => members[0]?.say(text),
    onHeard: () => {},
    [Symbol.asyncDispose]: async () => {
      await Promise.all(members.map((member) => member.leave()));
    },
  };
  const hostKey = asIdentityPublicKey(Buffer.from(trust, "hex"));
  await gather(count, async (index) => {
    const share = await generateInitiatorKeyShare(suitePreference);
    const socket = connect({ port, host: "127.0.0.1", noDelay: true });
    await once(socket, "connect");
    const options = { share, name: `${names}${index}`, pin: { hostKey, suite: 2 as const } };
    const session = new ClientSession(options, performance.now());
    const member = new Member(socket, session, (text) => population.onHeard(text));
    await member.welcomed;
    const part = partOf(index, count);
    if (part === "speaks") members.unshift(member);
    else members.push(member);
    if (reads === "nothing") member.readNothing();
    else if (part === "listens") listenerCount += 1;
    else if (part === "takes") member.takeOnly();
  });
  return population;
}

class Member {
  readonly welcomed: Promise<void>;
  readonly #socket: Socket;
  readonly #session: ClientSession;
  readonly #onText: (text: string) => void;
  readonly #onWelcome: () => void;
  #keepAlive: NodeJS.Timeout | undefined;

  constructor(socket: Socket, session: ClientSession, onText: (text: string) => void) {
    this.#socket = socket;
    this.#session = session;
    this.#onText = onText;
    const { promise, resolve } = Promise.withResolvers<void>();
    this.welcomed = promise;
    this.#onWelcome = resolve;
    socket.on("data", (chunk) => this.#handle(session.receive(chunk, performance.now())));
    socket.on("error", () => {});
    this.#write();
  }

  say(text: string): void {
    const id = crypto.getRandomValues(new Uint8Array(messageIdBytes));
    this.#session.send({ type: "SAY", id, room: lobby, content: { kind: "text", text } });
    this.#write();
  }

  /** Leaves everything in the socket. */
  readNothing(): void {
    this.#socket.pause();
  }

  /** Opens nothing any more; it speaks now and then, so that the server does not take it for dead. */
  takeOnly(): void {
    this.#socket.removeAllListeners("data").resume();
    this.#keepAlive = setInterval(() => {
      this.#session.send({ type: "READ", room: lobby, number: 1 });
      this.#write();
    }, keepAliveMs);
  }

  async leave(): Promise<void> {
    clearInterval(this.#keepAlive);
    this.#socket.destroy();
    if (!this.#socket.closed) await once(this.#socket, "close");
  }

  #handle(events: readonly (ClientEvent | ClosedEvent)[]): void {
    for (const event of events) {
      if (event.type === "agree")
        void event.run().then((secret) => this.#handle(this.#session.agreed(secret, performance.now())));
      else if (event.type === "rekey")
        void event.run().then((share) => this.#handle(this.#session.rekey(share, performance.now())));
      else if (event.type === "welcome") this.#onWelcome();
      else if (event.type === "closed") throw new Error(`a member fell out: ${JSON.stringify(event.reason)}`);
      else if (event.type === "message" && event.message.type === "SAID") {
        const { content } = event.message.entry;
        if (content.kind === "text") this.#onText(content.text);
      }
    }
    this.#write();
  }

  #write(): void {
    for (let bytes = this.#session.takeOutput(); bytes !== undefined; bytes = this.#session.takeOutput())
      this.#socket.write(bytes);
  }
}

/** Half of the silence after which a server asks whether somebody is there. */
const keepAliveMs = 15_000;
