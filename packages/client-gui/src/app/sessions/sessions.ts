/** What a person can do in the windows, turned into what the clients of several servers do. */
import { explainSession } from "@conclave/client";
import { formatAddress, type Role, type RoomId } from "@conclave/protocol";
import type { NotifyRule, Settings } from "../../settings/settings.ts";
import { emojiIn } from "../../text/emoji.ts";
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
  Wish,
} from "../controller.ts";
import { jumpFaults } from "../jump-faults.ts";
import type { Store } from "../store.ts";
import { cancelTransfer, fetchFile, sendFiles } from "./files.ts";
import { joinRoom } from "./join-room.ts";
import { answered, asked, listMembers, listRooms, search, toHit } from "./questions.ts";
import { withAtStart, withBack, without } from "./recent.ts";
import { SessionBook, type SessionsOptions } from "./session-book.ts";
import type { News } from "./session-parts.ts";
import { submit } from "./submit.ts";
import { acceptChangedKey, offerName, trust, unlock } from "./trusting.ts";

export class Sessions implements Controller {
  readonly #book: SessionBook;
  readonly #store: Store;

  constructor(options: SessionsOptions) {
    this.#book = new SessionBook(options);
    this.#store = options.store;
  }

  /** Calls `listener` with what others say and the person has not read, until the function that this returns is called. */
  onNews(listener: (news: News) => void): () => void {
    return this.#book.news.add(listener);
  }

  onWish(listener: (wish: Wish) => void): () => void {
    return this.#book.wishes.add(listener);
  }

