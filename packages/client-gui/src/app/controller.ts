/** Everything that a person can do in the windows. What it changes is seen in the state; what it returns is for whoever asked. */

import type { SessionFact } from "@conclave/client";
import type { ListedRoom, Role, RoomId, SessionReport } from "@conclave/protocol";
import type { NotifyRule, Settings } from "../settings/settings.ts";
import type { Draft, Layout, Overlay, Place, ServerKey } from "./app-state.ts";

export interface Controller {
  // Servers. `where` is "host", "host:port" or an invitation; a fault names the field that it is about.
  connect(where: ConnectForm): FormFault | undefined;
  disconnect(server: ServerKey): void;
  /** Disconnects, and takes the server off the list. */
  removeServer(server: ServerKey): void;
  reconnectNow(server: ServerKey): void;
  /** The person vouches for the server that is asked about. */
  trust(server: ServerKey): void;
  /** Trusts the key that came in the place of another, once the person has typed its first two words; and connects. */
  acceptChangedKey(server: ServerKey, typedWords: string): "accepted" | "other-words";
  /** The person has read the complaint. */
  dismissComplaint(key: string): void;
  unlock(server: ServerKey, passphrase: string): void;
  /** Closes a question, an alarm or a problem; nothing is trusted by it. */
  dismiss(server: ServerKey): void;
  /** Another name after one was refused. */
  offerName(server: ServerKey, name: string): FormFault | undefined;
  xray(
    server: ServerKey,
  ): { readonly report: SessionReport; readonly facts: readonly SessionFact[] } | undefined;

  // Where the person is.
  go(place: Place): void;
  /** To an entry of a room, which is fetched if it is not in memory. */
  jumpTo(server: ServerKey, room: RoomId, number: number): Promise<"gone" | "offline" | "there">;
  /** As `jumpTo`; what keeps it from being there is told by a complaint. */
  showEntry(server: ServerKey, room: RoomId, number: number): void;
  /** Back to the newest entries. */
  jumpToEnd(server: ServerKey, room: RoomId): void;
  show(overlay: Overlay | undefined): void;
  setLayout(layout: Layout): void;
  setSettings(changes: Partial<Settings>): void;
  attend(attention: "away" | "here"): void;
  /** Whether a server of the recent ones is connected to when the program starts. */
  setAtStart(server: ServerKey, atStart: "no" | "yes"): void;
  /** Takes a server off the recent ones; its key stays trusted. What this returns puts it back where it was. */
  forgetRecent(server: ServerKey): () => void;

  // Reading.
  loadOlder(server: ServerKey, room: RoomId): void;
  loadNewer(server: ServerKey, room: RoomId): void;
  /** Everything up to this entry was seen, on the screen of a person who was here. */
  markRead(server: ServerKey, room: RoomId, number: number): void;
  /** From this entry on it is new again. */
  markUnread(server: ServerKey, room: RoomId, number: number): void;
  /** Everything in the room counts as read, and the unread line goes. */
  markAllRead(server: ServerKey, room: RoomId): void;
  /** Whether the pane stands at its end, so that what is new pushes out what is old. */
  follow(server: ServerKey, room: RoomId, following: "no" | "yes"): void;
  setNotify(server: ServerKey, room: RoomId, rule: NotifyRule | undefined): void;
  /** One text or file of a room, such as a pinned one; undefined: it is gone, or there is no connection. */
  loadEntry(server: ServerKey, room: RoomId, number: number): Promise<SearchHit | undefined>;
  search(question: SearchQuestion): Promise<SearchAnswer>;

  // Writing. A fault is told, and then the text is still the person's.
  setDraft(server: ServerKey, room: RoomId, draft: Draft): void;
  /** Sends what the draft of the room says: a new text, a reply, a changed text, or a command that begins with "/". */
  submit(server: ServerKey, room: RoomId): SubmitFault | undefined;
  retry(server: ServerKey, id: string): void;
  cancel(server: ServerKey, id: string): void;
  deleteEntry(server: ServerKey, room: RoomId, number: number): void;
  react(server: ServerKey, room: RoomId, number: number, mark: string): void;
  pin(server: ServerKey, room: RoomId, number: number, set: "off" | "on"): void;
  sendFiles(server: ServerKey, room: RoomId, files: readonly FileToSend[]): void;
  fetchFile(server: ServerKey, room: RoomId, number: number, toPath: string | undefined): void;
  cancelTransfer(server: ServerKey, room: RoomId, id: string): void;

  // Rooms.
  listRooms(server: ServerKey): Promise<readonly ListedRoom[] | Fault>;
  /** Settles once the room has us, or with why it does not. */
  joinRoom(server: ServerKey, room: RoomId): Promise<Fault | undefined>;
  leaveRoom(server: ServerKey, room: RoomId): void;
  openRoom(
    server: ServerKey,
    room: { readonly name: string; readonly kind: "private" | "public"; readonly topic: string },
  ): Promise<RoomId | Fault>;
  openDirect(server: ServerKey, name: string): Promise<RoomId | Fault>;
  setTopic(server: ServerKey, room: RoomId, topic: string): void;
  setRole(server: ServerKey, room: RoomId, who: string, role: Role | "none"): void;
  loadMembers(server: ServerKey, room: RoomId): void;

  /** Calls `listener` with what a command asks of the windows, until the function that this returns is called. */
  onWish(listener: (wish: Wish) => void): () => void;
}

/** What a command asks of the windows. */
export type Wish =
  | { readonly kind: "choose-files"; readonly server: ServerKey; readonly room: RoomId }
  | { readonly kind: "quit" };

/** The fields of the first page. */
export interface ConnectForm {
  /** A host, "host:port", or an invitation. */
  readonly host: string;
  readonly port: string;
  readonly name: string;
}

export interface FormFault {
  readonly field: "host" | "name" | "port";
  readonly what: string;
  readonly advice: string;
}

/** A sentence for people. */
export interface Fault {
  readonly what: string;
}

export interface SubmitFault extends Fault {
  readonly kind: "command" | "full" | "offline" | "text";
}

export type FileToSend =
  | { readonly kind: "path"; readonly path: string }
  /** From the clipboard: a picture. */
  | { readonly kind: "bytes"; readonly name: string; readonly type: string; readonly bytes: Uint8Array };

export interface SearchQuestion {
  readonly server: ServerKey;
  readonly room: RoomId | undefined;
  readonly words: string;
  readonly from?: string | undefined;
  readonly sinceMs?: number | undefined;
  readonly beforeMs?: number | undefined;
  readonly cursor?: number | undefined;
}

export interface SearchAnswer {
  readonly hits: readonly SearchHit[];
  /** For those that come after; undefined: there are no more. */
  readonly cursor: number | undefined;
  readonly fault: string | undefined;
}

export interface SearchHit {
  readonly server: ServerKey;
  readonly room: RoomId;
  readonly number: number;
  readonly from: string;
  readonly timeMs: number;
  readonly text: string;
}
