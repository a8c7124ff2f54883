/** Making rooms, and opening the room of two people (docs/protocol.md, clause 9.9). */
import type { Open, RefusalReason } from "@conclave/protocol";
import type { Clock } from "../clock.ts";
import type { Log } from "../log/logger.ts";
import { judgeName } from "../names/profile.ts";
import type { NewRoom, RoomLog } from "../room-log/room-log.ts";
import type { RoomDirectory } from "./directory.ts";
import type { ChatLimits } from "./limits.ts";
import type { Memberships } from "./memberships.ts";
import type { People } from "./people.ts";
import type { Device, PersonId } from "./person.ts";
import type { RoomState } from "./room-state.ts";
import type { StoreHealth } from "./store-health.ts";
import type { Tellings } from "./tellings.ts";

export interface OpeningParts {
  readonly roomLog: RoomLog;
  readonly rooms: RoomDirectory;
  readonly people: People;
  readonly memberships: Memberships;
  readonly tellings: Tellings;
  readonly health: StoreHealth;
  readonly limits: ChatLimits;
  readonly clock: Clock;
  readonly log: Log;
}

export class Opening {
  readonly #parts: OpeningParts;

  constructor(parts: OpeningParts) {
    this.#parts = parts;
  }

  async open(device: Device, { id, what }: Open): Promise<void> {
    const { person } = device;
    const outcome =
      person.id === undefined
        ? "guest"
        : // A bot is kept to the rooms that its operator has named, and a new one is none of them.
          person.bot !== undefined
          ? "role"
          : what.kind === "direct"
            ? await this.#openDirect(device, id, person.id, what.with)
            : await this.#make(device, id, person.id, what);
    if (typeof outcome === "string") {
      device.send({ type: "REFUSED", id, why: outcome });
      return;
    }
    await this.#parts.tellings.tellOne(device, outcome);
    const timeMs = this.#parts.clock.dateMs();
    device.send({ type: "ACK", id, room: outcome.id, number: Math.max(outcome.last, 1), timeMs });
  }

  #openDirect(
    device: Device,
    id: Uint8Array,
    person: PersonId,
    withName: string,
  ): Promise<RefusalReason | RoomState> | RefusalReason | RoomState {
    const { people, rooms } = this.#parts;
    const other = people.owner(withName);
    if (other === undefined) return "person";
    const known = rooms.ofTwo(person, other.id);
    if (known !== undefined) return known;
    const { name } = device.person;
    const members = [{ person, name, role: "member" as const }];
    if (other.id !== person) members.push({ person: other.id, name: other.name, role: "member" });
    return this.#create(device, { openId: id, kind: "direct", maker: { person, name }, members });
  }

  #make(
    device: Device,
    id: Uint8Array,
    person: PersonId,
    { kind, name: offered, topic }: Exclude<Open["what"], { kind: "direct" }>,
  ): Promise<RefusalReason | RoomState> | RefusalReason {
    const judged = judgeName(offered);
    if (judged.verdict === "refused") return "name";
    const { name } = judged;
    // Names of private rooms are nobody's business who is not in them: not even whether there is one.
    if (kind === "public" && this.#parts.rooms.isTaken(name)) return "taken";
    const maker = { person, name: device.person.name };
    const members = [{ ...maker, role: "owner" as const }];
    return this.#create(device, { openId: id, kind, name, topic, maker, members });
  }

  async #create(device: Device, room: Omit<NewRoom, "timeMs">): Promise<RefusalReason | RoomState> {
    const { roomLog, rooms, limits, memberships, health, clock, log } = this.#parts;
    const { person } = room.maker;
    if (rooms.count >= limits.rooms || rooms.of(person).length > limits.roomsPerPerson) return "limit";
    try {
      const created = await roomLog.create({ ...room, timeMs: clock.dateMs() });
      health.worked();
      if (created.outcome === "taken") return "taken";
      const known = rooms.get(created.room.id);
      if (known !== undefined) return known;
      const state = rooms.add(created.room);
      memberships.opened(state, device);
      log.write("room.created", { room: state.id, kind: state.kind });
      return state;
    } catch (error) {
      health.failed(error as Error, 1);
      return "store";
    }
  }
}
