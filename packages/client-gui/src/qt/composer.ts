/** Where a message is written: several lines, Enter sends, Shift and Enter begins a new line. */
import { Key, KeyboardModifier, QKeyEvent, QPlainTextEdit, WidgetEventTypes } from "@nodegui/nodegui";
import { defineElement } from "./define-element.ts";
import { type CommonProps, commonRules } from "./rules.ts";

export interface ComposerProps extends CommonProps {
  readonly placeholder?: string;
  /** Enter was pressed on this text. True: it was sent, and the composer is to be emptied. */
  readonly onSend?: (text: string) => boolean;
  /** The text changed; whether there is any. */
  readonly onChange?: (hasText: boolean) => void;
}

export type ComposerWidget = QPlainTextEdit;

export const Composer = defineElement<QPlainTextEdit, ComposerProps>({
  tagName: "conclave-composer",
  create: () => {
    const composer = new QPlainTextEdit();
    composer.setProperty("tabChangesFocus", true);
    composer.addEventListener(WidgetEventTypes.KeyPress, (native) => {
      if (native === undefined || !isSendKey(new QKeyEvent(native))) return;
      composer.setEventProcessed(true);
      send(composer);
    });
    composer.addEventListener("textChanged", () =>
      handlers.get(composer)?.onChange?.(composer.toPlainText() !== ""),
    );
    return composer;
  },
  rules: {
    ...commonRules,
    placeholder: (composer, placeholder) => {
      composer.setPlaceholderText(placeholder ?? "");
      // Qt 6.4 draws another text only when there was none before.
      composer.viewport().update();
    },
    onSend: (composer, onSend) => handlers.set(composer, { ...handlers.get(composer), onSend }),
    onChange: (composer, onChange) => handlers.set(composer, { ...handlers.get(composer), onChange }),
  },
});

/** Sends what is written; it stays where it is unless it was really sent. */
export function send(composer: QPlainTextEdit): void {
  if (handlers.get(composer)?.onSend?.(composer.toPlainText())) composer.clear();
}

function isSendKey(event: QKeyEvent): boolean {
  const isEnter = event.key() === Key.Key_Return || event.key() === Key.Key_Enter;
  return isEnter && (event.modifiers() & KeyboardModifier.ShiftModifier) === 0;
}

interface Handlers {
  readonly onSend?: ComposerProps["onSend"] | undefined;
  readonly onChange?: ComposerProps["onChange"] | undefined;
}

const handlers = new WeakMap<QPlainTextEdit, Handlers>();
