/** What a person can do in the windows, turned into what the clients of several servers do; and what those report, into actions. */

import { join } from "node:path";
import {
  explainSession,
  KnownServers,
  OutboxFolder,
  PositionsFile,
  stateFolder,
  systemClock,
} from "@conclave/client";
import { fingerprintWords, keyDigest } from "@conclave/crypto";
import { formatAddress, type Invitation, type Role, type RoomId } from "@conclave/protocol";
import type { KeptState } from "../../settings/kept-state.ts";
import type { NotifyRule, Settings } from "../../settings/settings.ts";
import { readForm } from "../../text/form.ts";
import type { Draft, Layout, Overlay, Place, ServerKey } from "../app-state.ts";
import { findRoom, findServer } from "../change.ts";
import type {
  ConnectForm,
  Controller,
  Fault,
  FileToSend,
  FormFault,
  SearchAnswer,
  SearchHit,
  SearchQuestion,
  SubmitFault,
} from "../controller.ts";
import { emptyDraft } from "../initial-state.ts";
import type { Problem } from "../phase.ts";
import type { Store } from "../store.ts";
import { type Keep, Keeping } from "./keeping.ts";
import { OwnKey } from "./own-key.ts";
import { answered, asked, listMembers, listRooms, search } from "./questions.ts";
import { visited, withAtStart, without } from "./recent.ts";
import { Session } from "./session.ts";
import type { News, SessionParts } from "./session-parts.ts";
import { outboxFault, tidied, write } from "./submit.ts";

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
  readonly clock?: SessionParts["clock"];
  readonly clientOptions?: SessionParts["clientOptions"];
}

export class Sessions implements Controller {
  readonly #store: Store;
  readonly #parts: SessionParts;
  readonly #keeping: Keeping;
  readonly #sessions = new Map<ServerKey, Session>();
  readonly #newsListeners = new Set<(news: News) => void>();
  /** What servers that were removed have yet to write to the disk. */
  #leftovers: Promise<unknown> = Promise.resolve();

