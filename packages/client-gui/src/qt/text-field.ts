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
  /** Enter was pressed. In a dialog it is then no press of the default button. */
  readonly onSubmit?: () => void;
  /** Up, Down, PageUp or PageDown was pressed: by how many rows to go on in a list beside the field. */
  readonly onStep?: (by: number) => void;
}

export type TextFieldWidget = QLineEdit;

const submitHandlers = new WeakMap<QLineEdit, NonNullable<TextFieldProps["onSubmit"]>>();
const stepHandlers = new WeakMap<QLineEdit, NonNullable<TextFieldProps["onStep"]>>();

export const TextField = defineElement<QLineEdit, TextFieldProps>({
  tagName: "conclave-text-field",
  create: () => {
    const field = new QLineEdit();
    field.addEventListener(WidgetEventTypes.KeyPress, (event) => {
      if (event === undefined) return;
      const key = new QKeyEvent(event).key();
      const by = steps.get(key);
      if (by !== undefined) stepHandlers.get(field)?.(by);
      const submit = submitHandlers.get(field);
      if (submit === undefined || (key !== Key.Key_Return && key !== Key.Key_Enter)) return;
      // Otherwise it would come to the dialog, too, which presses its default button.
      field.setEventProcessed(true);
      submit();
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
    onSubmit: keeps(submitHandlers),
    onStep: keeps(stepHandlers),
  },
});

function keeps<Handler>(handlers: WeakMap<QLineEdit, Handler>) {
  return (field: QLineEdit, handler: Handler | undefined) => {
    if (handler === undefined) handlers.delete(field);
    else handlers.set(field, handler);
  };
}

const steps = new Map<number, number>([
  [Key.Key_Up, -1],
  [Key.Key_Down, 1],
  [Key.Key_PageUp, -8],
  [Key.Key_PageDown, 8],
]);
