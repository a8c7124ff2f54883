/**
 * Who is here, and telling everybody who comes and goes (docs/protocol.md, clause 9.8). Where few are here they learn of
 * it at once. Where many are, it is told to all of them together after a while: each change costs a message for everybody,
 * and a crowd that comes back at once would cost its square.
 */
import { encodeRoomMessage, type ServerRoomMessage } from "@conclave/protocol";
import type { Clock } from "../clock.ts";
import type { Device, PersonId } from "./person.ts";
import { PresentList } from "./present-list.ts";

/** Something that everybody but those who know it already is to be told. */
interface News {
  readonly encoded: Uint8Array;
  readonly about: Device;
}

export class Presence {
  readonly #clock: Clock;
  /** Devices of everybody who is here, by name. */
  readonly #present = new Map<string, Set<Device>>();
  readonly #list = new PresentList();
  readonly #byPerson = new Map<PersonId, Set<Device>>();
  readonly #devices = new Set<Device>();
  #news: News[] = [];
  /** How much of the news those who came since the last telling know already. */
  #newcomers = new Map<Device, number>();
  #cancelTelling: (() => void) | undefined;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** How many people are here. */
  get count(): number {
    return this.#present.size;
  }

  /** All devices that are here. */
  get devices(): ReadonlySet<Device> {
    return this.#devices;
  }

  /** The devices of one person that are here. */
  devicesOf(person: PersonId | undefined): ReadonlySet<Device> {
    return (person === undefined ? undefined : this.#byPerson.get(person)) ?? noDevices;
  }

  /** The device learns who is here; the others learn of its person, if that is new to them. */
  enter(device: Device): void {
    const { name, guest, id } = device.person;
    const known = this.#present.get(name);
    if (known === undefined) {
      this.#tell({ type: "JOINED", name, guest, timeMs: this.#clock.dateMs() }, device);
      this.#present.set(name, new Set([device]));
      this.#list.add({ name, guest });
    } else known.add(device);
    this.#devices.add(device);
    if (id !== undefined) this.#byPerson.set(id, this.#byPerson.get(id)?.add(device) ?? new Set([device]));
    for (const page of this.#list.messages) device.deliver(page);
    if (this.#news.length > 0) this.#newcomers.set(device, this.#news.length);
  }

  /** The others learn of it when it was the last device of its person. */
  leave(device: Device, how: "left" | "lost" | "removed"): void {
    if (!this.#devices.delete(device)) return;
    const { name, id } = device.person;
    this.#newcomers.delete(device);
    const here = this.#present.get(name);
    here?.delete(device);
    if (id !== undefined) this.#byPerson.get(id)?.delete(device);
    if (here === undefined || here.size > 0) return;
    if (id !== undefined) this.#byPerson.delete(id);
    this.#present.delete(name);
    this.#list.remove(name);
    this.#tell({ type: "LEFT", name, how, timeMs: this.#clock.dateMs() }, device);
  }

  #tell(message: ServerRoomMessage, about: Device): void {
    this.#news.push({ encoded: encodeRoomMessage(message), about });
    if (this.#devices.size <= crowdCount) this.#tellAll();
    else this.#cancelTelling ??= this.#clock.setTimer(() => this.#tellAll(), tellingDelayMs);
  }

  #tellAll(): void {
    this.#cancelTelling?.();
    this.#cancelTelling = undefined;
    const [news, newcomers] = [this.#news, this.#newcomers];
    this.#news = [];
    this.#newcomers = new Map();
    for (const device of this.#devices) {
      const first = newcomers.get(device) ?? 0;
      for (let index = first; index < news.length; index += 1) {
        const item = news[index];
        if (item !== undefined && item.about !== device) device.deliver(item.encoded);
      }
    }
  }
}

const noDevices: ReadonlySet<Device> = new Set();

/** More devices than this are a crowd. */
const crowdCount = 100;
const tellingDelayMs = 1000;
