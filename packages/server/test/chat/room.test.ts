import { expect, test } from "vitest";
import { type Member, Room } from "../../src/chat/room.ts";

class Recorder implements Member {
  readonly name: string;
  readonly guest = false;
  readonly received: Uint8Array[] = [];

  constructor(name: string) {
    this.name = name;
  }

  deliver(message: Uint8Array): void {
    this.received.push(message);
  }

  get types(): number[] {
    return this.received.map(([type]) => type ?? -1);
  }
}

const [SAID, ACK, JOINED, LEFT, PRESENT] = [65, 66, 67, 68, 69];
const id = new Uint8Array(16);

test("a newcomer learns who is here, the others learn of the newcomer", () => {
  const room = new Room();
  const [ana, bob] = [new Recorder("ana"), new Recorder("bob")];
  room.join(ana, 1);
  room.join(bob, 2);
  expect(ana.types).toEqual([PRESENT, JOINED]);
  expect(bob.types).toEqual([PRESENT]);
  expect(room.memberCount).toBe(2);
});

test("a text goes to everybody else under one number, the sender gets the acknowledgement", () => {
  const room = new Room();
  const members = ["ana", "bob", "cy"].map((name) => new Recorder(name));
  for (const member of members) room.join(member, 0);
  const [ana, bob, cy] = members as [Recorder, Recorder, Recorder];
  expect(room.say(ana, { type: "SAY", id, text: "hi" }, 5)).toBe(1);
  expect(room.say(bob, { type: "SAY", id, text: "ho" }, 6)).toBe(2);
  expect(ana.types.slice(-2)).toEqual([ACK, SAID]);
  expect(bob.types.slice(-2)).toEqual([SAID, ACK]);
  expect(cy.types.slice(-2)).toEqual([SAID, SAID]);
});

test("what goes to many is encoded once", () => {
  const room = new Room();
  const members = Array.from({ length: 50 }, (_, index) => new Recorder(`m${index}`));
  for (const member of members) room.join(member, 0);
  room.say(members[0] as Recorder, { type: "SAY", id, text: "hi" }, 0);
  expect(new Set(members.slice(1).map(({ received }) => received.at(-1)))).toHaveLength(1);
});

test("who leaves is told of once, and hears nothing more", () => {
  const room = new Room();
  const [ana, bob] = [new Recorder("ana"), new Recorder("bob")];
  room.join(ana, 0);
  room.join(bob, 0);
  room.leave(bob, "lost", 1);
  room.leave(bob, "lost", 1);
  room.say(ana, { type: "SAY", id, text: "alone" }, 2);
  expect(ana.types).toEqual([PRESENT, JOINED, LEFT, ACK]);
  expect(bob.types).toEqual([PRESENT]);
});
