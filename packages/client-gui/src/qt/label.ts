/** Text that is shown. It is plain text always: Qt would otherwise guess, and take what looks like HTML for HTML. */
import { QLabel, TextFormat, TextInteractionFlag } from "@nodegui/nodegui";
import { defineElement } from "./define-element.ts";
import { type CommonProps, commonRules } from "./rules.ts";

export interface LabelProps extends CommonProps {
  readonly text: string;
  /** Breaks into lines where it is too long for one. Default: false. */
  readonly wrap?: boolean;
  /** Can be marked and copied. Default: false. */
  readonly selectable?: boolean;
}

export type LabelWidget = QLabel;

export const Label = defineElement<QLabel, LabelProps>({
  tagName: "conclave-label",
  create: () => {
    const label = new QLabel();
    label.setTextFormat(TextFormat.PlainText);
    return label;
  },
  rules: {
    ...commonRules,
    text: (label, text) => label.setText(text ?? ""),
    wrap: (label, wrap) => label.setWordWrap(wrap ?? false),
    selectable: (label, selectable) =>
      label.setTextInteractionFlags(
        selectable
          ? TextInteractionFlag.TextSelectableByMouse | TextInteractionFlag.TextSelectableByKeyboard
          : TextInteractionFlag.NoTextInteraction,
      ),
  },
});
