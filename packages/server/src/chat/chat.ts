/** Everything that people do with each other on this server: the one door that connections go through. */
import type { ClientRoomMessage, RoomId } from "@conclave/protocol";
import { Bots } from "../bots/bots.ts";
import type { Clock } from "../clock.ts";
import type { Files } from "../files/files.ts";
import type { Log } from "../log/logger.ts";
import type { NameRegistry } from "../names/registry.ts";
import type { RoomLog } from "../room-log/room-log.ts";
import type { Database } from "../store/database.ts";
import { Asking } from "./asking.ts";
import { RoomDirectory } from "./directory.ts";
import { Filing } from "./filing.ts";
import type { ChatLimits } from "./limits.ts";
import { Memberships } from "./memberships.ts";
import { Opening } from "./opening.ts";
import { People } from "./people.ts";
import type { Device, Person } from "./person.ts";
import { Presence } from "./presence.ts";
import { Saying } from "./saying.ts";
import { StoreHealth } from "./store-health.ts";
import { Tellings } from "./tellings.ts";

export interface ChatOptions {
  readonly roomLog: RoomLog;
  readonly database: Database;
  readonly registry: NameRegistry;
  readonly limits: ChatLimits;
  /** Default: there are no files here. */
  readonly files?: Files | undefined;
  /** What the server calls itself. */
  readonly serverName?: (() => string | undefined) | undefined;
  readonly clock: Clock;
  readonly log: Log;
}

export class Chat {
  readonly people: People;
  readonly bots: Bots;
  readonly presence: Presence;
  readonly rooms: RoomDirectory;
  readonly health: StoreHealth;
  readonly #limits: ChatLimits;
  readonly #memberships: Memberships;
  readonly #saying: Saying;
  readonly #opening: Opening;
  readonly #asking: Asking;
  readonly #filing: Filing;
  /** How many questions of each device are being answered. */
  readonly #questions = new Map<Device, number>();

  private constructor(options: ChatOptions, rooms: RoomDirectory) {
    const { roomLog, database, registry, limits, clock, log } = options;
    this.#limits = limits;
    this.rooms = rooms;
    const people = new People(database, registry);
    const presence = new Presence(clock);
    const health = new StoreHealth(log);
    const tellings = new Tellings(roomLog, presence, health);
    const memberships = new Memberships({ rooms, presence, tellings, limits, clock });
    const parts = { roomLog, rooms, people, presence, health, tellings, memberships, limits, clock, log };
    this.people = people;
    this.bots = new Bots(database);
    this.presence = presence;
    this.health = health;
    this.#memberships = memberships;
    this.#filing = new Filing({ files: options.files, serverName: options.serverName, rooms, clock });
    this.#saying = new Saying({ ...parts, removed: () => this.#filing.removed() });
    this.#opening = new Opening(parts);
    this.#asking = new Asking(parts);
  }

  /** @throws {StoreError} when the rooms cannot be read. */
  static async start(options: ChatOptions): Promise<Chat> {
    return new Chat(options, new RoomDirectory(await options.roomLog.load()));
  }

  enter(device: Device): void {
    this.#filing.greet(device);
    this.presence.enter(device);
    this.#memberships.enter(device);
  }

  leave(device: Device, how: "left" | "lost" | "removed"): void {
    this.#filing.leave(device);
    this.#memberships.leave(device);
    this.presence.leave(device, how);
    this.#questions.delete(device);
  }

  receive(device: Device, message: ClientRoomMessage): void {
    if (message.type === "SAY") this.#saying.say(device, message);
    else if (message.type === "READ") void this.#fence(device, this.#asking.read(device, message));
    else if (message.type === "PART") this.#filing.part(device, message);
    else if (message.type === "DROP") this.#filing.drop(device, message);
    else if (!this.#mayAsk(device)) device.send({ type: "REFUSED", id: message.id, why: "limit" });
    else if (message.type === "OPEN") this.#count(device, this.#opening.open(device, message));
    else if (message.type === "OFFER" || message.type === "GET")
      this.#count(device, this.#filing.ask(device, message));
    else this.#count(device, this.#asking.ask(device, message));
  }

  /** Somebody who is here comes into a room, because an invitation says so. A store that fails leaves it undone. */
  bringIn(person: Person, room: RoomId): void {
    this.#saying.bringIn(person, room).catch((error: unknown) => this.health.failed(error as Error, 1));
  }

  /** What the server's operator says to everybody. */
  announce(text: string): Promise<void> {
    return this.#saying.announce(text);
  }

  #mayAsk(device: Device): boolean {
    return (this.#questions.get(device) ?? 0) < this.#limits.questions;
  }

  #count(device: Device, answer: Promise<void>): void {
    this.#questions.set(device, (this.#questions.get(device) ?? 0) + 1);
    void this.#fence(device, answer).finally(() => {
      const left = (this.#questions.get(device) ?? 1) - 1;
      if (left > 0) this.#questions.set(device, left);
      else this.#questions.delete(device);
    });
  }

  /** A fault of ours over what one has sent is its connection's, and nobody else's. */
  #fence(device: Device, answer: Promise<void>): Promise<void> {
    return answer.catch((error: unknown) => device.collapse(error as Error));
  }
}
