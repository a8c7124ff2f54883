/** A button. An ampersand in its text makes the letter behind it its key, with Alt. */
import { QPushButton } from "@nodegui/nodegui";
import { defineElement } from "./define-element.ts";
import { type CommonProps, commonRules, listens } from "./rules.ts";

export interface ButtonProps extends CommonProps {
  readonly text: string;
  /** In a dialog: Enter presses it, wherever the focus is. Default: false. */
  readonly isDefault?: boolean;
  readonly onClick?: () => void;
}

export type ButtonWidget = QPushButton;

export const Button = defineElement<QPushButton, ButtonProps>({
  tagName: "conclave-button",
  create: () => {
    const button = new QPushButton();
    // Enter presses the button that has the focus, as it does in dialogs.
    button.setProperty("autoDefault", true);
    return button;
  },
  rules: {
    ...commonRules,
    text: (button, text) => button.setText(text ?? ""),
    isDefault: (button, isDefault) => button.setProperty("default", isDefault ?? false),
    onClick: listens("clicked"),
  },
});
