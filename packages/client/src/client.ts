/**
 * The class that programs use: somebody at one server, over as many connections as it takes. It puts together the link that
 * connects and connects again, the outbox of what was written, and the rooms and what comes out of them.
 */
import { randomBytes } from "node:crypto";
import {
  type Ack,
  type ClientRoomMessage,
  type Content,
  type Found,
  isOfferableName,
  lobby,
  type Members,
  messageIdBytes,
  type Open,
  type Page,
  type Room,
  type RoomId,
  type Rooms,
  type Search,
  type ServerAddress,
  type ServerRoomMessage,
  type SessionReport,
  UsageError,
} from "@conclave/protocol";
import type { ClientListener, ClientOptions, PageToFetch, RoomToOpen } from "./client-options.ts";
import { type ClientClock, systemClock } from "./clock.ts";
import { requireSendable } from "./content-rules.ts";
import type { ClientEvent } from "./events.ts";
import { toHex } from "./hex.ts";
import { Link, type LinkEvent } from "./link.ts";
import type { OutboxItem, OutboxState, TextId } from "./outbox/item.ts";
import { defaultOutboxLimits } from "./outbox/outbox.ts";
import { Sender } from "./outbox/sender.ts";
import { noOutboxStore } from "./outbox/store.ts";
import { Questions } from "./questions.ts";
import { randomFraction } from "./random-fraction.ts";
import { defaultBackOff } from "./reconnect.ts";
import { noPositions } from "./rooms/positions.ts";
import { ReadMarks } from "./rooms/read-marks.ts";
import { RoomBook, type RoomInfo } from "./rooms/room-book.ts";
import type { FileToFetch, FileToSend, Transfer, TransferId } from "./transfers/transfer.ts";
import { Transfers } from "./transfers/transfers.ts";
import { Writing } from "./writing.ts";

export class Client extends Writing {
  readonly address: ServerAddress;
  readonly #listeners = new Set<ClientListener>();
  readonly #link: Link;
  readonly #sender: Sender;
  readonly #rooms: RoomBook;
  readonly #questions = new Questions();
  readonly #clock: ClientClock;
  readonly #guest: boolean;
  readonly #reads = new ReadMarks();
  readonly #transfers: Transfers;
  /** What the server takes, as it has said on this connection. */
  #fileMaxBytes: number | undefined;
  #state: "idle" | "started" = "idle";
  /** Rooms that the server has described since the welcome, until it has described all. */
  #described: Set<RoomId> | undefined;
  #name: string | undefined;

