/**
 * Whether a journal holds: nothing that was acknowledged is lost, nothing is there twice, nothing comes from nowhere, all
 * see one order, no number is missing, and in the end everybody has been told of everything.
 */
import type { RoomId } from "@conclave/protocol";
import type { Heard, Journal, Notes } from "./journal.ts";

export type ViolationKind =
  /** Somebody was told that a text is stored, and the room does not have it at that place. */
  | "lost"
  /** A room has one text twice. */
  | "duplicate"
  /** A room has a text that nobody has written there. */
  | "invented"
  /** The numbers of a room do not follow each other. */
  | "gap"
  /** Somebody was told of an entry out of its turn, or not at all between two others. */
  | "order"
  /** Somebody was told of another entry than the room has there. */
  | "changed"
  /** A room has the texts of one writer in another order than they were written in. */
  | "sender-order"
  /** Somebody was not told of the end of a room. */
  | "untold"
  /** A text was written and never acknowledged, though there was time. */
  | "unanswered"
  /** A client was told what it should never be told. */
  | "trouble";

export interface Violation {
  readonly kind: ViolationKind;
  /** For whoever has to find out why. */
  readonly what: string;
}

export function check(journal: Journal): Violation[] {
  const rooms = [...journal.kept];
  return [
    ...rooms.flatMap(([room, kept]) => checkKept(room, kept, journal.notes)),
    ...journal.notes.flatMap((notes) => checkNotes(notes, journal.kept)),
  ];
}

/** How much was checked: a journal in which nothing happened holds, and says nothing. */
export function sizeOf({ notes, kept }: Journal) {
  const sum = (pick: (notes: Notes) => number) => notes.reduce((total, each) => total + pick(each), 0);
  return {
    writtenCount: sum(({ written }) => written.length),
    acknowledgedCount: sum(({ acknowledged }) => acknowledged.length),
    heardCount: sum(({ heard }) => heard.length),
    keptCount: [...kept.values()].reduce((total, entries) => total + entries.length, 0),
  };
}

function checkKept(room: RoomId, kept: readonly Heard[], notes: readonly Notes[]): Violation[] {
  const violations: Violation[] = [];
  const writers = new Map<string, string>();
  const turns = new Map<string, number>();
  for (const { name, written } of notes)
    for (const [index, text] of written.entries())
      if (text.room === room) {
        writers.set(text.text, name);
        turns.set(text.text, index);
      }
  const seen = new Set<string>();
  const lastTurns = new Map<string, number>();
  for (const [index, { number, from, text }] of kept.entries()) {
    const where = `entry ${number} of room ${room}`;
    if (number !== index + 1) violations.push({ kind: "gap", what: `${where} stands at ${index + 1}` });
    if (text === undefined) continue;
    if (seen.has(text)) violations.push({ kind: "duplicate", what: `${where}: ${text}` });
    seen.add(text);
    if (writers.get(text) !== from)
      violations.push({ kind: "invented", what: `${where} by ${from}: ${text}` });
    const turn = turns.get(text) ?? -1;
    if (turn < (lastTurns.get(from) ?? -1))
      violations.push({ kind: "sender-order", what: `${where} by ${from}: ${text}` });
    lastTurns.set(from, turn);
  }
  return violations;
}

function checkNotes(notes: Notes, kept: Journal["kept"]): Violation[] {
  const { name, written, acknowledged, heard, troubles } = notes;
  const violations: Violation[] = troubles.map((what) => ({ kind: "trouble", what: `${name}: ${what}` }));
  for (const { room, number, text } of acknowledged) {
    const there = kept.get(room)?.[number - 1];
    if (there?.text !== text || there.from !== name)
      violations.push({ kind: "lost", what: `${name} at ${number} of room ${room}: ${text}` });
  }
  const answered = new Set(acknowledged.map(({ text }) => text));
  for (const { text } of written)
    if (!answered.has(text)) violations.push({ kind: "unanswered", what: `${name}: ${text}` });
  return [...violations, ...checkHeard(name, heard, kept)];
}

function checkHeard(name: string, heard: readonly Heard[], kept: Journal["kept"]): Violation[] {
  const violations: Violation[] = [];
  const last = new Map<RoomId, number>();
  for (const { room, number, from, text } of heard) {
    const before = last.get(room);
    if (before !== undefined && number !== before + 1)
      violations.push({ kind: "order", what: `${name}: ${number} of room ${room} after ${before}` });
    last.set(room, number);
    const there = kept.get(room)?.[number - 1];
    if (there === undefined || there.text !== text || there.from !== from)
      violations.push({ kind: "changed", what: `${name}: ${number} of room ${room} was ${text} by ${from}` });
  }
  for (const [room, number] of last) {
    const end = kept.get(room)?.length ?? 0;
    if (number !== end)
      violations.push({ kind: "untold", what: `${name}: room ${room} up to ${number} of ${end}` });
  }
  return violations;
}
