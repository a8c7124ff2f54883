/**
 * What a room keeps (clauses 9.3 to 9.7): entries, numbered 1, 2, 3 … without a gap. Whatever happens in a room is one, so that
 * everybody sees one order of all of it: texts, changes to texts, and changes to the room itself.
 */

/** Names a room on one server: 1 is the lobby, which everybody is in. */
export type RoomId = number;

export const lobby: RoomId = 1;

/** What a member may do: an owner everything, a moderator act on others, a muted one only read. */
export const roles = ["owner", "moderator", "member", "muted"] as const;

export type Role = (typeof roles)[number];

/** What somebody puts into a room. Numbers in `of` and `re` are those of earlier entries of the same room. */
export type Content =
  /** A text, perhaps in reply to an entry, perhaps meant for some people in particular. */
  | {
      readonly kind: "text";
      readonly text: string;
      readonly re?: number | undefined;
      readonly mentions?: readonly string[] | undefined;
    }
  /** A file, brought beforehand under the same id, perhaps with a text. */
  | ({ readonly kind: "file" } & FileContent)
  /** Another text in place of one's own. */
  | { readonly kind: "edit"; readonly of: number; readonly text: string }
  /** Takes a text away for good. */
  | { readonly kind: "delete"; readonly of: number }
  /** A mark, such as an emoji, on a text; "off" takes one's own away again. */
  | { readonly kind: "react"; readonly of: number; readonly mark: string; readonly set: "on" | "off" }
  | { readonly kind: "pin"; readonly of: number; readonly set: "on" | "off" }
  /** What the room is about; empty is nothing. */
  | { readonly kind: "topic"; readonly text: string }
  /** Somebody comes into the room, gets another role in it, or is in it no longer. */
  | { readonly kind: "member"; readonly who: string; readonly role: Role | "none" }
  /** What the server itself says, under the name "server". */
  | { readonly kind: "notice"; readonly text: string };

export interface FileContent {
  /** As its sender calls it: `fileNameFault` finds no fault with it. Nothing to be used as a path. */
  readonly name: string;
  /** A media type such as "image/png": what its sender takes it for, and no promise. */
  readonly type: string;
  readonly bytes: number;
  /** SHA-256 of the whole, 32 bytes. */
  readonly hash: Uint8Array;
  readonly text?: string | undefined;
  readonly re?: number | undefined;
}

export type ContentKind = Content["kind"];

/** What is told of a text besides what was written: what became of it since. */
export interface TextState {
  /** When its present text was written, if that is not the first one, in milliseconds since 1970. */
  readonly editedMs?: number | undefined;
  /** How many people have put each mark on it. */
  readonly marks?: Readonly<Record<string, number>> | undefined;
  /** Those of them that the one who asks has put there. */
  readonly mine?: readonly string[] | undefined;
}

/** An entry as the room keeps it. */
export interface Entry {
  /** Its place in the room's order. */
  readonly number: number;
  /** Who wrote it. */
  readonly from: string;
  /** Whether the writer has shown no identity key. */
  readonly guest: boolean;
  /** The server's time, in milliseconds since 1970. */
  readonly timeMs: number;
  /** "gone": there was a text, or another text for one, and it was taken away. "other": of a later version. */
  readonly content: Content | { readonly kind: "gone" } | { readonly kind: "other" };
  readonly state?: TextState | undefined;
}
