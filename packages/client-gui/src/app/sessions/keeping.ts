/** Hands on what should be there when the program starts the next time: where the person was, servers, drafts, rules, emoji, settings. */
import type { KeptState, RoomKey } from "../../settings/kept-state.ts";
import { roomKey } from "../../settings/kept-state.ts";
import type { NotifyRule, Settings } from "../../settings/settings.ts";
import type { Draft, ServerKey } from "../app-state.ts";
import type { Store } from "../store.ts";

/** Where it goes: to files, in the end. Called often; what is written when is its own business. */
export interface Keep {
  state(changes: Partial<KeptState>): void;
  settings(changes: Partial<Settings>): void;
}

export class Keeping {
  readonly #keep: Keep;
  #drafts: ReadonlyMap<RoomKey, Draft>;
  #notify: ReadonlyMap<RoomKey, NotifyRule>;

  /** @param kept what an earlier run has left. */
  constructor(store: Store, keep: Keep, kept: Pick<KeptState, "drafts" | "notify">) {
    this.#keep = keep;
    this.#drafts = kept.drafts;
    this.#notify = kept.notify;
    let { layout, place, recent, emoji } = store.state;
    store.subscribe(() => {
      const { state } = store;
      const isKept = state.layout === layout && state.place === place;
      if (isKept && state.recent === recent && state.emoji === emoji) return;
      ({ layout, place, recent, emoji } = state);
      keep.state({ layout, place, recent, emoji });
    });
  }

  settings(changes: Partial<Settings>): void {
    this.#keep.settings(changes);
  }

  draft(server: ServerKey, room: number): Draft | undefined {
    return this.#drafts.get(roomKey(server, room));
  }

  /** An empty one is none. */
  setDraft(server: ServerKey, room: number, draft: Draft): void {
    const isEmpty = draft.text === "" && draft.purpose.kind === "new";
    this.#drafts = changed(this.#drafts, roomKey(server, room), isEmpty ? undefined : draft);
    this.#keep.state({ drafts: this.#drafts });
  }

  notify(server: ServerKey, room: number): NotifyRule | undefined {
    return this.#notify.get(roomKey(server, room));
  }

  setNotify(server: ServerKey, room: number, rule: NotifyRule | undefined): void {
    this.#notify = changed(this.#notify, roomKey(server, room), rule);
    this.#keep.state({ notify: this.#notify });
  }
}

/** What was changed last is at the end. */
function changed<Value>(
  map: ReadonlyMap<RoomKey, Value>,
  key: RoomKey,
  value: Value | undefined,
): ReadonlyMap<RoomKey, Value> {
  const next = new Map(map);
  next.delete(key);
  return value === undefined ? next : next.set(key, value);
}
