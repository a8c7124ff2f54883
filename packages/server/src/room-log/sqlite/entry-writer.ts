/** Entries on their way into the file: what is allowed to happen, and what it changes besides. */
import type { Content } from "@conclave/protocol";
import { foldName } from "../../names/skeleton.ts";
import { fileOwner } from "../file-owner.ts";
import type { Appended, Author, NewEntry, PersonId, Refused } from "../room-log.ts";
import { toRow } from "./content-row.ts";
import { endOf, placeOf } from "./place.ts";
import type { RoomState, RoomStates } from "./room-states.ts";
import type { Statements, writeSql } from "./sql.ts";
import { indexedText } from "./words.ts";

/** What becomes of an entry: refused, or stored, with this done once it has its number. */
type Judgement = { readonly refused: Refused } | { readonly then: (number: number) => void };

/** Caps of the protocol. They are given and not imported: a thread starts in half the time without the protocol. */
export interface EntryLimits {
  /** Different marks on one text. */
  readonly marksCount: number;
  /** Pinned texts in one room. */
  readonly pinsCount: number;
}

export class EntryWriter {
  readonly #statements: Statements<keyof typeof writeSql>;
  readonly #rooms: RoomStates;
  readonly #limits: EntryLimits;
  /** Of the entry that was stored last, over all rooms. */
  #seq: number;
  #erased = false;

  constructor(statements: Statements<keyof typeof writeSql>, rooms: RoomStates, limits: EntryLimits) {
    this.#statements = statements;
    this.#rooms = rooms;
    this.#limits = limits;
    this.#seq = (statements.lastSeq.get() as { seq: number }).seq;
  }

  get seq(): number {
    return this.#seq;
  }

  /** Whether a text was erased since this was last asked. */
  takeErased(): boolean {
    const erased = this.#erased;
    this.#erased = false;
    return erased;
  }

  /** Inside a transaction. */
  append(entry: NewEntry): Appended {
    const room = this.#rooms.get(entry.room);
    if (room === undefined) return { outcome: "refused", why: "room" };
    // What was done once may not be possible twice: a repeated one is recognised first. A plain text is not judged.
    const { content } = entry;
    const isJudgedLater = content.kind === "text" && content.re === undefined && entry.only === undefined;
    const before = isJudgedLater ? undefined : this.#repeated(entry);
    if (before !== undefined) return before;
    if (entry.only === "repeated") return { outcome: "refused", why: "role" };
    const judgement = this.#judge(room, entry);
    if ("refused" in judgement) return { outcome: "refused", why: judgement.refused };
    const number = this.#insert(room, entry);
    if (number === undefined)
      return this.#repeated(entry) ?? raise(new Error("an entry is both there and not there"));
    judgement.then(number);
    return { outcome: "stored", number };
  }

  /** Takes an entry out of the index, whose present text this is. */
  forgetWords(place: number, text: string): void {
    this.#statements.removeWords.run(place, indexedText(text));
    this.#erased = true;
  }

