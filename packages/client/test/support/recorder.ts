/** A client that keeps what happens to it, and lets a test wait for something. */
import { Client, type ClientEvent, type ClientOptions } from "../../src/index.ts";

type EventOf<Type extends ClientEvent["type"]> = Extract<ClientEvent, { type: Type }>;

/** A text of somebody, as a listener has heard it. */
export interface SaidText {
  readonly from: string;
  readonly guest: boolean;
  readonly text: string;
  readonly number: number;
  readonly timeMs: number;
}

export class RecordingClient {
  readonly client: Client;
  readonly events: ClientEvent[] = [];
  readonly #waiters: (() => void)[] = [];

  /** Unless told otherwise it lives for one connection, and hears nothing of what was before it. */
  constructor(options: ClientOptions) {
    this.client = new Client({ persistence: "none", firstVisitCount: 0, ...options });
    this.client.subscribe((event) => {
      this.events.push(event);
      for (const wake of this.#waiters.splice(0)) wake();
    });
  }

  /** Connects and waits until it knows its rooms. */
  static async join(options: ClientOptions): Promise<RecordingClient> {
    const recorder = new RecordingClient(options);
    await recorder.client.start();
    await recorder.until("ready");
    return recorder;
  }

  of<Type extends ClientEvent["type"]>(type: Type): EventOf<Type>[] {
    return this.events.filter((event): event is EventOf<Type> => event.type === type);
  }

  /** Texts of others. */
  said(): SaidText[] {
    return this.of("entry").flatMap(({ own, entry: { content, from, guest, number, timeMs } }) =>
      own || content.kind !== "text" ? [] : { from, guest, text: content.text, number, timeMs },
    );
  }

  /** Our own texts that were stored, by id. */
  stored(): { readonly id: string; readonly number: number; readonly timeMs: number }[] {
    return this.of("outbox").flatMap(({ item: { id, state } }) =>
      state.kind === "stored" ? { id, number: state.number, timeMs: state.timeMs } : [],
    );
  }

  /** Waits until there are `count` events of a type; the last of them. */
  until<Type extends ClientEvent["type"]>(type: Type, count = 1): Promise<EventOf<Type>> {
    return this.#until(type, () => this.of(type)[count - 1]);
  }

  /** Waits for the first event of a type that `isMeant`. */
  untilSome<Type extends ClientEvent["type"]>(
    type: Type,
    isMeant: (event: EventOf<Type>) => boolean,
  ): Promise<EventOf<Type>> {
    return this.#until(type, () => this.of(type).find(isMeant));
  }

  /** Waits until `count` texts of others were heard; the last of them. */
  untilSaid(count = 1): Promise<SaidText> {
    return this.#until("said", () => this.said()[count - 1]);
  }

  /** Waits until `count` own texts were stored; the last of them. */
  untilStored(count = 1): Promise<{ readonly id: string; readonly number: number; readonly timeMs: number }> {
    return this.#until("stored", () => this.stored()[count - 1]);
  }

  async #until<Found>(what: string, find: () => Found | undefined): Promise<Found> {
    for (;;) {
      const found = find();
      if (found !== undefined) return found;
      const ended = this.of("ended")[0];
      if (ended !== undefined)
        throw new Error(`it ended while ${what} was awaited: ${JSON.stringify(ended.ending)}`);
      const { promise, resolve } = Promise.withResolvers<void>();
      this.#waiters.push(resolve);
      await promise;
    }
  }
}
