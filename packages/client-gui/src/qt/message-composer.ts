/**
 * Where a message is written. What is written in it is its own, not a prop: whoever has its `ref` reads and sets it by
 * `messageComposer`. Offsets are in UTF-16 units.
 */
import {
  type Answer,
  type ComposerKey,
  type ListColours,
  type ListRow,
  makeComposer,
  type NativeComposer,
  type Pasted,
} from "@conclave/qt-host/widgets";
import type { QWidget } from "@nodegui/nodegui";
import { defineElement } from "./define-element.ts";
import { NativeParts } from "./native-parts.ts";
import { type CommonProps, commonRules } from "./rules.ts";

export type { Answer, ComposerKey, Pasted } from "@conclave/qt-host/widgets";

export interface MessageComposerProps extends CommonProps {
  readonly placeholder?: string;
  /** Default: false. */
  readonly readOnly?: boolean;
  /** The other one begins a new line, as Shift and Enter always does. Default: "enter". */
  readonly sendKey?: "ctrl-enter" | "enter";
  /** What is said while files are held over it. */
  readonly dropHint?: string;
  /** Of the choices and of the drop hint; the rest is the stylesheet's. */
  readonly colours: ListColours;
  /** Shown above it while there are any. */
  readonly choices?: Choices;
  /** A person changed the text, or went elsewhere in it. */
  readonly onEdit?: (text: string, cursor: number) => void;
  readonly onSubmit?: () => void;
  /** Asked before the key, pressed alone, does what it does by itself; before the choices get it, too. */
  readonly onKey?: (name: ComposerKey) => Answer;
  /** Asked before anything is put into the text. */
  readonly onPaste?: (pasted: Pasted) => Answer;
  /** Asked when files or a picture are dropped. */
  readonly onDrop?: (pasted: Pasted) => Answer;
  /** A choice was clicked, or taken by Enter or Tab; the choices are gone already. */
  readonly onChoice?: (index: number) => void;
  /** The choices went away without one being made. */
  readonly onDismiss?: () => void;
}

export interface Choices {
  readonly rows: readonly Choice[];
  /** -1: none of them. */
  readonly current: number;
}

export interface Choice {
  readonly text: string;
  readonly detail?: string;
  readonly glyph?: string;
  readonly avatar?: ListRow["avatar"];
}

export type MessageComposerWidget = QWidget;

type Handlers = Pick<
  MessageComposerProps,
  "onChoice" | "onDismiss" | "onDrop" | "onEdit" | "onKey" | "onPaste" | "onSubmit"
>;

const parts = new NativeParts<NativeComposer, Handlers>();

export const MessageComposer = defineElement<QWidget, MessageComposerProps>({
  tagName: "conclave-message-composer",
  create: () =>
    parts.create((handlers) =>
      makeComposer({
        edit: (text, cursor) => handlers.onEdit?.(text, cursor),
        submit: () => handlers.onSubmit?.(),
        key: (name) => handlers.onKey?.(name) ?? "free",
        paste: (pasted) => handlers.onPaste?.(pasted) ?? "free",
        drop: (pasted) => handlers.onDrop?.(pasted) ?? "free",
        choice: (index) => handlers.onChoice?.(index),
        dismiss: () => handlers.onDismiss?.(),
      }),
    ),
  rules: {
    ...commonRules,
    placeholder: (composer, text) => messageComposer(composer).setPlaceholder(text ?? ""),
    readOnly: (composer, readOnly) => messageComposer(composer).setReadOnly(readOnly ?? false),
    sendKey: (composer, key) => messageComposer(composer).setSendKey(key ?? "enter"),
    dropHint: (composer, hint) => messageComposer(composer).setDropHint(hint ?? ""),
    colours: (composer, colours) => {
      if (colours !== undefined) messageComposer(composer).setColours(colours);
    },
    choices: (composer, choices) => {
      if (choices === undefined) messageComposer(composer).hideChoices();
      else messageComposer(composer).showChoices(choices.rows.map(choiceRow), choices.current);
    },
    onEdit: parts.handles("onEdit"),
    onSubmit: parts.handles("onSubmit"),
    onKey: parts.handles("onKey"),
    onPaste: parts.handles("onPaste"),
    onDrop: parts.handles("onDrop"),
    onChoice: parts.handles("onChoice"),
    onDismiss: parts.handles("onDismiss"),
  },
});

/** What the composer behind a `ref` can do. */
export function messageComposer(widget: MessageComposerWidget): NativeComposer {
  return parts.native(widget);
}

function choiceRow({ text, detail, glyph, avatar }: Choice, index: number): ListRow {
  const accessibleText = detail === undefined ? text : `${text}, ${detail}`;
  return { key: `${index}`, kind: "item", text, detail, glyph, avatar, accessibleText };
}
