/** One of our own clients, and what happened to it. */
import { Client, type ClientEvent, type ClientOptions, type Ending } from "@conclave/client";

/** Meant is what has this text. */
export function says(text: string): (event: EventOf<"entry">) => boolean {
  return ({ entry: { content } }) => content.kind === "text" && content.text === text;
}

/** Meant is what has this id, once it is stored. */
export function isStored(id: string): (event: EventOf<"outbox">) => boolean {
  return ({ item }) => item.id === id && item.state.kind === "stored";
}

type EventOf<Type extends ClientEvent["type"]> = Extract<ClientEvent, { type: Type }>;

export class Person {
  readonly client: Client;
  readonly events: ClientEvent[] = [];
  readonly #waiters: (() => void)[] = [];

  constructor(options: ClientOptions) {
    this.client = new Client({ persistence: "none", ...options });
    this.client.subscribe((event) => {
      this.events.push(event);
      for (const wake of this.#waiters.splice(0)) wake();
    });
  }

  /** The first event of a type that `isMeant`; waits for it. */
  async until<Type extends ClientEvent["type"]>(
    type: Type,
    isMeant: (event: EventOf<Type>) => boolean = () => true,
  ): Promise<EventOf<Type>> {
    for (;;) {
      for (const event of this.events) {
        if (event.type === type && isMeant(event as EventOf<Type>)) return event as EventOf<Type>;
        if (event.type === "ended") throw new Error(`it ended: ${JSON.stringify(event.ending)}`);
      }
      await this.#another();
    }
  }

  /** How it ends; waits for that. */
  async ending(): Promise<Ending> {
    for (;;) {
      const last = this.events.at(-1);
      if (last?.type === "ended") return last.ending;
      await this.#another();
    }
  }

  async #another(): Promise<void> {
    const { promise, resolve } = Promise.withResolvers<void>();
    this.#waiters.push(resolve);
    await promise;
  }
}
