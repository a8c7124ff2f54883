/** Making rooms, and opening the room of two people (docs/protocol.md, clause 9.9). */
import type { Open, RefusalReason } from "@conclave/protocol";
import type { Clock } from "../clock.ts";
import type { Log } from "../log/logger.ts";
import { judgeName } from "../names/profile.ts";
import type { NewRoom, RoomLog, StoredMember } from "../room-log/room-log.ts";
import { StoreError } from "../room-log/store-error.ts";
import type { RoomDirectory } from "./directory.ts";
import type { ChatLimits } from "./limits.ts";
import type { Memberships } from "./memberships.ts";
import type { People } from "./people.ts";
import type { Device, Person } from "./person.ts";
import type { Presence } from "./presence.ts";
import type { RoomState } from "./room-state.ts";
import type { StoreHealth } from "./store-health.ts";
import type { Tellings } from "./tellings.ts";

export interface OpeningParts {
  readonly roomLog: RoomLog;
  readonly rooms: RoomDirectory;
  readonly people: People;
  readonly presence: Presence;
  readonly memberships: Memberships;
  readonly tellings: Tellings;
  readonly health: StoreHealth;
  readonly limits: ChatLimits;
  readonly clock: Clock;
  readonly log: Log;
}

type Maker = Pick<StoredMember, "name" | "person">;

/** A room that is there now, and whether this has made it. */
interface Opened {
  readonly room: RoomState;
  readonly origin: "known" | "new";
}

export class Opening {
  readonly #parts: OpeningParts;

  constructor(parts: OpeningParts) {
    this.#parts = parts;
  }

  async open(device: Device, { id, what }: Open): Promise<void> {
    const { person } = device;
    const outcome = await this.#outcome(person, id, what);
    if (typeof outcome === "object" && outcome.origin === "new")
      this.#parts.memberships.opened(outcome.room, device);
    // Whoever went meanwhile is nobody's device any more; asked again under the same id, the room is there.
    if (!this.#parts.presence.devices.has(device)) return;
    if (typeof outcome === "string") {
      device.send({ type: "REFUSED", id, why: outcome });
      return;
    }
    await this.#parts.tellings.tellOne(device, outcome.room);
    const { id: room, last } = outcome.room;
    device.send({ type: "ACK", id, room, number: Math.max(last, 1), timeMs: this.#parts.clock.dateMs() });
  }

  async #outcome(person: Person, id: Uint8Array, what: Open["what"]): Promise<RefusalReason | Opened> {
    if (person.id === undefined) return "guest";
    // A bot is kept to the rooms that its operator has named, and a new one is none of them.
    if (person.bot !== undefined) return "role";
    const maker: Maker = { person: person.id, name: person.name };
    try {
      const before = await this.#openedBefore(person, maker, id);
      if (before !== undefined) return before;
      return what.kind === "direct"
        ? await this.#openDirect(maker, id, what.with)
        : await this.#make(maker, id, what);
    } catch (error) {
      if (!(error instanceof StoreError)) throw error;
      this.#parts.health.failed(error, 1);
      return "store";
    }
  }

  /** What was asked for under this id before: it is not made again, nor its name taken by itself. */
  async #openedBefore(
    person: Person,
    maker: Maker,
    id: Uint8Array,
  ): Promise<RefusalReason | Opened | undefined> {
    const stored = await this.#parts.roomLog.opened(maker.person, id);
    const room = stored && this.#parts.rooms.get(stored.id);
    if (room === undefined) return undefined;
    return room.roleOf(person) === undefined ? "room" : { room, origin: "known" };
  }

  async #openDirect(maker: Maker, openId: Uint8Array, withName: string): Promise<RefusalReason | Opened> {
    const { people, rooms } = this.#parts;
    const other = people.owner(withName);
    if (other === undefined) return "person";
    const room = rooms.ofTwo(maker.person, other.id);
    if (room !== undefined) return { room, origin: "known" };
    const members = [{ ...maker, role: "member" as const }];
    if (other.id !== maker.person) members.push({ person: other.id, name: other.name, role: "member" });
    return await this.#create({ openId, kind: "direct", maker, members });
  }

  async #make(
    maker: Maker,
    openId: Uint8Array,
    { kind, name: offered, topic }: Exclude<Open["what"], { kind: "direct" }>,
  ): Promise<RefusalReason | Opened> {
    const judged = judgeName(offered);
    if (judged.verdict === "refused") return "name";
    const { name } = judged;
    // Names of private rooms are nobody's business who is not in them: not even whether there is one.
    if (kind === "public" && this.#parts.rooms.isTaken(name)) return "taken";
    const members = [{ ...maker, role: "owner" as const }];
    return await this.#create({ openId, kind, name, topic, maker, members });
  }

  async #create(room: Omit<NewRoom, "timeMs"> & { readonly maker: Maker }): Promise<RefusalReason | Opened> {
    const { roomLog, rooms, limits, health, clock, log } = this.#parts;
    const isTooMany =
      rooms.count >= limits.rooms || rooms.of(room.maker.person).length > limits.roomsPerPerson;
    if (isTooMany) return "limit";
    const created = await roomLog.create({ ...room, timeMs: clock.dateMs() });
    health.worked();
    if (created.outcome === "taken") return "taken";
    const known = rooms.get(created.room.id);
    if (known !== undefined) return { room: known, origin: "known" };
    const state = rooms.add(created.room);
    log.write("room.created", { room: state.id, kind: state.kind });
    return { room: state, origin: "new" };
  }
}