  #insert(room: RoomState, { id, author, content, timeMs }: NewEntry): number | undefined {
    const number = room.last + 1;
    const { kind, about, text, more } = toRow(content);
    const { changes } = this.#statements.addEntry.run(
      placeOf(room.id, number),
      id,
      this.#seq + 1,
      author.person ?? null,
      author.name,
      author.guest ? 1 : 0,
      timeMs,
      kind,
      about,
      text,
      more,
    );
    if (changes === 0) return undefined;
    this.#seq += 1;
    room.last = number;
    return number;
  }

  #repeated({ room, id, author }: NewEntry): Appended | undefined {
    const row = this.#statements.entryById.get(room, id) as StoredAuthor | undefined;
    if (row === undefined) return undefined;
    if (!isSame(row, author)) return { outcome: "refused", why: "entry" };
    return { outcome: "repeated", number: row.number, timeMs: row.timeMs };
  }

  #judge(room: RoomState, entry: NewEntry): Judgement {
    const { content, author } = entry;
    switch (content.kind) {
      case "text":
        return this.#judgeText(room, content.text, content.re);
      case "file":
        return this.#judgeFile(room, entry, content);
      case "edit":
        return this.#judgeEdit(room, author, content.of, content.text);
      case "delete":
        return this.#judgeDelete(room, entry, content.of);
      case "react":
        return this.#judgeReaction(room, author, content);
      case "pin":
        return this.#judgePin(room, author, content);
      case "topic":
        if (content.text === room.topic) return refused("entry");
        return done(() => {
          room.topic = content.text;
        });
      case "member":
        return this.#judgeMember(room, entry.subject, content.role);
      case "notice":
        return done(() => undefined);
    }
  }

  #judgeText(room: RoomState, text: string, re: number | undefined): Judgement {
    // One that has expired or is gone can be replied to: it was there.
    if (re !== undefined && re > room.last) return refused("entry");
    return done((number) => this.#statements.addWords.run(placeOf(room.id, number), indexedText(text)));
  }

  /** Nobody sees a file in a room that is not there, whole, and just as the entry says. */
  #judgeFile(room: RoomState, { id, author }: NewEntry, content: Content & { kind: "file" }): Judgement {
    const { re, bytes, hash } = content;
    if (re !== undefined && re > room.last) return refused("entry");
    const { changes } = this.#statements.keepFile.run(room.id, id, fileOwner(author), bytes, hash);
    if (changes === 0) return refused("file");
    const text = toRow(content).text ?? "";
    return done((number) => this.#statements.addWords.run(placeOf(room.id, number), indexedText(text)));
  }

  #judgeEdit(room: RoomState, author: Author, of: number, text: string): Judgement {
    if (author.person === undefined) return refused("guest");
    const present = this.#present(room, of);
    if (present === undefined || present.kind !== "text") return refused("entry");
    if (present.person !== author.person) return refused("role");
    const place = placeOf(room.id, of);
    return done((number) => {
      this.forgetWords(place, present.text);
      this.#statements.addWords.run(place, indexedText(text));
      this.#statements.setLatest.run(placeOf(room.id, number), place);
    });
  }

  #judgeDelete(room: RoomState, { author, power }: NewEntry, of: number): Judgement {
    if (author.guest || (author.person === undefined && power === "member")) return refused("guest");
    const present = this.#present(room, of);
    if (present === undefined) return refused("entry");
    if (present.person !== author.person && power === "member") return refused("role");
    const place = placeOf(room.id, of);
    return done(() => {
      this.forgetWords(place, present.text);
      this.#statements.eraseText.run(place);
      this.#statements.eraseEdits.run(room.id, of);
      this.#statements.removeReactions.run(place, place);
      this.#statements.removePins.run(place, place);
    });
  }

  #judgeReaction(
    room: RoomState,
    { person }: Author,
    { of, mark, set }: { of: number; mark: string; set: "on" | "off" },
  ): Judgement {
    if (person === undefined) return refused("guest");
    if (this.#present(room, of) === undefined) return refused("entry");
    const place = placeOf(room.id, of);
    if (set === "off") {
      const { changes } = this.#statements.removeReaction.run(place, mark, person);
      return changes === 0 ? refused("entry") : done(() => undefined);
    }
    const { count, known } = this.#statements.marks.get(mark, place) as { count: number; known: number };
    if (known !== 1 && count >= this.#limits.marksCount) return refused("limit");
    const { changes } = this.#statements.addReaction.run(place, mark, person);
    return changes === 0 ? refused("entry") : done(() => undefined);
  }

  #judgePin(room: RoomState, { guest }: Author, { of, set }: { of: number; set: "on" | "off" }): Judgement {
    if (guest) return refused("guest");
    if (this.#present(room, of) === undefined) return refused("entry");
    const place = placeOf(room.id, of);
    if (set === "off") {
      const { changes } = this.#statements.removePins.run(place, place);
      return changes === 0 ? refused("entry") : done(() => undefined);
    }
    const range = [placeOf(room.id, 0), endOf(room.id)] as const;
    const { changes } = this.#statements.addPin.run(place, room.last + 1);
    if (changes === 0) return refused("entry");
    const { count } = this.#statements.pinCount.get(...range) as { count: number };
    if (count <= this.#limits.pinsCount) return done(() => undefined);
    this.#statements.removePins.run(place, place);
    return refused("limit");
  }

  #judgeMember(room: RoomState, subject: PersonId | undefined, role: string): Judgement {
    if (subject === undefined) return refused("entry");
    const row = this.#statements.role.get(room.id, subject) as { role: string } | undefined;
    if ((row?.role ?? "none") === role) return refused("entry");
    return done(() => {
      if (role === "none") this.#statements.removeMember.run(room.id, subject);
      else this.#statements.setMember.run(room.id, subject, role);
    });
  }

  /** A text or a file that is there, as it is now, and whose it is. */
  #present(room: RoomState, number: number): Present | undefined {
    if (number < room.first || number > room.last) return undefined;
    const row = this.#statements.presentText.get(placeOf(room.id, number)) as
      | { person: number | null; kind: "file" | "text"; text: string }
      | undefined;
    return row && { ...row, person: row.person ?? undefined };
  }
}

interface Present {
  readonly person: PersonId | undefined;
  readonly kind: "file" | "text";
  readonly text: string;
}

interface StoredAuthor {
  readonly number: number;
  readonly timeMs: number;
  readonly person: PersonId | null;
  readonly name: string;
  readonly guest: number;
}

function isSame(row: StoredAuthor, { person, name, guest }: Author): boolean {
  if (row.person !== null || person !== undefined) return row.person === person;
  return (row.guest === 1) === guest && foldName(row.name) === foldName(name);
}

function refused(why: Refused): Judgement {
  return { refused: why };
}

function done(then: (number: number) => void): Judgement {
  return { then };
}

function raise(error: Error): never {
  throw error;
}
