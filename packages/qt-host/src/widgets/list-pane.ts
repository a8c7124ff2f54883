/** A list of rows with one current row, by keys: rooms, people, hits of a search. Its native side is native/widgets/list_pane. */
import { type Made, makeNativeWidget, type NativeHandle } from "./native-widget.ts";

/** One row. All texts are plain. */
export interface ListRow {
  /** Stable as long as the row stands for the same thing; unique in the list. */
  readonly key: string;
  /** Only an "item" can be the current row. */
  readonly kind: "heading" | "item" | "note";
  /** Name of one of the list's icons, or a sign or two that are drawn as they are. */
  readonly glyph?: string | undefined;
  readonly text: string;
  readonly detail?: string | undefined;
  readonly badge?: { readonly text: string; readonly tone: "accent" | "muted" } | undefined;
  /** A dot in the place of the glyph, or at the lower edge of the avatar: filled, half filled, hollow. */
  readonly presence?: "away" | "here" | "none" | undefined;
  /** A person's round sign in the place of the glyph: a letter or two, in one of the names' colours (modulo their count). */
  readonly avatar?: { readonly text: string; readonly tone: number } | undefined;
  readonly bold?: boolean | undefined;
  readonly dim?: boolean | undefined;
  /** How many steps further in than the others. Default: 0. */
  readonly indent?: number | undefined;
  /** What a screen reader says. */
  readonly accessibleText: string;
  /** Default: the text, where it is cut. */
  readonly tooltip?: string | undefined;
}

/** Each of them "#rrggbb". */
export interface ListColours {
  readonly background: string;
  readonly text: string;
  readonly muted: string;
  readonly accent: string;
  readonly accentText: string;
  /** Behind the row under the pointer. */
  readonly hover: string;
  /** Behind the current row. */
  readonly current: string;
  readonly border: string;
  /** The dots of who is here, and who is away. */
  readonly here: string;
  readonly away: string;
  /** Of people: what an avatar's `tone` counts in. */
  readonly names: readonly string[];
}

export interface ListPaneHandlers {
  /** A row was clicked, or Enter pressed on it. */
  activate?(key: string): void;
  /** A person made another row the current one. */
  current?(key: string): void;
  /** A menu is asked for, at a place on the screen, of an item or a heading. The key is empty where no row is. */
  menu?(key: string, x: number, y: number): void;
}

export interface ListPaneOptions {
  /** "enter": Enter or a double click, and one click only makes the row the current one. */
  readonly activateOn: "click" | "enter";
  /** Where a row's detail is: in a smaller line under the text, or at the right of it. */
  readonly detail: "below" | "beside";
  /** Which part of a text is left out where it does not fit. */
  readonly elide: "middle" | "right";
}

export interface NativeListPane extends NativeHandle {
  /** @throws RangeError when there are not as many rows. */
  splice(at: number, removedCount: number, rows: readonly ListRow[]): void;
  /** Calls no handler. An empty or unknown key: none is current. */
  setCurrent(key: string): void;
  /** The key of the current row; empty: there is none. */
  current(): string;
  /** Goes on by so many items, past headings and round the ends, as if a person had done it. */
  step(by: number): void;
  activateCurrent(): void;
  /** How high all rows are together, in device-independent pixels. */
  contentHeight(): number;
  configure(options: ListPaneOptions): void;
  setColours(colours: ListColours): void;
  /** SVG by name; `currentColor` in it becomes the colour of the text beside it. */
  addIcons(icons: Readonly<Record<string, string>>): void;
}

/** @throws QtHostError as makeNativeWidget does. */
export function makeListPane(handlers: ListPaneHandlers): Made<NativeListPane> {
  return makeNativeWidget<NativeListPane>("ListPane", handlers);
}
