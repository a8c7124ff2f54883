/** Fetches parts of a room: what is in front of the window and behind it, the surroundings of an entry, and what replies reply to. */
import { type Client, QuestionError } from "@conclave/client";
import type { Entry, Page, RoomId } from "@conclave/protocol";
import type { RoomState, ServerKey } from "../app-state.ts";
import { findRoom } from "../change.ts";
import { pageCount } from "../limits.ts";
import type { Store } from "../store.ts";

export class History {
  readonly #store: Store;
  readonly #server: ServerKey;
  readonly #client: () => Client | undefined;
  /** What is being fetched, and which entries are changed meanwhile: the page may be from before or after that. */
  readonly #fetches = new Set<{ readonly room: RoomId; readonly changed: Set<number> }>();
  /** Entries that were asked for because something replies to them, by room. */
  readonly #quoted = new Map<RoomId, Set<number>>();

  constructor(store: Store, server: ServerKey, client: () => Client | undefined) {
    this.#store = store;
    this.#server = server;
    this.#client = client;
  }

  /** Something came into the room. */
  heard(room: RoomId, { content }: Entry): void {
    if (!("of" in content)) return;
    for (const fetch of this.#fetches) if (fetch.room === room) fetch.changed.add(content.of);
  }

  /** One page more on a side, if there is something and nobody is fetching it. */
  async load(room: RoomId, side: "newer" | "older"): Promise<void> {
    const { span, ...edges } = this.#room(room)?.timeline ?? {
      older: "none",
      newer: "none",
      span: undefined,
    };
    if (span === undefined || (edges[side] !== "some" && edges[side] !== "failed")) return;
    const { from, to } = span;
    this.#store.dispatch({ type: "load", server: this.#server, room, side });
    const page = await this.#fetch(room, side === "older" ? { before: from } : { after: to });
    if (page === undefined) this.#store.dispatch({ type: "load-failed", server: this.#server, room, side });
    else this.#store.dispatch({ type: "page", server: this.#server, room, side, page });
    await this.quote(room);
  }

  /** Enough of the room for a screen, if it has that much. */
  async fill(room: RoomId): Promise<void> {
    for (let round = 0; round < fillRoundsMaxCount; round += 1) {
      const timeline = this.#room(room)?.timeline;
      if (timeline === undefined || timeline.items.length >= fillCount || timeline.older !== "some") break;
      await this.load(room, "older");
    }
    await this.quote(room);
  }

  /** The surroundings of an entry, in place of what there is, unless it is in memory. */
  async surround(room: RoomId, number: number): Promise<"gone" | "offline" | "there"> {
    if (this.#has(room, number)) return "there";
    const page = await this.#fetch(room, { after: Math.max(0, number - pageCount / 2 - 1) });
    if (page === undefined) return "offline";
    if (!page.entries.some((entry) => entry.number === number)) return "gone";
    this.#store.dispatch({ type: "replace", server: this.#server, room, page });
    void this.quote(room);
    return this.#has(room, number) ? "there" : "gone";
  }

  /** The newest entries, in place of what there is, unless they are in memory. */
  async toEnd(room: RoomId): Promise<void> {
    if (this.#room(room)?.timeline.newer !== "none") {
      const page = await this.#fetch(room, { before: Number.MAX_SAFE_INTEGER });
      if (page !== undefined) this.#store.dispatch({ type: "replace", server: this.#server, room, page });
    }
    this.#store.dispatch({ type: "follow", server: this.#server, room, following: "yes" });
    await this.fill(room);
  }

  /** One entry, if it is there and there is a connection. */
  async entry(room: RoomId, number: number): Promise<Entry | undefined> {
    const page = await this.#fetch(room, { after: number - 1 }, 1);
    const entry = page?.entries[0];
    return entry?.number === number ? entry : undefined;
  }

  /** What the replies in memory reply to, where that is not known; each is asked for once. */
  async quote(room: RoomId): Promise<void> {
    const asked = this.#quoted.get(room) ?? new Set();
    this.#quoted.set(room, asked);
    for (const number of openQuotes(this.#room(room))) {
      if (asked.has(number)) continue;
      asked.add(number);
      const page = await this.#fetch(room, { after: number - 1 }, 1);
      // Without a connection nothing is known of it; the next one asks again.
      if (page === undefined) asked.delete(number);
      if (page === undefined) return;
      const entry = page.entries[0]?.number === number ? page.entries[0] : undefined;
      this.#store.dispatch({ type: "quote", server: this.#server, room, number, entry });
      asked.delete(number);
    }
  }

  #room(room: RoomId): RoomState | undefined {
    return findRoom(this.#store.state, this.#server, room);
  }

  #has(room: RoomId, number: number): boolean {
    return (
      this.#room(room)?.timeline.items.some((item) => "number" in item && item.number === number) === true
    );
  }

  /**
   * A page that is sure to be as the room is now: what is changed while it is on its way is asked for once more. Nothing: there is
   * no connection, or the server does not tell.
   */
  async #fetch(room: RoomId, from: PageStart, limit: number = pageCount): Promise<Page | undefined> {
    for (let round = 1; ; round += 1) {
      const fetch = { room, changed: new Set<number>() };
      this.#fetches.add(fetch);
      const page = await this.#ask(room, from, limit);
      this.#fetches.delete(fetch);
      const isSure = page?.entries.some(({ number }) => fetch.changed.has(number)) !== true;
      if (isSure || round === fetchRoundsMaxCount) return page;
    }
  }

  async #ask(room: RoomId, from: PageStart, limit: number): Promise<Page | undefined> {
    try {
      return await this.#client()?.fetch({ room, limit, ...from });
    } catch (error) {
      if (error instanceof QuestionError) return undefined;
      throw error;
    }
  }
}

type PageStart = { readonly after: number } | { readonly before: number };

function openQuotes(room: RoomState | undefined): ReadonlySet<number> {
  const items = room?.timeline.items ?? [];
  return new Set(
    items.flatMap((item) =>
      "re" in item && item.re !== undefined && item.re.text === undefined ? item.re.number : [],
    ),
  );
}

/** Items that are enough for a screen, and pages that are fetched for it at most: most of a page may be no items. */
const fillCount = 48;
const fillRoundsMaxCount = 4;

/** In a room where so much is changed all the time a page may be a moment old. */
const fetchRoundsMaxCount = 3;
