/** People at real servers, without windows: each with a key, pins and a state folder of its own. */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { KnownServers } from "@conclave/client";
import type { RoomId } from "@conclave/protocol";
import type { RunningDaemon } from "@conclave/testbed/daemon";
import { afterEach } from "vitest";
import type { AppState, RoomState, ServerKey, ServerState } from "../../../src/app/app-state.ts";
import { findRoom, findServer } from "../../../src/app/change.ts";
import { initialAppState } from "../../../src/app/initial-state.ts";
import type { News } from "../../../src/app/sessions/session-parts.ts";
import { Sessions } from "../../../src/app/sessions/sessions.ts";
import { Store } from "../../../src/app/store.ts";
import type { TextItem } from "../../../src/app/timeline.ts";
import { type UnreadCounts, unreadCounts } from "../../../src/app/unread.ts";
import { initialKeptState, type KeptState } from "../../../src/settings/kept-state.ts";

const folders: string[] = [];
const people: Person[] = [];

afterEach(async () => {
  for (const person of people.splice(0)) await person.quit();
  for (const folder of folders.splice(0)) await rm(folder, { recursive: true });
});

export class Person {
  readonly name: string;
  readonly folder: string;
  readonly store: Store;
  readonly sessions: Sessions;
  readonly news: News[] = [];
  /** What the next run begins with. */
  kept: KeptState;

  private constructor(name: string, folder: string, kept: KeptState, stateFolder: string) {
    this.name = name;
    this.folder = folder;
    this.kept = kept;
    this.store = new Store(initialAppState({ recent: kept.recent, layout: kept.layout, emoji: kept.emoji }));
    this.sessions = new Sessions({
      store: this.store,
      keep: {
        state: (changes) => {
          this.kept = { ...this.kept, ...changes };
        },
        settings: () => {},
      },
      kept,
      knownServers: new KnownServers(join(folder, "known_servers")),
      identityFile: join(folder, "identity"),
      stateFolder: join(folder, stateFolder),
      clientOptions: { backOff: { firstMs: 20, capMs: 100 } },
    });
    this.sessions.onNews((news) => this.news.push(news));
    people.push(this);
  }

  static async make(name: string): Promise<Person> {
    const folder = await mkdtemp(join(tmpdir(), "conclave-gui-"));
    folders.push(folder);
    return new Person(name, folder, initialKeptState, "state");
  }

  /** The same person with another device: the same key, and nothing else in common. */
  device(): Person {
    return new Person(this.name, this.folder, initialKeptState, "other-state");
  }

  /** Ends the program and starts it again. */
  async restarted(): Promise<Person> {
    await this.quit();
    return new Person(this.name, this.folder, this.kept, "state");
  }

  /** Comes to a server and trusts it, if it is asked. */
  async enter({ port }: Pick<RunningDaemon, "port">): Promise<ServerKey> {
    const key = `127.0.0.1:${port}`;
    const fault = this.sessions.connect({ host: "127.0.0.1", port: `${port}`, name: this.name });
    if (fault !== undefined) throw new Error(fault.what);
    await this.until(() => ["offline", "online", "trust-question"].includes(this.server(key).phase.kind));
    this.sessions.trust(key);
    await this.until(
      ({ place }) => this.#refused(key) !== undefined || (place.kind === "room" && place.server === key),
    );
    const refused = this.#refused(key);
    if (refused !== undefined) throw new Error(`${this.name} does not get in: ${refused}`);
    await this.until((state) => findRoom(state, key, 1)?.timeline.span !== undefined);
    return key;
  }

  server(key: ServerKey): ServerState {
    const server = findServer(this.store.state, key);
    if (server === undefined) throw new Error(`${this.name} has no server ${key}`);
    return server;
  }

  room(key: ServerKey, id: RoomId): RoomState {
    const room = this.server(key).rooms.get(id);
    if (room === undefined) throw new Error(`${this.name} has no room ${id}`);
    return room;
  }

  unread(key: ServerKey, id: RoomId): UnreadCounts {
    return unreadCounts(this.room(key, id));
  }

  texts(key: ServerKey, id: RoomId): readonly string[] {
    return this.textItems(key, id).map(({ text }) => text);
  }

  textItems(key: ServerKey, id: RoomId): readonly TextItem[] {
    const items = findRoom(this.store.state, key, id)?.timeline.items ?? [];
    return items.filter((item) => item.kind === "text");
  }

  /** The item that has this text. */
  item(key: ServerKey, id: RoomId, text: string): TextItem {
    const item = this.textItems(key, id).find((item) => item.text === text);
    if (item === undefined) throw new Error(`${this.name} does not see ${text}`);
    return item;
  }

  /** Types a text and sends it. */
  say(key: ServerKey, id: RoomId, text: string): void {
    const { purpose } = this.room(key, id).draft;
    this.sessions.setDraft(key, id, { text, purpose });
    const fault = this.sessions.submit(key, id);
    if (fault !== undefined) throw new Error(fault.what);
  }

  /** Says something and waits until the others have it. */
  async tell(key: ServerKey, id: RoomId, text: string, ...others: readonly Person[]): Promise<void> {
    this.say(key, id, text);
    for (const person of [this, ...others]) await person.sees(key, id, text);
  }

  sees(key: ServerKey, id: RoomId, text: string): Promise<void> {
    return this.until(() => this.texts(key, id).includes(text));
  }

  until(holds: (state: AppState) => boolean): Promise<void> {
    if (holds(this.store.state)) return Promise.resolve();
    const { promise, resolve } = Promise.withResolvers<void>();
    const stop = this.store.subscribe(() => {
      if (!holds(this.store.state)) return;
      stop();
      resolve();
    });
    return promise;
  }

  #refused(key: ServerKey): string | undefined {
    const { phase } = this.server(key);
    return phase.kind === "offline" ? phase.problem?.what : undefined;
  }

  quit(): Promise<void> {
    return this.sessions.end();
  }
}
