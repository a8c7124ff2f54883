/**
 * Where a message is written: plain text, from one line high to eight, with choices above it. Offsets are in UTF-16 units, as
 * in JavaScript. Its native side is native/widgets/composer.
 */
import type { ListColours, ListRow } from "./list-pane.ts";
import { type Made, makeNativeWidget, type NativeHandle } from "./native-widget.ts";

/** "taken": nothing else is to come of it. */
export type Answer = "free" | "taken";

export type ComposerKey = "Down" | "Escape" | "PageDown" | "PageUp" | "Tab" | "Up";

export interface Pasted {
  readonly text: string;
  /** Absolute paths of local files. */
  readonly paths: readonly string[];
  /** PNG, of at most 50 million pixels; only where there is neither text nor a file. */
  readonly picture?: Uint8Array;
}

export interface ComposerHandlers {
  /** A person changed the text, or went elsewhere in it. */
  edit?(text: string, cursor: number): void;
  /** The key was pressed that sends. */
  submit?(): void;
  /** Asked before the key, pressed alone, does what it does by itself; before the choices get it, too. */
  key?(name: ComposerKey): Answer;
  /** Asked before anything is put into the text. */
  paste?(pasted: Pasted): Answer;
  /** Asked when files or a picture are dropped; text that is dropped is asked about as a paste. */
  drop?(pasted: Pasted): Answer;
  /** A choice was clicked, or taken by Enter or Tab; the choices are gone. */
  choice?(index: number): void;
  /** The choices went away without one being made. */
  dismiss?(): void;
}

export interface NativeComposer extends NativeHandle {
  text(): string;
  /** Begins anew with this text, without a way back to what was there. Calls no handler. The cursor: at its end. */
  setText(text: string, cursor?: number): void;
  cursor(): number;
  setCursor(offset: number): void;
  /** What is marked; nothing is, where both are the same: then it is where the cursor is. */
  selection(): { readonly from: number; readonly to: number };
  /** As one step for undo, with the cursor behind it. Calls no handler. Offsets outside mean the ends. */
  replace(from: number, to: number, text: string): void;
  /** On the screen, in device-independent pixels. */
  cursorRect(): { readonly x: number; readonly y: number; readonly width: number; readonly height: number };
  /** Whether there is a line, as they are shown, above that of the cursor. */
  hasLineAbove(): boolean;
  hasLineBelow(): boolean;
  setPlaceholder(text: string): void;
  setReadOnly(readOnly: boolean): void;
  /** The other one begins a new line, as Shift and Enter always does. */
  setSendKey(key: "ctrl-enter" | "enter"): void;
  /** What is shown while files are held over it. */
  setDropHint(text: string): void;
  setColours(colours: ListColours): void;
  /** Above it, from where the cursor is on, without the focus. None: they go away. @param current - -1: none of them. */
  showChoices(choices: readonly ListRow[], current: number): void;
  hideChoices(): void;
}

/** @throws QtHostError as makeNativeWidget does. */
export function makeComposer(handlers: ComposerHandlers): Made<NativeComposer> {
  const { key, paste, drop } = handlers;
  return makeNativeWidget<NativeComposer>("Composer", {
    ...handlers,
    // The native side asks for a truth value.
    key: (name: ComposerKey) => key?.(name) === "taken",
    paste: (pasted: Pasted) => paste?.(pasted) === "taken",
    drop: (pasted: Pasted) => drop?.(pasted) === "taken",
  });
}
