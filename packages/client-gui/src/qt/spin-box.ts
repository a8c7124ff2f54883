/** A whole number that can be typed, or gone through in steps. */
import { QSpinBox } from "@nodegui/nodegui";
import { defineElement } from "./define-element.ts";
import { type CommonProps, commonRules } from "./rules.ts";

export interface SpinBoxProps extends CommonProps {
  readonly range: { readonly minimum: number; readonly maximum: number; readonly step: number };
  readonly value: number;
  /** Behind the number, such as " %". */
  readonly suffix?: string;
  /** A person has changed it. */
  readonly onChange?: (value: number) => void;
}

export type SpinBoxWidget = QSpinBox;

interface State {
  /** What the program says that it is; anything else was a person. */
  value: number;
  onChange: SpinBoxProps["onChange"];
}

const states = new WeakMap<QSpinBox, State>();

export const SpinBox = defineElement<QSpinBox, SpinBoxProps>({
  tagName: "conclave-spin-box",
  create: () => {
    const box = new QSpinBox();
    const state: State = { value: 0, onChange: undefined };
    states.set(box, state);
    box.addEventListener("valueChanged", (value) => {
      if (value !== state.value) state.onChange?.(value);
    });
    return box;
  },
  rules: {
    ...commonRules,
    range: (box, range) => {
      const { minimum, maximum, step } = range ?? usualRange;
      // Where the old value is not in the new range, Qt's change of it is the program's.
      stateOf(box).value = Math.min(maximum, Math.max(minimum, box.value()));
      box.setRange(minimum, maximum);
      box.setSingleStep(step);
    },
    value: (box, value = 0) => {
      stateOf(box).value = value;
      box.setValue(value);
    },
    suffix: (box, suffix) => box.setSuffix(suffix ?? ""),
    onChange: (box, onChange) => {
      stateOf(box).onChange = onChange;
    },
  },
});

function stateOf(box: QSpinBox): State {
  const state = states.get(box);
  if (state === undefined) throw new TypeError("the widget is no spin box");
  return state;
}

/** Qt's own. */
const usualRange = { minimum: 0, maximum: 99, step: 1 };
