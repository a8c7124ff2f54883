import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { encodeRoomMessage, type Occupant, presentMessages } from "../../../src/index.ts";
import { occupants } from "../../support/arbitrary-messages.ts";
import { expectMalformed } from "../../support/room-wire.ts";

test.each([
  ["JOINED", { name: "", time: 0 }, "name"],
  ["JOINED", { name: "x".repeat(129), time: 0 }, "name"],
  ["JOINED", { name: "ana", guest: false, time: 0 }, "guest"],
  ["JOINED", { name: "ana", time: -1 }, "time"],
  ["LEFT", { name: "x", time: 0, how: "kicked" }, "how"],
  ["LEFT", { name: "x", time: 0, how: 1 }, "how"],
  ["PRESENT", { names: "ana", more: false }, "names"],
  ["PRESENT", { names: ["ana", 5], more: false }, "names"],
  ["PRESENT", { names: [], more: 0 }, "more"],
  ["PRESENT", { names: ["ana"], guests: ["bob"], more: false }, "guests"],
  ["PRESENT", { names: ["ana"], guests: "ana", more: false }, "guests"],
  ["PRESENT", { names: ["ana"], guests: [], more: false }, "guests"],
] as const)("%s %j is malformed at %s", (type, fields, field) => {
  expectMalformed(type, fields, field);
});

describe("presentMessages", () => {
  test("an empty server is one empty message", () => {
    expect(presentMessages([])).toEqual([{ type: "PRESENT", occupants: [], more: false }]);
  });

  test("a thousand long names come in several that each fit, in order, the last without more", () => {
    const all = Array.from({ length: 1000 }, (_, index) => ({
      name: `${index} ${"é".repeat(60)}`,
      guest: index % 3 > 0,
    }));
    expectPages(all);
  });

  test("a list of any people comes in messages that fit, in order, the last without more", () => {
    fc.assert(
      fc.property(fc.array(occupants, { maxLength: 600, size: "max" }), expectPages),
      // Six hundred people take long to shrink, and the seed says enough.
      { numRuns: 30, endOnFailure: true },
    );
  });
});

function expectPages(all: readonly Occupant[]): void {
  const pages = presentMessages(all);
  expect(pages.flatMap(({ occupants }) => occupants)).toEqual(all);
  expect(pages.map(({ more }) => more)).toEqual([...pages.slice(1).map(() => true), false]);
  for (const page of pages) expect(encodeRoomMessage(page).length).toBeLessThanOrEqual(16_384);
}
