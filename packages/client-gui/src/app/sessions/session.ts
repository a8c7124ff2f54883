/** One server: an attempt to connect, the client that it leads to, and the end of both. */
import { Client, type ClientEvent, explainRefusal, type OutboxItem } from "@conclave/client";
import type { IdentityKey } from "@conclave/crypto";
import { KeyFileError } from "@conclave/key-files";
import type { Content, Invitation, RoomId, ServerAddress } from "@conclave/protocol";
import type { ServerKey, ServerState } from "../app-state.ts";
import { findRoom, findServer, isOnScreen } from "../change.ts";
import type { Problem } from "../phase.ts";
import { History } from "./history.ts";
import { ReadReports } from "./read-reports.ts";
import type { SessionParts } from "./session-parts.ts";
import { UnreadPositions } from "./unread-positions.ts";

export class Session {
  readonly key: ServerKey;
  readonly address: ServerAddress;
  readonly history: History;
  readonly #parts: SessionParts;
  /** What is under way before there is a client: loading the key, which may ask for a passphrase. */
  #attempt: AbortController | undefined;
  #current:
    | {
        readonly client: Client;
        readonly positions: UnreadPositions;
        readonly reads: ReadReports;
        readonly stopListening: () => void;
      }
    | undefined;
  /** What clients that were left have yet to write to the disk. */
  #leftovers: Promise<unknown> = Promise.resolve();

