/** The pane of a conversation: its rows are plain values, and it draws them. The native side is native/widgets/message_pane. */
import type { Pasted } from "./composer.ts";
import { type Made, makeNativeWidget, type NativeHandle } from "./native-widget.ts";

/** One row. Colours are "#rrggbb". */
export interface PaneRow {
  /** Stable as long as the row stands for the same thing; unique in the pane. */
  readonly key: string;
  readonly kind: "continued" | "date" | "message" | "notice" | "unread";
  /** The round sign beside the first message of a group: one or two letters on a colour. Only of a "message". */
  readonly avatar?: { readonly text: string; readonly colour: string } | undefined;
  /** Who wrote it, and small words beside the name. Only of a "message". */
  readonly heading?:
    | { readonly name: string; readonly colour: string; readonly tags: readonly string[] }
    | undefined;
  /** Beside the heading; without one in the margin, while the pointer is over the row. */
  readonly time?: string | undefined;
  /** Shown when the pointer rests on the time. */
  readonly fullTime?: string | undefined;
  /** What it replies to; a click tells `onQuote` the target. */
  readonly quote?: { readonly name: string; readonly text: string; readonly target: string } | undefined;
  /** Made by the program, never by people. What it refers to is never loaded. */
  readonly html?: string | undefined;
  /** Of rows that are no message: plain text. */
  readonly label?: string | undefined;
  readonly tone?: "calm" | "serious" | undefined;
  readonly files?: readonly PaneFile[] | undefined;
  readonly chips?: readonly PaneChip[] | undefined;
  /** Small words under it. */
  readonly remarks?: readonly string[] | undefined;
  /** What became of it; each action is a button. */
  readonly delivery?:
    | {
        readonly kind: "failed" | "stored" | "waiting";
        readonly text: string;
        readonly actions: readonly PaneAction[];
      }
    | undefined;
  readonly emphasis?: "mention" | "none" | undefined;
  /** What a screen reader says. */
  readonly accessibleText: string;
  /** What a copy of the whole row has. Empty: the row is left out of copies. */
  readonly copyText: string;
}

export interface PaneFile {
  readonly id: string;
  readonly name: string;
  readonly detail: string;
  /** From 0 to 1. */
  readonly progress?: number | undefined;
  readonly actions: readonly PaneAction[];
  /**
   * PNG, JPEG, GIF or WebP, known by the first bytes. It is decoded beside the event loop and shown in at most 360 × 240
   * device-independent pixels; more than 40 megapixels are not decoded.
   */
  readonly picture?: Uint8Array | undefined;
}

export interface PaneChip {
  readonly id: string;
  readonly text: string;
  readonly on: "no" | "yes";
  readonly accessibleText: string;
}

export interface PaneAction {
  readonly id: string;
  readonly text: string;
}

/** Colours are "#rrggbb"; those of hovering, selection and the like follow from these. */
export interface PaneTheme {
  readonly surface: string;
  readonly text: string;
  readonly textMuted: string;
  readonly border: string;
  readonly accent: string;
  readonly accentText: string;
  readonly good: string;
  readonly alarmText: string;
  readonly alarmSurface: string;
  readonly density: "compact" | "cozy";
  /** Percent of the desktop's own font size, from 50 to 400. */
  readonly fontPercent: number;
  readonly motion: "full" | "reduced";
}

/** None of them is called while a method of the pane runs. */
export interface MessagePaneHandlers {
  onLink?(url: string, key: string): void;
  onChip?(key: string, chip: string): void;
  onFileAction?(key: string, file: string, action: string): void;
  onDeliveryAction?(key: string, action: string): void;
  onQuote?(target: string): void;
  /** The menu of a row was asked for, at that place of the screen in device-independent pixels. */
  onMenu?(key: string, x: number, y: number): void;
  /** Enter, on the row that the keyboard is at. */
  onActivate?(key: string): void;
  onCurrent?(key: string): void;
  /** The reader is within a screen of that edge. Once, until it was left or the rows have changed there. */
  onReach?(edge: "bottom" | "top"): void;
  onVisible?(visible: VisibleRows): void;
  /** A key that writes something was pressed: for wherever text is written. */
  onText?(text: string): void;
  /** Files or a picture were dropped; only while there is a hint for it. */
  onDrop?(dropped: Pasted): void;
}

export interface VisibleRows {
  readonly firstKey: string;
  readonly lastKey: string;
  readonly atEnd: boolean;
}

export interface NativeMessagePane extends NativeHandle {
  /**
   * Takes rows out and puts others in, as Array.prototype.splice does. All that happens in a turn of the loop is laid out
   * once. Who reads at the end stays there; for others the first row that they see stays where it is.
   *
   * @throws TypeError for a row that is none; the pane is then as it was.
   */
  splice(index: number, removeCount: number, rows: readonly PaneRow[]): void;
  setTheme(theme: PaneTheme): void;
  /** Shown while there are no rows. */
  setPlaceholder(text: string): void;
  /** Said over the pane while files are held over it; empty, as at first: none can be dropped. */
  setDropHint(hint: string): void;
  scrollToEnd(): void;
  /** Brings a row into the middle and makes it the current one. @returns whether there is such a row. */
  scrollTo(key: string, flash: boolean): boolean;
  /** The row that the keyboard is at. */
  currentKey(): string | undefined;
  /** Puts what is selected on the clipboard; where nothing is, the current row. */
  copy(): void;
}

/** @throws QtHostError as makeNativeWidget does */
export function makeMessagePane(handlers: MessagePaneHandlers): Made<NativeMessagePane> {
  return makeNativeWidget<NativeMessagePane>("MessagePane", handlers);
}
