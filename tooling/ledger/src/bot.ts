/** Somebody who writes without a pause and notes down everything that it is told, through the real client. */
import { Client, KnownServers, type OutboxItem } from "@conclave/client";
import type { IdentityKey, IdentityPublicKey } from "@conclave/crypto";
import type { Random } from "@conclave/fuzz/random";
import { type Entry, lobby, type RoomId, type ServerAddress } from "@conclave/protocol";
import { FaultyDial } from "./faulty-dial.ts";
import type { Acknowledged, Heard, Notes, Written } from "./journal.ts";

export interface BotOptions {
  readonly name: string;
  readonly address: ServerAddress;
  readonly hostKey: IdentityPublicKey;
  readonly identity: IdentityKey;
  /** A folder of its own. */
  readonly folder: string;
  readonly random: Random;
  /** How many texts it has on their way at a time. */
  readonly atOnce: number;
  /** Something new was noted. */
  readonly onNews: () => void;
}

export class Bot implements Notes {
  readonly name: string;
  readonly written: Written[] = [];
  readonly acknowledged: Acknowledged[] = [];
  readonly heard: Heard[] = [];
  readonly troubles: string[] = [];
  readonly client: Client;
  readonly network: FaultyDial;
  readonly #options: BotOptions;
  readonly #texts = new Map<string, Written>();
  #rooms: readonly RoomId[] = [lobby];
  #state: "quiet" | "writing" = "quiet";

  constructor(options: BotOptions) {
    const { name, address, identity, random } = options;
    this.name = name;
    this.#options = options;
    this.network = new FaultyDial(address);
    this.client = new Client({
      address,
      name,
      identity,
      knownServers: new KnownServers(`${options.folder}/known_servers`),
      dial: this.network.dial,
      persistence: "always",
      backOff: { firstMs: 50, capMs: 500, spreadMs: 500 },
      firstVisitCount: Number.MAX_SAFE_INTEGER,
      random: () => random.below(2 ** 32) / 2 ** 32,
    });
    this.client.subscribe((event) => {
      if (event.type === "entry") this.#hear(event.room, event.entry);
      else if (event.type === "outbox") this.#settle(event.item);
      else if (event.type === "set-back" || event.type === "forgotten")
        this.troubles.push(`${event.type} ${event.from} to ${event.to} in room ${event.room}`);
      else if (event.type === "ended") this.troubles.push(`ended: ${JSON.stringify(event.ending)}`);
      options.onNews();
    });
  }

  /** Trusts the server, and connects. */
  async start(): Promise<void> {
    const { address, hostKey, folder } = this.#options;
    await new KnownServers(`${folder}/known_servers`).pin(address, { hostKey, suite: 2 });
    await this.client.start();
  }

  /** Writes in these rooms until it is told to be quiet. */
  write(rooms: readonly RoomId[]): void {
    this.#rooms = rooms;
    this.#state = "writing";
    for (let count = 0; count < this.#options.atOnce; count += 1) this.#writeOne();
  }

  /** Begins nothing new. */
  beQuiet(): void {
    this.#state = "quiet";
  }

  /** The last entry that it was told of in a room. */
  toldOf(room: RoomId): number {
    return this.heard.findLast((heard) => heard.room === room)?.number ?? 0;
  }

  #writeOne(): void {
    const { random } = this.#options;
    const room = random.pick(this.#rooms);
    const text = `${this.name} ${this.written.length + 1} ${"x".repeat(random.below(200))}`;
    const written = { by: this.name, room, text };
    this.written.push(written);
    this.#texts.set(this.client.say(text, { room }), written);
  }

  #settle({ id, state }: OutboxItem): void {
    const written = this.#texts.get(id);
    if (written === undefined || state.kind === "waiting") return;
    this.#texts.delete(id);
    if (state.kind === "stored") this.acknowledged.push({ ...written, number: state.number });
    else this.troubles.push(`${state.kind} ${state.why}: ${written.text}`);
    if (this.#state === "writing") this.#writeOne();
  }

  #hear(room: RoomId, { number, from, content }: Entry): void {
    this.heard.push({ room, number, from, text: content.kind === "text" ? content.text : undefined });
  }
}