  constructor(parts: SessionParts, key: ServerKey, address: ServerAddress) {
    this.#parts = parts;
    this.key = key;
    this.address = address;
    this.history = new History(parts.store, key, () => this.#current?.client);
  }

  /** The client that is there now; undefined before the first and after the last. */
  get client(): Client | undefined {
    return this.#current?.client;
  }

  get server(): ServerState | undefined {
    return findServer(this.#parts.store.state, this.key);
  }

  /** Whether what is written is taken: it is sent when there is a connection. */
  get isOpen(): boolean {
    const kind = this.server?.phase.kind;
    return this.#current !== undefined && (kind === "online" || kind === "reconnecting");
  }

  /** Begins anew, whatever was under way. */
  connect(label: string, name: string, invitation: Invitation | undefined): void {
    this.#attempt?.abort();
    this.leave();
    const { key: server, address } = this;
    this.#parts.store.dispatch({ type: "connect", server, address, label, name, invitation });
    const attempt = new AbortController();
    this.#attempt = attempt;
    void this.#open(name, invitation, attempt.signal);
  }

  /** Ends what is under way: an attempt, or a conversation with a goodbye. */
  disconnect(): void {
    if (this.#attempt !== undefined || this.#current === undefined) this.dismiss();
    this.#current?.reads.flush();
    this.#current?.client.close();
  }

  /** Closes a question, an alarm or a problem. */
  dismiss(): void {
    if (this.isOpen) return;
    this.leave();
    this.stop(undefined);
  }

  /** Nothing is under way any more, for this reason. */
  stop(problem: Problem | undefined): void {
    this.#attempt?.abort();
    this.#attempt = undefined;
    this.#parts.store.dispatch({ type: "stop", server: this.key, problem });
  }

  /** Says goodbye without a word in the window: something else follows, or the server goes. */
  leave(): void {
    if (this.#current === undefined) return;
    const { client, reads, positions, stopListening } = this.#current;
    reads.flush();
    stopListening();
    client.close();
    this.#leftovers = Promise.all([this.#leftovers, keep(client, positions)]);
    this.#current = undefined;
  }

  /** Settles when everything is on the disk that should outlive the program. */
  async kept(): Promise<void> {
    await this.#leftovers;
    if (this.#current !== undefined) await keep(this.#current.client, this.#current.positions);
  }

  /** Up to this entry was read here: the person's other devices hear of it. */
  read(room: RoomId, number: number): void {
    this.#current?.reads.read(room, number);
  }

  async #open(name: string, invitation: Invitation | undefined, signal: AbortSignal): Promise<void> {
    const { ownKey, store, knownServers, clock, clientOptions } = this.#parts;
    const { key: server, address } = this;
    let identity: IdentityKey;
    try {
      identity = await ownKey.load(signal, (file, attempt) =>
        store.dispatch({ type: "ask-passphrase", server, file, attempt }),
      );
    } catch (error) {
      if (signal.aborted) return;
      if (!(error instanceof KeyFileError)) throw error;
      const what = `Your identity key cannot be used: ${error.message}`;
      this.stop({ what, advice: "", field: undefined });
      return;
    }
    if (signal.aborted) return;
    this.#attempt = undefined;
    // Another server may have got the passphrase that this one had asked for, too.
    store.dispatch({ type: "unlock", server });
    const outboxStore = this.#parts.outboxStore(address, identity.publicKey);
    const positions = new UnreadPositions(
      this.#parts.positions(address, identity.publicKey),
      (room) => findRoom(store.state, server, room)?.info.read,
    );
    const client = new Client({
      ...clientOptions,
      ...{ address, name, identity, invitation, knownServers, outboxStore, positions, clock },
    });
    this.#current = {
      client,
      positions,
      reads: new ReadReports(clock, (room, number) => client.markRead(room, number)),
      stopListening: client.subscribe((event) => this.#report(client, event)),
    };
    await client.start();
  }

  #report(client: Client, event: ClientEvent): void {
    const { store, clock } = this.#parts;
    const { key: server } = this;
    const isNewRoom = event.type === "room" && findRoom(store.state, server, event.info.room) === undefined;
    store.dispatch({ type: "client", server, event, timeMs: clock.dateMs() });
    switch (event.type) {
      case "welcome":
      case "server":
        this.#parts.onWelcome(server);
        break;
      case "name-refused":
        // Another name is offered on another connection; this one has no further use.
        this.leave();
        break;
      case "room":
        if (isNewRoom) this.#parts.onRoom(server, event.info.room);
        break;
      case "caught-up":
        this.#caughtUp(client, event.room);
        break;
      case "entry":
        this.#entered(event);
        break;
      case "outbox":
        this.#answered(client, event.item);
        break;
    }
  }

  #caughtUp(client: Client, room: RoomId): void {
    const { store } = this.#parts;
    const info = findRoom(store.state, this.key, room)?.info;
    // Somebody who comes into a room for the first time has missed nothing there.
    const isFirstVisit = info?.read === 0 && this.#current?.positions.hasVisited(room) === false;
    if (isFirstVisit && info.kind !== "direct" && info.last > 0) {
      const { last: number } = info;
      const event = { type: "read", room, number } as const;
      store.dispatch({ type: "client", server: this.key, event, timeMs: this.#parts.clock.dateMs() });
      client.markRead(room, number);
    }
    if (isOnScreen(store.state, this.key, room)) void this.history.fill(room);
  }

  #entered({ room, entry, novelty }: Extract<ClientEvent, { type: "entry" }>): void {
    const { store } = this.#parts;
    const { key: server } = this;
    this.history.heard(room, entry);
    const unread = findRoom(store.state, server, room)?.unread;
    if (unread?.numbers.at(-1) === entry.number) {
      const mention = unread.mentions.at(-1) === entry.number ? "yes" : "no";
      this.#parts.onNews({ server, room, entry, novelty: novelty === "live" ? "live" : "missed", mention });
    }
    const { content } = entry;
    const isReply = (content.kind === "text" || content.kind === "file") && content.re !== undefined;
    if (isReply && isOnScreen(store.state, server, room)) void this.history.quote(room);
  }

  /** What people wrote and was refused stays in the room; of everything else they are told, and that is all. */
  #answered(client: Client, { id, content, state }: OutboxItem): void {
    if (state.kind !== "refused" || isWritten(content)) return;
    const { store } = this.#parts;
    client.cancel(id);
    store.dispatch({ type: "discard", server: this.key, id });
    // Two presses of one mark in a hurry are nobody's trouble.
    if (content.kind === "react" && state.why === "entry") return;
    const { what, advice } = explainRefusal(state.why, acts[content.kind]);
    store.dispatch({
      type: "complain",
      complaint: { key: `refused ${id}`, text: `${what} ${advice}`.trim() },
    });
  }
}

/** What somebody typed or chose, and would have to do again. */
function isWritten(content: Content): content is Extract<Content, { kind: "edit" | "file" | "text" }> {
  return content.kind === "text" || content.kind === "edit" || content.kind === "file";
}

async function keep(client: Client, positions: UnreadPositions): Promise<void> {
  await client.kept();
  await positions.keep();
}

const acts = {
  delete: "to delete the message",
  react: "the reaction",
  pin: "to pin or unpin the message",
  topic: "the topic",
  member: "the change of who is in the room",
  notice: "the notice",
} as const;
