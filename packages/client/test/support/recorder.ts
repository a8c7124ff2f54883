/** A client that keeps what happens to it, and lets a test wait for something. */
import { Client, type ClientEvent, type ClientOptions } from "../../src/index.ts";

type EventOf<Type extends ClientEvent["type"]> = Extract<ClientEvent, { type: Type }>;

export class RecordingClient {
  readonly client: Client;
  readonly events: ClientEvent[] = [];
  readonly #waiters: (() => void)[] = [];

  constructor(options: ClientOptions) {
    this.client = new Client(options);
    this.client.subscribe((event) => {
      this.events.push(event);
      for (const wake of this.#waiters.splice(0)) wake();
    });
  }

  /** Connects and waits until the list of who is here has come. */
  static async join(options: ClientOptions): Promise<RecordingClient> {
    const recorder = new RecordingClient(options);
    await recorder.client.start();
    await recorder.until("present");
    return recorder;
  }

  of<Type extends ClientEvent["type"]>(type: Type): EventOf<Type>[] {
    return this.events.filter((event): event is EventOf<Type> => event.type === type);
  }

  /** Waits until there are `count` events of a type; the last of them. */
  async until<Type extends ClientEvent["type"]>(type: Type, count = 1): Promise<EventOf<Type>> {
    for (;;) {
      const found = this.of(type)[count - 1];
      if (found !== undefined) return found;
      const ended = this.of("ended")[0];
      if (ended !== undefined)
        throw new Error(`it ended while ${type} was awaited: ${JSON.stringify(ended.ending)}`);
      const { promise, resolve } = Promise.withResolvers<void>();
      this.#waiters.push(resolve);
      await promise;
    }
  }
}
