/** The checker finds what is planted in a journal that holds. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { check, sizeOf, type ViolationKind } from "../src/check.ts";
import type { Heard, Journal, Notes } from "../src/journal.ts";

/** A journal as a run without any fault would leave it: two rooms, three who write, all of them told of everything. */
function goodJournal(): Draft {
  const names = ["ana", "bob", "cy"];
  const kept = new Map<number, Heard[]>([
    [1, []],
    [2, [{ room: 2, number: 1, from: "ana", text: undefined }]],
  ]);
  const notes = names.map(
    (name) => ({ name, written: [], acknowledged: [], heard: [], troubles: [] }) as DraftNotes,
  );
  for (let turn = 0; turn < 30; turn += 1) {
    const writer = notes[turn % 3] as DraftNotes;
    const room = (turn % 2) + 1;
    const text = `${writer.name} ${turn}`;
    const entries = kept.get(room) as Heard[];
    const number = entries.length + 1;
    writer.written.push({ by: writer.name, room, text });
    writer.acknowledged.push({ by: writer.name, room, text, number });
    entries.push({ room, number, from: writer.name, text });
  }
  for (const { heard } of notes) for (const entries of kept.values()) heard.push(...entries);
  return { notes, kept };
}

type Mutable<Value> = {
  -readonly [Key in keyof Value]: Value[Key] extends readonly (infer Item)[] ? Item[] : Value[Key];
};
type DraftNotes = Mutable<Notes>;
interface Draft {
  notes: DraftNotes[];
  kept: Map<number, Heard[]>;
}

function kinds(journal: Journal): ViolationKind[] {
  return [...new Set(check(journal).map(({ kind }) => kind))].sort();
}

test("a journal in which nothing went wrong holds", () => {
  expect(check(goodJournal())).toEqual([]);
  expect(sizeOf(goodJournal())).toEqual({
    writtenCount: 30,
    acknowledgedCount: 30,
    heardCount: 93,
    keptCount: 31,
  });
});

describe("what is planted is found", () => {
  const plant = (change: (draft: Draft) => void): ViolationKind[] => {
    const draft = goodJournal();
    change(draft);
    return kinds(draft);
  };
  const lobby = ({ kept }: Draft) => kept.get(1) as Heard[];

  test("a text that was acknowledged and is not there", () => {
    expect(plant((draft) => void lobby(draft).pop())).toEqual(["changed", "lost", "untold"]);
  });

  test("a text that was acknowledged at another place", () => {
    expect(
      plant(({ notes }) => {
        const [ack] = notes[0]?.acknowledged ?? [];
        if (ack !== undefined) notes[0]?.acknowledged.splice(0, 1, { ...ack, number: ack.number + 1 });
      }),
    ).toEqual(["lost"]);
  });

  test("a text that is there twice", () => {
    expect(
      plant((draft) => {
        const first = lobby(draft)[0] as Heard;
        const twin = { ...first, number: lobby(draft).length + 1 };
        lobby(draft).push(twin);
        for (const { heard } of draft.notes) heard.push(twin);
      }),
    ).toEqual(["duplicate", "sender-order"]);
  });

  test("two entries that have changed places", () => {
    expect(
      plant((draft) => {
        const entries = lobby(draft);
        const [one, other] = [entries[3] as Heard, entries[4] as Heard];
        entries[3] = { ...other, number: one.number };
        entries[4] = { ...one, number: other.number };
      }),
    ).toEqual(["changed", "lost"]);
  });

  test("two texts of one writer in the wrong order, told so to everybody", () => {
    expect(
      plant(({ notes }) => {
        const written = notes[0]?.written ?? [];
        written.reverse();
      }),
    ).toEqual(["sender-order"]);
  });

  test("a number that is missing", () => {
    expect(plant((draft) => void lobby(draft).splice(5, 1))).toContain("gap");
  });

  test("a text that nobody wrote, and one under another's name", () => {
    for (const forge of [
      (heard: Heard) => ({ ...heard, text: "forged" }),
      (heard: Heard) => ({ ...heard, from: "cy" }),
    ])
      expect(plant((draft) => void lobby(draft).splice(0, 1, forge(lobby(draft)[0] as Heard)))).toContain(
        "invented",
      );
  });

  test("an entry that one was not told of, told of twice, or told of too early", () => {
    expect(plant(({ notes }) => void notes[1]?.heard.splice(4, 1))).toEqual(["order"]);
    expect(plant(({ notes }) => void notes[1]?.heard.splice(4, 0, notes[1].heard[4] as Heard))).toEqual([
      "order",
    ]);
    expect(
      plant(({ notes }) => {
        const heard = notes[1]?.heard ?? [];
        heard.splice(4, 2, heard[5] as Heard, heard[4] as Heard);
      }),
    ).toEqual(["order"]);
  });

  test("an end that one was not told of", () => {
    expect(plant(({ notes }) => void notes[1]?.heard.pop())).toEqual(["untold"]);
  });

  test("a text that was never answered, and what a client should not be told", () => {
    expect(plant(({ notes }) => void notes[2]?.written.push({ by: "cy", room: 1, text: "?" }))).toEqual([
      "unanswered",
    ]);
    expect(plant(({ notes }) => void notes[2]?.troubles.push("set back"))).toEqual(["trouble"]);
  });

  test("any entry that is taken out of what a room has kept", () => {
    fc.assert(
      fc.property(fc.constantFrom(1, 2), fc.nat({ max: 14 }), (room, index) => {
        expect(plant(({ kept }) => void kept.get(room)?.splice(index, 1))).not.toEqual([]);
      }),
    );
  });
});
