import {
  decodeRoomMessage,
  encodeRoomMessage,
  messageTypes,
  type ServerRoomMessage,
} from "@conclave/protocol";
import { ManualClock } from "@conclave/testbed/manual-clock";
import { describe, expect, test } from "vitest";
import type { Device, Person } from "../../src/chat/person.ts";
import { Presence } from "../../src/chat/presence.ts";

class Recorder implements Device {
  readonly isHere = true;
  readonly conn = "c1";
  readonly standing = { mutedUntilMs: 0, staff: "no" } as const;
  readonly person: Person;
  readonly received: Uint8Array[] = [];

  constructor(name: string, id?: number) {
    this.person = { id, name, guest: id === undefined };
  }

  deliver(message: Uint8Array): void {
    this.received.push(message);
  }

  send(message: ServerRoomMessage): void {
    this.deliver(encodeRoomMessage(message));
  }

  forgive(): void {}

  collapse(error: Error): void {
    throw error;
  }

  /** Type and name of what it was told, but for lists. */
  get news(): string[] {
    return this.received.flatMap((message) => {
      const name = (["JOINED", "LEFT"] as const).find((type) => messageTypes[type] === message[0]);
      if (name === undefined) return [];
      const decoded = decodeRoomMessage(name, message.subarray(3));
      return decoded?.type === "JOINED" || decoded?.type === "LEFT" ? [`${name} ${decoded.name}`] : [];
    });
  }
}

test("a newcomer learns who is here, the others learn of the newcomer", () => {
  const presence = new Presence(new ManualClock());
  const [ana, bob] = [new Recorder("ana"), new Recorder("bob")];
  presence.enter(ana);
  presence.enter(bob);
  expect(ana.news).toEqual(["JOINED bob"]);
  expect(bob.news).toEqual([]);
  expect(presence.count).toBe(2);
});

test("a person with several devices comes with the first of them and goes with the last", () => {
  const presence = new Presence(new ManualClock());
  const ana = new Recorder("ana");
  const devices = [new Recorder("bob", 7), new Recorder("bob", 7)] as const;
  presence.enter(ana);
  for (const device of devices) presence.enter(device);
  expect([...presence.devicesOf(7)]).toEqual([...devices]);
  presence.leave(devices[0], "left");
  expect(ana.news).toEqual(["JOINED bob"]);
  presence.leave(devices[1], "lost");
  expect(ana.news).toEqual(["JOINED bob", "LEFT bob"]);
  expect(presence.devicesOf(7).size).toBe(0);
});

test("who leaves is told of once, and hears nothing more", () => {
  const presence = new Presence(new ManualClock());
  const [ana, bob] = [new Recorder("ana"), new Recorder("bob")];
  presence.enter(ana);
  presence.enter(bob);
  presence.leave(bob, "lost");
  presence.leave(bob, "lost");
  presence.enter(new Recorder("cy"));
  expect(ana.news).toEqual(["JOINED bob", "LEFT bob", "JOINED cy"]);
  expect(bob.news).toEqual([]);
});

describe("a crowd", () => {
  function crowd(clock: ManualClock): { presence: Presence; ana: Recorder } {
    const presence = new Presence(clock);
    const ana = new Recorder("ana");
    presence.enter(ana);
    for (let index = 1; index <= 100; index += 1) presence.enter(new Recorder(`p${index}`));
    ana.received.length = 0;
    return { presence, ana };
  }

  test("is told after a while, of all changes in their order", () => {
    const clock = new ManualClock();
    const { presence, ana } = crowd(clock);
    const bob = new Recorder("bob");
    presence.enter(bob);
    presence.leave(bob, "left");
    expect(ana.received).toEqual([]);
    clock.advance(1000);
    expect(ana.news).toEqual(["JOINED bob", "LEFT bob"]);
  });

  test("a newcomer is not told again what its list says already, and is told what came after", () => {
    const clock = new ManualClock();
    const { presence } = crowd(clock);
    const [bob, cy] = [new Recorder("bob"), new Recorder("cy")];
    presence.enter(bob);
    presence.enter(cy);
    clock.advance(1000);
    expect(bob.news).toEqual(["JOINED cy"]);
    expect(cy.news).toEqual([]);
  });

  test("everybody is told the same bytes", () => {
    const clock = new ManualClock();
    const { presence, ana } = crowd(clock);
    const [bob, cy] = [new Recorder("bob"), new Recorder("cy")];
    presence.enter(bob);
    presence.enter(cy);
    clock.advance(1000);
    expect(ana.received.at(-1)).toBe(bob.received.at(-1));
  });
});
