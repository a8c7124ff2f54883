/** The part of a room that is in memory: entries next to each other, as they are now. */
import type { Left, Occupant, Role } from "@conclave/protocol";

export interface Timeline {
  /** In the order of the room; a bounded window of it. */
  readonly items: readonly TimelineItem[];
  /** The entries that this window covers, the first and the last of them; some of them are no items. Undefined: not known yet. */
  readonly span: Span | undefined;
  /** Whether the room has entries before the first item, and behind the last one (after a jump into the past). */
  readonly older: Edge;
  readonly newer: Edge;
  /** The unread line is above this entry: set when the room is opened, gone when it was left or everything was marked as read. */
  readonly unreadFrom: number | undefined;
  /** Whether the pane stands at its end: only then the oldest items make room for new ones. */
  readonly following: "no" | "yes";
  /** Counts items that are no entries, for their keys. */
  readonly localCount: number;
}

/** From an entry to an entry, both included; empty if `to` is one less than `from`. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

export type Edge = "failed" | "loading" | "none" | "some";

export type TimelineItem = EventItem | FileItem | LocalItem | TextItem;

interface FromEntry {
  /** Its place in the room. */
  readonly number: number;
  readonly from: string;
  readonly guest: boolean;
  readonly own: boolean;
  readonly timeMs: number;
  /** Edits, marks and pins up to this entry of the room are in it already. */
  readonly asOf: number;
}

/** What people have put into the room. */
export type Said = FileItem | TextItem;

export function isSaid(item: TimelineItem): item is Said {
  return item.kind === "text" || item.kind === "file";
}

export interface TextItem extends FromEntry {
  readonly kind: "text";
  readonly text: string;
  readonly fate: "as-written" | "changed" | "gone";
  /** Who took it away, if it was told. */
  readonly goneBy: string | undefined;
  readonly editedMs: number | undefined;
  readonly re: Quote | undefined;
  /** Whether it mentions us, by name or by keyword. */
  readonly mentions: "nobody" | "others" | "us";
  readonly marks: readonly Mark[];
  readonly pinned: "no" | "yes";
}

/** The entry that a text replies to, as far as it is known here. */
export interface Quote {
  readonly number: number;
  readonly from: string | undefined;
  /** Its first words; empty: it was taken away; undefined: it is not known yet. */
  readonly text: string | undefined;
}

export interface Mark {
  readonly mark: string;
  readonly count: number;
  readonly mine: "no" | "yes";
}

/** A file that somebody put into the room. */
export interface FileItem extends FromEntry {
  readonly kind: "file";
  readonly file: {
    /** Unique in the room. */
    readonly id: string;
    /** As its sender calls it; nothing to be used as a path. */
    readonly name: string;
    readonly type: string;
    readonly bytes: number;
  };
  /** What was written with it; empty: nothing. */
  readonly text: string;
  readonly re: Quote | undefined;
  readonly mentions: "nobody" | "others" | "us";
  readonly transfer: Transfer;
  readonly fate: "as-written" | "gone";
  readonly goneBy: string | undefined;
  readonly marks: readonly Mark[];
  readonly pinned: "no" | "yes";
}

export type Transfer =
  | { readonly kind: "none" }
  /** Under way; stopped while there is no connection. */
  | {
      readonly kind: "moving";
      readonly id: string;
      readonly doneBytes: number;
      readonly paused: "no" | "yes";
    }
  /** With a sentence that says why. */
  | { readonly kind: "failed"; readonly why: string }
  /** On this computer, at this path. */
  | { readonly kind: "here"; readonly path: string };

/** Something that happened to the room: members, topic, pins; the server's own notices. */
export interface EventItem extends FromEntry {
  readonly kind: "event";
  readonly text: string;
  readonly tone: "calm" | "serious";
  /** Who came into the room, got another role or is out of it, if it is that: those can be folded. */
  readonly member: { readonly who: string; readonly role: Role | "none" } | undefined;
}

/** Something that only this program knows: people who came and went, a gap in what is kept. */
export interface LocalItem {
  readonly kind: "local";
  readonly key: string;
  readonly timeMs: number;
  readonly text: string;
  readonly tone: "calm" | "serious";
  /** Who came or went, if it is that: those can be folded. */
  readonly presence: { readonly who: Occupant; readonly how: "came" | Left["how"] } | undefined;
}
