import { decodeRoomMessage, type Present } from "@conclave/protocol";
import fc from "fast-check";
import { expect, test } from "vitest";
import { PresentList } from "../../src/chat/present-list.ts";

test("whoever comes and goes, the list is who is here, in the order in which they came", () => {
  const steps = fc.array(fc.record({ name: fc.nat({ max: 150 }), what: fc.constantFrom("comes", "goes") }), {
    maxLength: 400,
    size: "max",
  });
  fc.assert(
    fc.property(steps, (all) => {
      const list = new PresentList();
      const present = new Map<string, boolean>();
      for (const { name: number, what } of all) {
        const name = `p${number}`;
        if (what === "comes" && !present.has(name)) {
          present.set(name, number % 3 === 0);
          list.add({ name, guest: number % 3 === 0 });
        } else if (what === "goes") {
          present.delete(name);
          list.remove(name);
        }
      }
      expect(pages(list).flatMap(({ occupants }) => occupants)).toEqual(
        Array.from(present, ([name, guest]) => ({ name, guest })),
      );
      expect(pages(list).map(({ more }) => more)).toEqual([
        ...pages(list)
          .slice(1)
          .map(() => true),
        false,
      ]);
    }),
    { numRuns: 50 },
  );
});

test("what nobody has come to or gone from is encoded once", () => {
  const list = new PresentList();
  for (let index = 0; index < 100; index += 1) list.add({ name: `p${index}`, guest: false });
  const before = list.messages;
  list.add({ name: "one more", guest: false });
  const after = list.messages;
  expect(after.filter((message, index) => message !== before[index])).toHaveLength(1);
});

test("the longest names, all of guests, fit in their messages", () => {
  const list = new PresentList();
  for (let index = 0; index < 64; index += 1) list.add({ name: `${index}`.padEnd(128, "x"), guest: true });
  for (const message of list.messages) expect(message.length).toBeLessThan(16_384 - 3);
  expect(pages(list).flatMap(({ occupants }) => occupants)).toHaveLength(64);
});

function pages(list: PresentList): Present[] {
  return list.messages.map((message) => {
    const decoded = decodeRoomMessage("PRESENT", message.subarray(3));
    if (decoded?.type !== "PRESENT") throw new Error("no PRESENT");
    return decoded;
  });
}