  /** @throws {UsageError} for a name that cannot be offered to any server. */
  constructor(options: ClientOptions) {
    super();
    if (!isOfferableName(options.name)) throw new UsageError("a name has 1 to 128 bytes");
    const { clock = systemClock, random = randomFraction, persistence = "after-welcome" } = options;
    const backOff = { ...defaultBackOff, ...options.backOff };
    this.address = options.address;
    this.#clock = clock;
    this.#guest = options.identity === undefined;
    this.#link = new Link({
      connection: options,
      persistence,
      backOff,
      clock,
      random,
      emit: (event) => this.#hear(event),
    });
    this.#sender = new Sender({
      ...{ backOff, random, clock },
      limits: { ...defaultOutboxLimits, ...options.outboxLimits },
      store: options.outboxStore ?? noOutboxStore,
      emit: (event) => {
        this.#emit(event);
        if (event.type === "outbox") this.#transfers.outboxChanged(event.item);
      },
    });
    this.#transfers = new Transfers({
      ...{ backOff, random, clock },
      store: options.outboxStore?.uploads,
      emit: (event) => this.#emit(event),
      say: (item) => this.#sender.add(item),
      unsay: (id) => this.#sender.cancel(id),
      entry: async (room, number) => (await this.fetch({ room, after: number - 1, limit: 1 })).entries[0],
    });
    this.#rooms = new RoomBook({
      ...{ backOff, random, clock },
      firstVisitCount: options.firstVisitCount ?? defaultFirstVisitCount,
      positions: options.positions ?? noPositions,
      fetch: (room, after, limit) => this.fetch({ room, after, limit }),
      emit: (event) => this.#emit(event),
      ownName: () => this.#name,
    });
  }

  /** Calls `listener` with every event from now on, until the function that this returns is called. */
  subscribe(listener: ClientListener): () => void {
    this.#listeners.add(listener);
    return () => {
      this.#listeners.delete(listener);
    };
  }

  /**
   * Takes up what an earlier run has left, and connects. Everything that follows, failures included, is an event; the last
   * one is "ended".
   */
  async start(): Promise<void> {
    if (this.#state !== "idle") throw new UsageError("a client is started once");
    this.#state = "started";
    await this.#sender.load();
    await this.#transfers.load();
    try {
      await this.#rooms.load();
    } catch (error) {
      this.#emit({ type: "store-failed", error: error as Error });
    }
    if (this.#link.state === "idle") await this.#link.start();
  }

  /** Says goodbye, if there is anybody to say it to, and ends for good. */
  close(): void {
    this.#link.close();
  }

  /** Settles when everything is on the disk that should outlive the program: before it exits. */
  async kept(): Promise<void> {
    await this.#sender.kept();
    await this.#transfers.kept();
    await this.#rooms.saved();
  }

  /** Does not wait for the next attempt to connect any longer. */
  reconnectNow(): void {
    this.#link.reconnectNow();
  }

  /** Offers another name after "name-refused". Throws a UsageError at any other time. */
  offerName(name: string): void {
    this.#link.offerName(name);
  }

  /** Whether anything can be written: before the start and while it runs. */
  get isEnded(): boolean {
    return this.#link.state === "ended";
  }

  /** What protects the connection now, without any secret; nothing before the handshake is done. */
  report(): SessionReport | undefined {
    return this.#link.report();
  }

  /** What we are called, as the server writes it; nothing before the first welcome. */
  get name(): string | undefined {
    return this.#name;
  }

  /** The rooms that we are in, the lobby first. */
  get rooms(): readonly RoomInfo[] {
    return this.#rooms.rooms;
  }

  /** Everything that was written and is not stored, oldest first. */
  get outbox(): readonly OutboxItem[] {
    return this.#sender.items;
  }

  /** Sends again what was refused or given up, under the same id. False: there is no such thing. */
  retry(id: TextId): boolean {
    return this.#sender.retry(id, this.#clock.dateMs());
  }

  /** Gives up what waits, or forgets what was refused or given up already. False: there is no such thing. */
  cancel(id: TextId): boolean {
    return this.#sender.cancel(id);
  }

  /** What has become of something that was written, once it is not waiting any more, or the client has ended. */
  settled(id: TextId): Promise<OutboxState> {
    return this.#sender.settled(id);
  }

  /**
   * Brings a file to the server, and puts it into a room when it is there. It goes on by itself after a lost connection, and
   * in another run of the program where `outboxStore` keeps what was written. What becomes of it are "transfer" events.
   *
   * @throws {UsageError} for a name, a type or a caption that cannot be sent, and after the end.
   */
  sendFile(file: FileToSend): TransferId {
    this.#requireRunning();
    return this.#transfers.send(file);
  }

  /** Brings the file of an entry here; it goes on by itself after a lost connection. Throws a UsageError after the end. */
  fetchFile(file: FileToFetch): TransferId {
    this.#requireRunning();
    return this.#transfers.fetch(file);
  }

  /** Gives up a file that is on its way. False: there is no such thing. */
  cancelTransfer(id: TransferId): boolean {
    return this.#transfers.cancel(id);
  }

  /** Files that are on their way, oldest first. */
  get transfers(): readonly Transfer[] {
    return this.#transfers.items;
  }

  // Questions. Each rejects with a QuestionError when it is refused, and when there is no connection or it ends first.

  /** Makes a room of our own; its number. */
  async open({ name, kind, topic = "" }: RoomToOpen): Promise<RoomId> {
    return await this.#open({ kind, name, topic });
  }

  /** The room of two with somebody, who need not be here; it is the same one every time. */
  async openDirect(name: string): Promise<RoomId> {
    return await this.#open({ kind: "direct", with: name });
  }

  /** Entries of a room behind a number (`after`, 0 for the oldest) or in front of one (`before`), as they are now. */
  fetch({ room = lobby, limit = 50, ...from }: PageToFetch): Promise<Page> {
    const [side, number] =
      from.before === undefined ? (["after", from.after ?? 0] as const) : (["before", from.before] as const);
    return this.#questions.ask(this.#send, { type: "FETCH", room, side, number, limit });
  }

  /** Texts with all these words, the newest first; `next` of the answer is the `cursor` for those that come after. */
  search(question: Omit<Search, "id" | "type">): Promise<Found> {
    return this.#questions.ask(this.#send, { ...question, type: "SEARCH" });
  }

  /** Public rooms, in alphabetical order, behind a name. */
  listRooms(after?: string): Promise<Rooms> {
    return this.#questions.ask(this.#send, { type: "LIST", after });
  }

  /** Who belongs to a room, in alphabetical order, behind a name. */
  members(room: RoomId = lobby, after?: string): Promise<Members> {
    return this.#questions.ask(this.#send, { type: "WHO", room, after });
  }

  /** Tells our other devices up to where we have read: now, or when there is a connection again. */
  markRead(room: RoomId, number: number): void {
    this.#reads.set(room, number);
    this.#sendReads();
  }

  async #open(what: Open["what"]): Promise<RoomId> {
    return (await this.#questions.ask(this.#send, { type: "OPEN", what })).room;
  }

  protected override write(room: RoomId, content: Content): TextId {
    this.#requireRunning();
    requireSendable(room, content);
    const id = randomBytes(messageIdBytes).toString("hex");
    this.#sender.add({ id, room, content, timeMs: this.#clock.dateMs() });
    return id;
  }

  /** The present connection's, if the server has described all rooms on it or is about to. */
  get #send(): ((message: ClientRoomMessage) => void) | undefined {
    const connection = this.#link.welcomed;
    return connection && ((message) => connection.send(message));
  }

  #requireRunning(): void {
    if (this.isEnded) throw new UsageError("nothing can be written after the end");
  }

  protected override requireName(): string {
    if (this.#name === undefined) throw new UsageError("nobody has a name before the first welcome");
    return this.#name;
  }

  #hear(event: LinkEvent): void {
    switch (event.type) {
      case "message":
        this.#receive(event.message);
        return;
      case "welcome":
        this.#name = event.name;
        this.#described = new Set();
        break;
      case "waiting":
        this.#connectionEnded();
        break;
      case "ended":
        this.#connectionEnded();
        this.#emit({ ...event, unsent: this.#sender.waiting });
        this.#sender.end();
        void this.#transfers.end();
        return;
    }
    this.#emit(event);
  }

  #receive(message: Exclude<ServerRoomMessage, { type: "PRESENT" }>): void {
    switch (message.type) {
      case "SAID":
        this.#rooms.heard(message.room, message.entry);
        break;
      case "ACK":
        this.#acknowledged(message);
        break;
      case "REFUSED":
        if (!this.#questions.answer(message) && !this.#transfers.hear(message))
          this.#sender.refused(toHex(message.id), message.why);
        break;
      case "ROOM":
        this.#describe(message);
        break;
      case "READ":
        this.#rooms.read(message.room, message.number);
        break;
      case "JOINED":
        this.#emit({ ...message, type: "joined" });
        break;
      case "LEFT":
        this.#emit({ ...message, type: "left" });
        break;
      case "SERVER":
        this.#fileMaxBytes = message.fileMaxBytes;
        this.#emit({ type: "server", name: message.name, fileMaxBytes: message.fileMaxBytes });
        break;
      case "HAVE":
      case "PART":
        this.#transfers.hear(message);
        break;
      default:
        this.#questions.answer(message);
    }
  }

  /** What we wrote and is new fills its place; what was stored on an earlier connection may look otherwise by now. */
  #acknowledged(ack: Ack): void {
    if (this.#questions.answer(ack)) return;
    const { room, number, timeMs } = ack;
    const item = this.#sender.acknowledged(toHex(ack.id), room, number, timeMs);
    if (item === undefined || !this.#rooms.isNews(room, number)) this.#rooms.exists(room, number);
    else {
      const from = this.requireName();
      this.#rooms.heard(room, { number, from, guest: this.#guest, timeMs, content: item.content }, item.id);
    }
  }

  #describe(room: Room): void {
    this.#rooms.describe(room);
    if (this.#described === undefined) return;
    this.#described.add(room.room);
    if (room.more) return;
    this.#rooms.allDescribed(this.#described);
    this.#described = undefined;
    this.#emit({ type: "ready" });
    this.#sendReads();
    const send = this.#send;
    if (send === undefined) return;
    this.#sender.open(send);
    this.#transfers.open({ send, fileMaxBytes: this.#fileMaxBytes });
  }

  #sendReads(): void {
    const send = this.#send;
    if (this.#described === undefined && send !== undefined) this.#reads.send(send);
  }

  #connectionEnded(): void {
    this.#described = undefined;
    this.#fileMaxBytes = undefined;
    this.#transfers.connectionEnded();
    this.#rooms.connectionEnded();
    this.#sender.connectionEnded();
    this.#questions.connectionEnded();
  }

  #emit(event: ClientEvent): void {
    for (const listener of [...this.#listeners]) listener(event);
  }
}

const defaultFirstVisitCount = 50;
