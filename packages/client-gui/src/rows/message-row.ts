/**
 * What the message pane shows, row by row: plain values that the native pane draws. Everything in them that people wrote is
 * either plain text, or HTML made by `text/` and nothing else.
 */

export interface MessageRow {
  /** Stable as long as the row stands for the same thing; unique in the pane. */
  readonly key: string;
  readonly kind: "continued" | "date" | "message" | "notice" | "unread";
  /** The round sign beside the first message of a group: one or two letters on a colour. Only of a "message". */
  readonly avatar?: { readonly text: string; readonly colour: string } | undefined;
  /** Who wrote it. Only of a "message". */
  readonly heading?:
    | {
        readonly name: string;
        readonly colour: string;
        /** Small words beside the name: "guest", "owner", "you". */
        readonly tags: readonly string[];
      }
    | undefined;
  /** Beside the heading; in the margin, while the pointer is over it, for a "continued". */
  readonly time?: string | undefined;
  /** Shown when the pointer rests on the time: the full date. */
  readonly fullTime?: string | undefined;
  /** The entry that it replies to; a click activates "row:KEY". */
  readonly quote?: { readonly name: string; readonly text: string; readonly target: string } | undefined;
  /** Of a "message" and a "continued". */
  readonly html?: string | undefined;
  /** Of a "date", an "unread" and a "notice". */
  readonly label?: string | undefined;
  readonly tone?: "calm" | "serious" | undefined;
  readonly files?: readonly FileCard[] | undefined;
  readonly chips?: readonly Chip[] | undefined;
  /** Small words under it: "changed", "pinned". */
  readonly remarks?: readonly string[] | undefined;
  /** What became of an own message that is not simply there. */
  readonly delivery?:
    | {
        readonly kind: "failed" | "stored" | "waiting";
        readonly text: string;
        /** "Send again", "Discard": each is a button. */
        readonly actions: readonly { readonly id: string; readonly text: string }[];
      }
    | undefined;
  readonly emphasis?: "mention" | "none" | undefined;
  /** What a screen reader says. */
  readonly accessibleText: string;
  /** What a copy has: author, time and text. */
  readonly copyText: string;
}

export interface FileCard {
  readonly id: string;
  readonly name: string;
  /** "2.3 MB", "2.3 MB, 45 %". */
  readonly detail: string;
  /** From 0 to 1; undefined: nothing is under way. */
  readonly progress?: number | undefined;
  readonly actions: readonly { readonly id: string; readonly text: string }[];
  /** An image to show, encoded as PNG, JPEG, GIF or WebP, at most 4 MiB; decoded with a bound on its size. */
  readonly picture?: Uint8Array | undefined;
}

export interface Chip {
  readonly id: string;
  /** "👍 3" */
  readonly text: string;
  readonly on: "no" | "yes";
  readonly accessibleText: string;
}