  constructor(options: SessionsOptions) {
    const { store, keep, kept, clock = systemClock, clientOptions = {} } = options;
    const folder = options.stateFolder ?? stateFolder();
    this.#store = store;
    this.#keeping = new Keeping(store, keep, kept);
    this.#parts = {
      ...{ store, clock, clientOptions },
      ownKey: new OwnKey(options.identityFile),
      knownServers: options.knownServers ?? new KnownServers(),
      outboxStore: (address, who) => new OutboxFolder({ address, who }, join(folder, "outbox")),
      positions: (address, who) => {
        const owner = `${Buffer.from(keyDigest(who)).toString("hex")}.json`;
        return new PositionsFile(
          join(folder, "window-positions", encodeURIComponent(formatAddress(address)), owner),
        );
      },
      onNews: (news) => {
        for (const listener of [...this.#newsListeners]) listener(news);
      },
      onWelcome: (server, name) => this.#welcomed(server, name),
      onRoom: (server, room) => this.#restore(server, room),
    };
  }

  /** Calls `listener` with what others say and the person has not read, until the function that this returns is called. */
  onNews(listener: (news: News) => void): () => void {
    this.#newsListeners.add(listener);
    return () => {
      this.#newsListeners.delete(listener);
    };
  }

  /** Connects to the servers that are to be connected to when the program starts. */
  start(): void {
    for (const server of this.#store.state.recent.toReversed())
      if (server.atStart === "yes") this.#connect(server.address, server.label, server.name, undefined);
  }

  /** Says goodbye everywhere, and settles when everything is on the disk that should outlive the program. */
  async end(): Promise<void> {
    for (const session of this.#sessions.values()) session.leave();
    await Promise.all([this.#leftovers, ...[...this.#sessions.values()].map((session) => session.kept())]);
  }

  connect({ host, port, name }: ConnectForm): FormFault | undefined {
    const read = readForm({ host, port, name });
    if ("problem" in read) return { ...read.problem, field: read.problem.field ?? "host" };
    const { address, invitation } = read;
    const key = formatAddress(address);
    const phase = findServer(this.#store.state, key)?.phase.kind;
    const isUnderWay =
      phase !== undefined && phase !== "offline" && phase !== "trust-question" && phase !== "alarm";
    // An invitation that is not used up may open a room of a server that we are at already.
    if (!isUnderWay || invitation?.token !== undefined) this.#connect(address, key, name.trim(), invitation);
    this.#goToServer(key);
    return undefined;
  }

  disconnect(server: ServerKey): void {
    this.#sessions.get(server)?.disconnect();
  }

  removeServer(server: ServerKey): void {
    const session = this.#sessions.get(server);
    if (session !== undefined) {
      session.disconnect();
      session.leave();
      this.#leftovers = Promise.all([this.#leftovers, session.kept()]);
      this.#sessions.delete(server);
    }
    this.#store.dispatch({ type: "remove-server", server });
    this.setAtStart(server, "no");
  }

  reconnectNow(server: ServerKey): void {
    const session = this.#sessions.get(server);
    if (session?.server?.phase.kind === "reconnecting") session.client?.reconnectNow();
    else if (session?.server?.phase.kind === "offline") this.#again(session);
  }

  trust(server: ServerKey): void {
    const session = this.#sessions.get(server);
    const phase = session?.server?.phase;
    if (session === undefined || phase?.kind !== "trust-question") return;
    void this.#parts.knownServers.pin(phase.address, phase.host).then(
      () => this.#again(session),
      (error: Error) =>
        session.stop(problem(`The server could not be added to those that you trust: ${error.message}.`)),
    );
  }

  acceptChangedKey(server: ServerKey, typedWords: string): "accepted" | "other-words" {
    const session = this.#sessions.get(server);
    const phase = session?.server?.phase;
    if (session === undefined || phase?.kind !== "alarm") return "other-words";
    const typed = typedWords.trim().toLowerCase().split(/\s+/).join(" ");
    if (typed !== fingerprintWords(phase.host.hostKey).slice(0, typedWordsCount).join(" "))
      return "other-words";
    void this.#parts.knownServers.forget(phase.address).then(
      // An invitation to the old key leads nowhere any more. The new key is asked about, as any that is new.
      () =>
        this.#again(session, {
          invitation: phase.knownBy === "invitation" ? undefined : session.server?.invitation,
        }),
      (error: Error) => session.stop(problem(`The old key could not be taken back: ${error.message}.`)),
    );
    return "accepted";
  }

  unlock(_server: ServerKey, passphrase: string): void {
    if (this.#parts.ownKey.answer(passphrase) === "not asked") return;
    // It is one key for all servers.
    for (const server of this.#sessions.keys()) this.#store.dispatch({ type: "unlock", server });
  }

  dismiss(server: ServerKey): void {
    this.#sessions.get(server)?.dismiss();
  }

  dismissComplaint(key: string): void {
    this.#store.dispatch({ type: "dismiss-complaint", key });
  }

  offerName(server: ServerKey, name: string): FormFault | undefined {
    const session = this.#sessions.get(server);
    if (session === undefined) return undefined;
    const { host, port } = session.address;
    const read = readForm({ host, port: `${port}`, name });
    if ("problem" in read) return { ...read.problem, field: read.problem.field ?? "name" };
    this.#again(session, { name: name.trim() });
    return undefined;
  }

  xray(server: ServerKey): ReturnType<Controller["xray"]> {
    const report = this.#sessions.get(server)?.client?.report();
    return report && { report, facts: explainSession(report, this.#parts.ownKey.publicKey) };
  }

  go(place: Place): void {
    this.#store.dispatch({ type: "go", place });
    if (place.kind === "room") void this.#sessions.get(place.server)?.history.fill(place.room);
  }

  async jumpTo(server: ServerKey, room: RoomId, number: number): Promise<"gone" | "offline" | "there"> {
    this.#store.dispatch({ type: "go", place: { kind: "room", server, room } });
    return (await this.#sessions.get(server)?.history.surround(room, number)) ?? "offline";
  }

  jumpToEnd(server: ServerKey, room: RoomId): void {
    void this.#sessions.get(server)?.history.toEnd(room);
  }

  show(overlay: Overlay | undefined): void {
    this.#store.dispatch({ type: "show", overlay });
  }

  setLayout(layout: Layout): void {
    this.#store.dispatch({ type: "set-layout", layout });
  }

  setSettings(changes: Partial<Settings>): void {
    this.#store.dispatch({ type: "set-settings", changes });
    this.#keeping.settings(changes);
  }

  attend(attention: "away" | "here"): void {
    this.#store.dispatch({ type: "attend", attention });
  }

  setAtStart(server: ServerKey, atStart: "no" | "yes"): void {
    const recent = withAtStart(this.#store.state.recent, server, atStart);
    this.#store.dispatch({ type: "set-recent", recent });
  }

  forgetRecent(server: ServerKey): void {
    this.#store.dispatch({ type: "set-recent", recent: without(this.#store.state.recent, server) });
  }

  loadOlder(server: ServerKey, room: RoomId): void {
    void this.#sessions.get(server)?.history.load(room, "older");
  }

  loadNewer(server: ServerKey, room: RoomId): void {
    void this.#sessions.get(server)?.history.load(room, "newer");
  }

  markRead(server: ServerKey, room: RoomId, number: number): void {
    this.#reading(server, room, () => this.#store.dispatch({ type: "mark-read", server, room, number }));
  }

  markAllRead(server: ServerKey, room: RoomId): void {
    this.#reading(server, room, () => this.#store.dispatch({ type: "mark-all-read", server, room }));
  }

  markUnread(server: ServerKey, room: RoomId, number: number): void {
    this.#store.dispatch({ type: "mark-unread", server, room, number });
  }

  follow(server: ServerKey, room: RoomId, following: "no" | "yes"): void {
    this.#store.dispatch({ type: "follow", server, room, following });
  }

  setNotify(server: ServerKey, room: RoomId, rule: NotifyRule | undefined): void {
    this.#store.dispatch({ type: "set-notify", server, room, rule });
    this.#keeping.setNotify(server, room, rule);
  }

  search(question: SearchQuestion): Promise<SearchAnswer> {
    return search(this.#sessions.get(question.server)?.client, question);
  }

  async loadEntry(server: ServerKey, room: RoomId, number: number): Promise<SearchHit | undefined> {
    const entry = await this.#sessions.get(server)?.history.entry(room, number);
    if (entry?.content.kind !== "text") return undefined;
    const { from, timeMs, content } = entry;
    return { server, room, number, from, timeMs, text: content.text };
  }

  setDraft(server: ServerKey, room: RoomId, draft: Draft): void {
    this.#store.dispatch({ type: "set-draft", server, room, draft });
    this.#keeping.setDraft(server, room, draft);
  }

  submit(server: ServerKey, room: RoomId): SubmitFault | undefined {
    const session = this.#sessions.get(server);
    const [at, state] = [session?.server, findRoom(this.#store.state, server, room)];
    if (session?.client === undefined || at === undefined || state === undefined || !session.isOpen)
      return {
        kind: "offline",
        what: "There is no conversation with this server; connect first. Your text is still here.",
      };
    const { text, purpose } = state.draft;
    const fault = write(session.client, { server: at, room: state, text: tidied(text), purpose });
    if (fault === undefined) this.setDraft(server, room, emptyDraft);
    return fault;
  }

  retry(server: ServerKey, id: string): void {
    this.#sessions.get(server)?.client?.retry(id);
  }

  cancel(server: ServerKey, id: string): void {
    const client = this.#sessions.get(server)?.client;
    // What waits is given up first, and forgotten then.
    if (client?.cancel(id) === true) client.cancel(id);
    this.#store.dispatch({ type: "discard", server, id });
  }

  deleteEntry(server: ServerKey, room: RoomId, number: number): void {
    this.#act(server, (client) => client.delete(room, number));
  }

  react(server: ServerKey, room: RoomId, number: number, mark: string): void {
    const items = findRoom(this.#store.state, server, room)?.timeline.items ?? [];
    const item = items.find((item) => "number" in item && item.number === number);
    const marks = item !== undefined && "marks" in item ? item.marks : [];
    const isMine = marks.some((known) => known.mark === mark && known.mine === "yes");
    this.#act(server, (client) => client.react(room, number, mark, isMine ? "off" : "on"));
  }

  pin(server: ServerKey, room: RoomId, number: number, set: "off" | "on"): void {
    this.#act(server, (client) => client.pin(room, number, set));
  }

  sendFiles(_server: ServerKey, _room: RoomId, _files: readonly FileToSend[]): void {
    this.#complain("files", "Files cannot be sent yet.");
  }

  fetchFile(_server: ServerKey, _room: RoomId, _number: number, _toPath: string | undefined): void {
    this.#complain("files", "Files cannot be fetched yet.");
  }

  cancelTransfer(_server: ServerKey, _room: RoomId, _id: string): void {}

  listRooms(server: ServerKey): ReturnType<Controller["listRooms"]> {
    return listRooms(this.#sessions.get(server)?.client);
  }

  joinRoom(server: ServerKey, room: RoomId): void {
    this.#act(server, (client) => client.join(room));
  }

  leaveRoom(server: ServerKey, room: RoomId): void {
    this.#act(server, (client) => client.leave(room));
  }

  openRoom(server: ServerKey, room: Parameters<Controller["openRoom"]>[1]): Promise<RoomId | Fault> {
    return answered(`the room ${room.name}`, () => asked(this.#sessions.get(server)?.client).open(room));
  }

  openDirect(server: ServerKey, name: string): Promise<RoomId | Fault> {
    return answered(`a conversation with ${name}`, () =>
      asked(this.#sessions.get(server)?.client).openDirect(name),
    );
  }

  setTopic(server: ServerKey, room: RoomId, topic: string): void {
    this.#act(server, (client) => client.setTopic(room, topic));
  }

  setRole(server: ServerKey, room: RoomId, who: string, role: Role | "none"): void {
    this.#act(server, (client) => client.setRole(room, who, role));
  }

  loadMembers(server: ServerKey, room: RoomId): void {
    void listMembers(this.#sessions.get(server)?.client, room).then((members) => {
      if ("what" in members) return;
      this.#store.dispatch({ type: "set-members", server, room, members });
    });
  }

  #connect(
    address: Session["address"],
    label: string,
    name: string,
    invitation: Invitation | undefined,
  ): void {
    const key = formatAddress(address);
    const session = this.#sessions.get(key) ?? new Session(this.#parts, key, address);
    this.#sessions.set(key, session);
    session.connect(label, name, invitation);
  }

  /** With what was there before, or with something else in its place. */
  #again(
    session: Session,
    changes: { readonly name?: string; readonly invitation?: Invitation | undefined } = {},
  ): void {
    const { server } = session;
    if (server === undefined) return;
    const { label, name, invitation } = { ...server, ...changes };
    session.connect(label, name, invitation);
  }

  #goToServer(server: ServerKey): void {
    const first = findServer(this.#store.state, server)?.rooms.keys().next().value;
    this.go(first === undefined ? { kind: "server", server } : { kind: "room", server, room: first });
  }

  #welcomed(key: ServerKey, name: string): void {
    const server = findServer(this.#store.state, key);
    if (server === undefined) return;
    const { address, label } = server;
    const visit = { address, label, name, lastMs: this.#parts.clock.dateMs() };
    this.#store.dispatch({ type: "set-recent", recent: visited(this.#store.state.recent, visit) });
  }

  /** A room has its draft and its rule from the last time. */
  #restore(server: ServerKey, room: RoomId): void {
    const draft = this.#keeping.draft(server, room);
    if (draft !== undefined) this.#store.dispatch({ type: "set-draft", server, room, draft });
    const rule = this.#keeping.notify(server, room);
    if (rule !== undefined) this.#store.dispatch({ type: "set-notify", server, room, rule });
  }

  /** What is read here is told to the person's other devices. */
  #reading(server: ServerKey, room: RoomId, dispatch: () => void): void {
    const before = findRoom(this.#store.state, server, room)?.info.read;
    dispatch();
    const read = findRoom(this.#store.state, server, room)?.info.read;
    if (read !== undefined && read !== before) this.#sessions.get(server)?.read(room, read);
  }

  /** Writes something that is no text; what keeps it from being written is told. */
  #act(server: ServerKey, action: (client: NonNullable<Session["client"]>) => void): void {
    const session = this.#sessions.get(server);
    const { client } = session ?? {};
    if (client === undefined || session?.isOpen !== true) {
      this.#complain("offline", "That needs a connection; connect first.");
      return;
    }
    const fault = outboxFault(() => action(client));
    if (fault !== undefined) this.#complain("outbox", fault.what);
  }

  #complain(key: string, text: string): void {
    this.#store.dispatch({ type: "complain", complaint: { key, text } });
  }
}

function problem(what: string): Problem {
  return { what, advice: "", field: undefined };
}

/** Of the new fingerprint, so that nobody accepts it without having looked at it. */
const typedWordsCount = 2;
