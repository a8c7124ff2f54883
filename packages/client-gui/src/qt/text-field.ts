/** One line that can be typed. */
import { EchoMode, Key, QKeyEvent, QLineEdit, WidgetEventTypes } from "@nodegui/nodegui";
import { defineElement } from "./define-element.ts";
import { type CommonProps, commonRules, listens } from "./rules.ts";

export interface TextFieldProps extends CommonProps {
  readonly text: string;
  /** Default: false. */
  readonly readOnly?: boolean;
  readonly placeholder?: string;
  /** Whether dots are shown in place of what is typed, and nothing of it can be copied. Default: false. */
  readonly secret?: boolean;
  readonly onEdit?: (text: string) => void;
  /** Enter was pressed. */
  readonly onSubmit?: () => void;
  /** The up or the down key was pressed: to go through a list beside the field. */
  readonly onStep?: (by: -1 | 1) => void;
}

export type TextFieldWidget = QLineEdit;

export const TextField = defineElement<QLineEdit, TextFieldProps>({
  tagName: "conclave-text-field",
  create: () => {
    const field = new QLineEdit();
    field.addEventListener(WidgetEventTypes.KeyPress, (native) => {
      const key = native === undefined ? undefined : new QKeyEvent(native).key();
      if (key === Key.Key_Up) steps.get(field)?.(-1);
      if (key === Key.Key_Down) steps.get(field)?.(1);
    });
    return field;
  },
  rules: {
    ...commonRules,
    // Setting what is there already would move the cursor to the end under the person's hands.
    text: (field, text = "") => {
      if (field.text() === text) return;
      field.setText(text);
      if (field.isReadOnly()) field.setCursorPosition(0);
    },
    readOnly: (field, readOnly) => {
      field.setReadOnly(readOnly ?? false);
      // What is only read begins at its beginning: of a link that is the host.
      if (readOnly) field.setCursorPosition(0);
    },
    secret: (field, secret) => field.setEchoMode(secret ? EchoMode.Password : EchoMode.Normal),
    placeholder: (field, placeholder) => field.setPlaceholderText(placeholder ?? ""),
    // textEdited comes from people only, not from setText.
    onEdit: listens("textEdited"),
    onSubmit: listens("returnPressed"),
    onStep: (field, onStep) => {
      if (onStep === undefined) steps.delete(field);
      else steps.set(field, onStep);
    },
  },
});

const steps = new WeakMap<QLineEdit, (by: -1 | 1) => void>();
