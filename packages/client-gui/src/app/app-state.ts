/** Everything that the windows of the program show, as plain values: several servers, each with its rooms. No Qt, no sockets, no clock. */
import type { Transfer as ClientTransfer, OutboxItem, RoomInfo } from "@conclave/client";
import type {
  HostIdentity,
  Invitation,
  Occupant,
  RoomId,
  RoomMember,
  ServerAddress,
} from "@conclave/protocol";
import type { NotifyRule, Settings } from "../settings/settings.ts";
import type { Phase } from "./phase.ts";
import type { Timeline } from "./timeline.ts";

export interface AppState {
  /** In the order in which they were added. */
  readonly servers: readonly ServerState[];
  readonly place: Place;
  /** The entry that was jumped to last; another object for each jump. The pane shows it once it has it. */
  readonly spot: Spot | undefined;
  /** The dialog or panel that is open over the place, if any: one at a time. */
  readonly overlay: Overlay | undefined;
  readonly settings: Settings;
  readonly layout: Layout;
  /** Servers that were visited before, the latest first: for the first page. */
  readonly recent: readonly RecentServer[];
  /** Emoji that the person has used lately, the latest first. */
  readonly emoji: readonly string[];
  /** What is wrong with the program as a whole, such as a file that cannot be written; the newest last. */
  readonly complaints: readonly Complaint[];
  /** Whether the person looks at the window: only then something counts as read. */
  readonly attention: "away" | "here";
}

/** "host:port", as addresses are written everywhere. */
export type ServerKey = string;

/** What the middle of the window shows. */
export type Place =
  /** The first page: paste an invitation, pick a recent server, or type host and port. */
  | {
      readonly kind: "welcome";
      /** An invitation or an address that the form begins with: from a link, or from the command line. */
      readonly paste?: string | undefined;
    }
  /** A server that has no conversation yet: connecting, a question, an alarm, a problem. */
  | { readonly kind: "server"; readonly server: ServerKey }
  | { readonly kind: "room"; readonly server: ServerKey; readonly room: RoomId };

export interface Spot {
  readonly server: ServerKey;
  readonly room: RoomId;
  readonly number: number;
}

export type Overlay =
  | { readonly kind: "settings" }
  | { readonly kind: "shortcuts" }
  /** What can be written behind a slash. */
  | { readonly kind: "commands" }
  | { readonly kind: "switcher" }
  /** What protects the connection to a server. */
  | { readonly kind: "x-ray"; readonly server: ServerKey }
  /** Public rooms to join; a room to make; a person to write to. */
  | { readonly kind: "rooms"; readonly server: ServerKey }
  | { readonly kind: "room-details"; readonly server: ServerKey; readonly room: RoomId }
  /** In one room, or everywhere; the server is that where the person is. */
  | {
      readonly kind: "search";
      readonly server: ServerKey | undefined;
      readonly room: RoomId | undefined;
      /** What the search begins with. */
      readonly words?: string | undefined;
    }
  /** A link that somebody wrote, before it is opened. */
  | { readonly kind: "open-link"; readonly url: string }
  /** A text that is much longer than what people type, before it goes into the composer. */
  | { readonly kind: "paste"; readonly text: string; readonly at: Span }
  /** What can be done about a person; `room` is where they were met. */
  | {
      readonly kind: "person";
      readonly server: ServerKey;
      readonly room: RoomId | undefined;
      readonly name: string;
    }
  /** Before something that cannot be taken back. */
  | { readonly kind: "confirm"; readonly act: ConfirmedAct };

/** What a person is asked about once more before it is done. */
export type ConfirmedAct =
  | {
      readonly kind: "delete-entry";
      readonly server: ServerKey;
      readonly room: RoomId;
      readonly number: number;
    }
  | { readonly kind: "leave-room"; readonly server: ServerKey; readonly room: RoomId }
  | { readonly kind: "remove-server"; readonly server: ServerKey };

export interface ServerState {
  readonly key: ServerKey;
  readonly address: ServerAddress;
  /** What the server calls itself, once it has said so; else its address. Text from others. */
  readonly label: string;
  /** The name to offer; once in, our name as the server writes it. */
  readonly name: string;
  readonly invitation: Invitation | undefined;
  readonly phase: Phase;
  /** Rooms that we are in, by number; those of the last connection while there is none. */
  readonly rooms: ReadonlyMap<RoomId, RoomState>;
  /** Who is connected, in the order in which they came; empty while there is no connection. */
  readonly present: readonly Occupant[];
  /** What was written and is not stored, oldest first: waiting, refused or given up. Kept while there is no connection. */
  readonly unsent: readonly OutboxItem[];
  /** Files that are on their way or were, the latest last; a bounded number of them. */
  readonly transfers: readonly ClientTransfer[];
  /** The largest file that it takes; undefined: it takes none, or has not said so yet. */
  readonly fileMaxBytes: number | undefined;
  /** Whom we have in fact known under a name with a key, and who is only a guest, as last heard. */
  readonly host: HostIdentity | undefined;
}

export interface RoomState {
  readonly info: RoomInfo;
  readonly timeline: Timeline;
  readonly unread: Unread;
  readonly draft: Draft;
  /** Undefined: the settings' rule applies. */
  readonly notify: NotifyRule | undefined;
  /** Who belongs to the room, once it was asked. */
  readonly members: readonly RoomMember[] | undefined;
}

/** What is new to the person, by number, in ascending order; the oldest are dropped beyond 1,000. */
export interface Unread {
  readonly numbers: readonly number[];
  /** Those of them that mention us, or are in a direct room. */
  readonly mentions: readonly number[];
  /** "yes": the person wants it to stay unread, until the room is opened the next time. */
  readonly held: "no" | "yes";
}

/** What is in the composer of a room. */
export interface Draft {
  readonly text: string;
  readonly purpose: DraftPurpose;
}

export type DraftPurpose =
  | { readonly kind: "new" }
  | { readonly kind: "reply"; readonly to: number }
  | { readonly kind: "edit"; readonly of: number };

/** A part of a draft, which is where the cursor is if it is empty; in UTF-16 units. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

export interface Layout {
  readonly rooms: Panel;
  readonly people: Panel;
  /** In device-independent pixels; undefined until the window was shown once. */
  readonly window:
    | {
        readonly x: number;
        readonly y: number;
        readonly width: number;
        readonly height: number;
        readonly state: "maximized" | "normal";
      }
    | undefined;
}

export interface Panel {
  readonly shown: "no" | "yes";
  /** In device-independent pixels. */
  readonly width: number;
}

export interface RecentServer {
  readonly address: ServerAddress;
  readonly label: string;
  readonly name: string;
  readonly lastMs: number;
  /** Connected to again when the program starts. */
  readonly atStart: "no" | "yes";
}

export interface Complaint {
  readonly key: string;
  readonly text: string;
}
