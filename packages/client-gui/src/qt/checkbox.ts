/** A box with a tick, and its text. */
import { QCheckBox } from "@nodegui/nodegui";
import { defineElement } from "./define-element.ts";
import { type CommonProps, commonRules, listens } from "./rules.ts";

export interface CheckboxProps extends CommonProps {
  readonly text: string;
  readonly checked: boolean;
  /** A person has ticked it, or has taken the tick away. */
  readonly onChange?: (checked: boolean) => void;
}

export const Checkbox = defineElement<QCheckBox, CheckboxProps>({
  tagName: "conclave-checkbox",
  create: () => new QCheckBox(),
  rules: {
    ...commonRules,
    text: (box, text) => box.setText(text ?? ""),
    checked: (box, checked) => box.setChecked(checked ?? false),
    // Unlike "toggled" it does not come from setChecked.
    onChange: listens("clicked"),
  },
});
