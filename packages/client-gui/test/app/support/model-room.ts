/** A room as a server keeps it, as simply as can be: what clients are told, and pages of it as it is now. */
import type { ClientEvent, RoomInfo } from "@conclave/client";
import { type Content, type Entry, lobby } from "@conclave/protocol";

export class ModelRoom {
  readonly #reader: string;
  /** As they were written. */
  readonly #log: Entry[] = [];

  /** @param reader who is told. */
  constructor(reader: string) {
    this.#reader = reader;
  }

  get last(): number {
    return this.#log.length;
  }

  get log(): readonly Entry[] {
    return this.#log;
  }

  /** Puts something into the room, if a server would take it. */
  say(from: string, content: Content): Entry | undefined {
    if ("of" in content && !this.#takes(from, content)) return undefined;
    const number = this.last + 1;
    const entry: Entry = { number, from, guest: false, timeMs: 1_790_000_000_000 + number * 1000, content };
    this.#log.push(entry);
    return entry;
  }

  /** An entry as it is now. */
  now(number: number): Entry {
    const entry = this.#log[number - 1];
    if (entry === undefined) throw new RangeError(`there is no entry ${number}`);
    const { content } = entry;
    const of = content.kind === "edit" ? content.of : number;
    if ((content.kind === "text" || content.kind === "edit") && this.#isGone(of))
      return { ...entry, content: { kind: "gone" } };
    if (content.kind !== "text") return entry;
    const edit = this.#log.findLast(({ content }) => content.kind === "edit" && content.of === number);
    const text = edit?.content.kind === "edit" ? edit.content.text : content.text;
    const marks = this.#marksOf(number);
    return {
      ...entry,
      content: { ...content, text },
      state: {
        editedMs: edit?.timeMs,
        marks: Object.fromEntries([...marks].map(([mark, people]) => [mark, people.size])),
        mine: [...marks].flatMap(([mark, people]) => (people.has(this.#reader) ? mark : [])),
      },
    };
  }

  page(side: "after" | "before", number: number, limit: number): { entries: Entry[]; more: boolean } {
    const from = side === "after" ? number + 1 : Math.max(1, Math.min(number, this.last + 1) - limit);
    const to = side === "after" ? Math.min(this.last, number + limit) : Math.min(number - 1, this.last);
    const entries = Array.from({ length: Math.max(0, to - from + 1) }, (_, index) => this.now(from + index));
    return { entries, more: side === "after" ? to < this.last : from > 1 };
  }

  /** What the server says of the room. */
  info(read = 0): RoomInfo {
    const pins = this.#log.reduce<number[]>((pins, { content }) => {
      if (content.kind !== "pin" && content.kind !== "delete") return pins;
      const others = pins.filter((pin) => pin !== content.of);
      return content.kind === "pin" && content.set === "on" ? [...others, content.of] : others;
    }, []);
    return {
      ...{ room: lobby, kind: "lobby", name: "lobby", topic: "", role: "member", first: 1, members: 3 },
      ...{ last: this.last, read, pins },
    };
  }

  told(entry: Entry, novelty: "earlier" | "live" | "missed"): ClientEvent {
    const own = entry.from === this.#reader;
    return { type: "entry", room: lobby, entry, novelty, own, id: undefined };
  }

  #takes(from: string, content: Extract<Content, { of: number }>): boolean {
    const target = this.#log[content.of - 1];
    if (target?.content.kind !== "text" || this.#isGone(content.of)) return false;
    if (content.kind === "edit") return target.from === from;
    if (content.kind === "react")
      return (this.#marksOf(content.of).get(content.mark)?.has(from) ?? false) !== (content.set === "on");
    if (content.kind === "pin") return this.info().pins.includes(content.of) !== (content.set === "on");
    return true;
  }

  #isGone(number: number): boolean {
    return this.#log.some(({ content }) => content.kind === "delete" && content.of === number);
  }

  #marksOf(number: number): Map<string, Set<string>> {
    const marks = new Map<string, Set<string>>();
    for (const { from, content } of this.#log) {
      if (content.kind !== "react" || content.of !== number) continue;
      const people = marks.get(content.mark) ?? new Set();
      if (content.set === "on") people.add(from);
      else people.delete(from);
      if (people.size === 0) marks.delete(content.mark);
      else marks.set(content.mark, people);
    }
    return marks;
  }
}