  /** Connects to the servers that are to be connected to when the program starts. */
  start(): void {
    for (const server of this.#store.state.recent.toReversed())
      if (server.atStart === "yes") this.#book.connect(server.address, server.label, server.name, undefined);
  }

  /** Says goodbye everywhere, and settles when everything is on the disk that should outlive the program. */
  end(): Promise<void> {
    return this.#book.end();
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
    if (!isUnderWay || invitation?.token !== undefined)
      this.#book.connect(address, key, name.trim(), invitation);
    this.#goToServer(key);
    return undefined;
  }

  disconnect(server: ServerKey): void {
    this.#book.get(server)?.disconnect();
  }

  removeServer(server: ServerKey): void {
    this.#book.remove(server);
    this.#store.dispatch({ type: "remove-server", server });
    this.setAtStart(server, "no");
  }

  reconnectNow(server: ServerKey): void {
    const session = this.#book.get(server);
    if (session?.server?.phase.kind === "reconnecting") session.client?.reconnectNow();
    else if (session?.server?.phase.kind === "offline") this.#book.connectAgain(session);
  }

  trust(server: ServerKey): void {
    trust(this.#book, server);
  }

  acceptChangedKey(server: ServerKey, typedWords: string): "accepted" | "other-words" {
    return acceptChangedKey(this.#book, server, typedWords);
  }

  unlock(_server: ServerKey, passphrase: string): void {
    unlock(this.#book, passphrase);
  }

  dismiss(server: ServerKey): void {
    this.#book.get(server)?.dismiss();
  }

  dismissComplaint(key: string): void {
    this.#store.dispatch({ type: "dismiss-complaint", key });
  }

  offerName(server: ServerKey, name: string): FormFault | undefined {
    return offerName(this.#book, server, name);
  }

  xray(server: ServerKey): ReturnType<Controller["xray"]> {
    const report = this.#book.get(server)?.client?.report();
    return report && { report, facts: explainSession(report, this.#book.parts.ownKey.publicKey) };
  }

  go(place: Place): void {
    this.#store.dispatch({ type: "go", place });
    if (place.kind === "room") void this.#book.get(place.server)?.history.fill(place.room);
  }

  async jumpTo(server: ServerKey, room: RoomId, number: number): Promise<"gone" | "offline" | "there"> {
    this.#store.dispatch({ type: "go", place: { kind: "room", server, room } });
    const outcome = (await this.#book.get(server)?.history.surround(room, number)) ?? "offline";
    if (outcome === "there") this.#store.dispatch({ type: "point", spot: { server, room, number } });
    return outcome;
  }

  showEntry(server: ServerKey, room: RoomId, number: number): void {
    void this.jumpTo(server, room, number).then((outcome) => {
      if (outcome === "there") this.dismissComplaint("jump");
      else this.#book.complain("jump", jumpFaults[outcome]);
    });
  }

  jumpToEnd(server: ServerKey, room: RoomId): void {
    void this.#book.get(server)?.history.toEnd(room);
  }

  show(overlay: Overlay | undefined): void {
    this.#store.dispatch({ type: "show", overlay });
  }

  setLayout(layout: Layout): void {
    this.#store.dispatch({ type: "set-layout", layout });
  }

  setSettings(changes: Partial<Settings>): void {
    this.#store.dispatch({ type: "set-settings", changes });
    this.#book.keeping.settings(changes);
  }

  attend(attention: "away" | "here"): void {
    this.#store.dispatch({ type: "attend", attention });
  }

  setAtStart(server: ServerKey, atStart: "no" | "yes"): void {
    const recent = withAtStart(this.#store.state.recent, server, atStart);
    this.#store.dispatch({ type: "set-recent", recent });
  }

  forgetRecent(server: ServerKey): () => void {
    const { recent: before } = this.#store.state;
    this.#store.dispatch({ type: "set-recent", recent: without(before, server) });
    return () => {
      const recent = withBack(this.#store.state.recent, before, server);
      this.#store.dispatch({ type: "set-recent", recent });
    };
  }

  loadOlder(server: ServerKey, room: RoomId): void {
    void this.#book.get(server)?.history.load(room, "older");
  }

  loadNewer(server: ServerKey, room: RoomId): void {
    void this.#book.get(server)?.history.load(room, "newer");
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
    this.#book.keeping.setNotify(server, room, rule);
  }

  search(question: SearchQuestion): Promise<SearchAnswer> {
    return search(this.#book.get(question.server)?.client, question);
  }

  async loadEntry(server: ServerKey, room: RoomId, number: number): Promise<SearchHit | undefined> {
    const entry = await this.#book.get(server)?.history.entry(room, number);
    if (entry?.content.kind !== "text" && entry?.content.kind !== "file") return undefined;
    return toHit(server, room, entry);
  }

  setDraft(server: ServerKey, room: RoomId, draft: Draft): void {
    this.#store.dispatch({ type: "set-draft", server, room, draft });
    this.#book.keeping.setDraft(server, room, draft);
  }

  submit(server: ServerKey, room: RoomId): SubmitFault | undefined {
    return submit({ book: this.#book, controller: this, server, room });
  }

  retry(server: ServerKey, id: string): void {
    this.#book.get(server)?.client?.retry(id);
  }

  cancel(server: ServerKey, id: string): void {
    const client = this.#book.get(server)?.client;
    // What waits is given up first, and forgotten then.
    if (client?.cancel(id) === true) client.cancel(id);
    this.#store.dispatch({ type: "discard", server, id });
  }

  deleteEntry(server: ServerKey, room: RoomId, number: number): void {
    this.#book.act(server, (client) => client.delete(room, number));
  }

  react(server: ServerKey, room: RoomId, number: number, mark: string): void {
    const items = findRoom(this.#store.state, server, room)?.timeline.items ?? [];
    const item = items.find((item) => "number" in item && item.number === number);
    const marks = item !== undefined && "marks" in item ? item.marks : [];
    const isMine = marks.some((known) => known.mark === mark && known.mine === "yes");
    if (!isMine) this.#store.dispatch({ type: "use-emoji", characters: emojiIn(mark) });
    this.#book.act(server, (client) => client.react(room, number, mark, isMine ? "off" : "on"));
  }

  pin(server: ServerKey, room: RoomId, number: number, set: "off" | "on"): void {
    this.#book.act(server, (client) => client.pin(room, number, set));
  }

  sendFiles(server: ServerKey, room: RoomId, files: readonly FileToSend[]): void {
    sendFiles(this.#book, server, room, files, (draft) => this.setDraft(server, room, draft));
  }

  fetchFile(server: ServerKey, room: RoomId, number: number, toPath: string | undefined): void {
    void fetchFile(this.#book, server, room, number, toPath);
  }

  cancelTransfer(server: ServerKey, _room: RoomId, id: string): void {
    cancelTransfer(this.#book, server, id);
  }

  listRooms(server: ServerKey): ReturnType<Controller["listRooms"]> {
    return listRooms(this.#book.get(server)?.client);
  }

  joinRoom(server: ServerKey, room: RoomId): Promise<Fault | undefined> {
    return joinRoom(this.#book, server, room);
  }

  leaveRoom(server: ServerKey, room: RoomId): void {
    this.#book.act(server, (client) => client.leave(room));
  }

  openRoom(server: ServerKey, room: Parameters<Controller["openRoom"]>[1]): Promise<RoomId | Fault> {
    return answered(`the room ${room.name}`, () => asked(this.#book.get(server)?.client).open(room));
  }

  openDirect(server: ServerKey, name: string): Promise<RoomId | Fault> {
    return answered(`a conversation with ${name}`, () =>
      asked(this.#book.get(server)?.client).openDirect(name),
    );
  }

  setTopic(server: ServerKey, room: RoomId, topic: string): void {
    this.#book.act(server, (client) => client.setTopic(room, topic));
  }

  setRole(server: ServerKey, room: RoomId, who: string, role: Role | "none"): void {
    this.#book.act(server, (client) => client.setRole(room, who, role));
  }

  loadMembers(server: ServerKey, room: RoomId): void {
    void listMembers(this.#book.get(server)?.client, room).then((members) => {
      if ("what" in members) return;
      this.#store.dispatch({ type: "set-members", server, room, members });
    });
  }

  #goToServer(server: ServerKey): void {
    const first = findServer(this.#store.state, server)?.rooms.keys().next().value;
    this.go(first === undefined ? { kind: "server", server } : { kind: "room", server, room: first });
  }

  /** What is read here is told to the person's other devices. */
  #reading(server: ServerKey, room: RoomId, dispatch: () => void): void {
    const before = findRoom(this.#store.state, server, room)?.info.read;
    dispatch();
    const read = findRoom(this.#store.state, server, room)?.info.read;
    if (read !== undefined && read !== before) this.#book.get(server)?.read(room, read);
  }
}
