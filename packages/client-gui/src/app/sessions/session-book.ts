/** The servers that there are, and what all acts on them have in common: connecting, complaints, what is kept. */

import { homedir } from "node:os";
import { join } from "node:path";
import { KnownServers, OutboxFolder, PositionsFile, stateFolder, systemClock } from "@conclave/client";
import { keyDigest } from "@conclave/crypto";
import { formatAddress, type Invitation, type RoomId, type ServerAddress } from "@conclave/protocol";
import type { Pictures } from "../../pictures/pictures.ts";
import type { KeptState } from "../../settings/kept-state.ts";
import type { ServerKey } from "../app-state.ts";
import { findServer } from "../change.ts";
import type { Wish } from "../controller.ts";
import type { Store } from "../store.ts";
import { type Keep, Keeping } from "./keeping.ts";
import { OwnKey } from "./own-key.ts";
import { visited } from "./recent.ts";
import { Session } from "./session.ts";
import type { News, SessionParts } from "./session-parts.ts";
import { outboxFault } from "./write.ts";

export interface SessionsOptions {
  readonly store: Store;
  readonly keep: Keep;
  /** What an earlier run has left. */
  readonly kept: Pick<KeptState, "drafts" | "notify">;
  /** Default: this person's own. */
  readonly knownServers?: KnownServers;
  /** Default: this person's own. */
  readonly identityFile?: string;
  /** Where is kept what is not sent yet and how far was read. Default: this person's own. */
  readonly stateFolder?: string;
  /** Where files go that are fetched without saying where to. Default: Downloads in the home folder. */
  readonly downloadFolder?: string;
  /** Gets what is sent without a file, to show it. */
  readonly pictures?: Pick<Pictures, "keepSent">;
  readonly clock?: SessionParts["clock"];
  readonly clientOptions?: SessionParts["clientOptions"];
}

export class SessionBook {
  readonly store: Store;
  readonly parts: SessionParts;
  readonly keeping: Keeping;
  readonly downloadFolder: string;
  readonly pictures: Pick<Pictures, "keepSent"> | undefined;
  readonly news = new Listeners<News>();
  readonly wishes = new Listeners<Wish>();
  readonly #sessions = new Map<ServerKey, Session>();
  /** What servers that were removed have yet to write to the disk. */
  #leftovers: Promise<unknown> = Promise.resolve();

  constructor(options: SessionsOptions) {
    const { store, keep, kept, clock = systemClock, clientOptions = {} } = options;
    const folder = options.stateFolder ?? stateFolder();
    this.store = store;
    this.keeping = new Keeping(store, keep, kept);
    this.pictures = options.pictures;
    this.downloadFolder = options.downloadFolder ?? join(homedir(), "Downloads");
    this.parts = {
      ...{ store, clock, clientOptions },
      ownKey: new OwnKey(options.identityFile),
      knownServers: options.knownServers ?? new KnownServers(),
      outboxStore: (address, who) => new OutboxFolder({ address, who }, join(folder, "outbox")),
      positions: (address, who) => {
        const owner = `${Buffer.from(keyDigest(who)).toString("hex")}.json`;
        const at = encodeURIComponent(formatAddress(address));
        return new PositionsFile(join(folder, "window-positions", at, owner));
      },
      onNews: (news) => this.news.tell(news),
      onWelcome: (server) => this.#visited(server),
      onRoom: (server, room) => this.#restore(server, room),
    };
  }

  get keys(): Iterable<ServerKey> {
    return this.#sessions.keys();
  }

  get(server: ServerKey): Session | undefined {
    return this.#sessions.get(server);
  }

  connect(address: ServerAddress, label: string, name: string, invitation: Invitation | undefined): void {
    const key = formatAddress(address);
    const session = this.#sessions.get(key) ?? new Session(this.parts, key, address);
    this.#sessions.set(key, session);
    session.connect(label, name, invitation);
  }

  /** With what was there before, or with something else in its place. */
  connectAgain(
    session: Session,
    changes: { readonly name?: string; readonly invitation?: Invitation | undefined } = {},
  ): void {
    const { server } = session;
    if (server === undefined) return;
    const { label, name, invitation } = { ...server, ...changes };
    session.connect(label, name, invitation);
  }

  remove(server: ServerKey): void {
    const session = this.#sessions.get(server);
    if (session === undefined) return;
    session.disconnect();
    session.leave();
    this.#leftovers = Promise.all([this.#leftovers, session.kept()]);
    this.#sessions.delete(server);
  }

  /** Says goodbye everywhere, and settles when everything is on the disk that should outlive the program. */
  async end(): Promise<void> {
    for (const session of this.#sessions.values()) session.leave();
    await Promise.all([this.#leftovers, ...[...this.#sessions.values()].map((session) => session.kept())]);
  }

  /** Writes something that is no text; what keeps it from being written is told. */
  act(server: ServerKey, action: (client: NonNullable<Session["client"]>) => void): void {
    const session = this.#sessions.get(server);
    const { client } = session ?? {};
    if (client === undefined || session?.isOpen !== true) {
      this.complain("offline", "That needs a connection; connect first.");
      return;
    }
    const fault = outboxFault(() => action(client));
    if (fault !== undefined) this.complain("outbox", fault.what);
  }

  complain(key: string, text: string): void {
    this.store.dispatch({ type: "complain", complaint: { key, text } });
  }

  /** The server is one of the recent ones, under the name that it gives itself. */
  #visited(key: ServerKey): void {
    const { state } = this.store;
    const server = findServer(state, key);
    if (server === undefined) return;
    const { address, label, name } = server;
    const visit = { address, label, name, lastMs: this.parts.clock.dateMs() };
    this.store.dispatch({ type: "set-recent", recent: visited(state.recent, visit) });
  }

  /** A room has its draft and its rule from the last time. */
  #restore(server: ServerKey, room: RoomId): void {
    const draft = this.keeping.draft(server, room);
    if (draft !== undefined) this.store.dispatch({ type: "set-draft", server, room, draft });
    const rule = this.keeping.notify(server, room);
    if (rule !== undefined) this.store.dispatch({ type: "set-notify", server, room, rule });
  }
}

/** Those who want to hear of something. */
class Listeners<Told> {
  readonly #listeners = new Set<(told: Told) => void>();

  /** Calls `listener` until the function that this returns is called. */
  add(listener: (told: Told) => void): () => void {
    this.#listeners.add(listener);
    return () => {
      this.#listeners.delete(listener);
    };
  }

  tell(told: Told): void {
    for (const listener of [...this.#listeners]) listener(told);
  }
}
