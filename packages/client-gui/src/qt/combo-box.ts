/** One of several values, chosen from a list that folds out. */
import { QComboBox } from "@nodegui/nodegui";
import { defineElement } from "./define-element.ts";
import { type CommonProps, commonRules } from "./rules.ts";

export interface ComboBoxProps extends CommonProps {
  readonly options: readonly Option[];
  /** That of one of the options; another one: none is chosen. */
  readonly value: string;
  /** A person has chosen. */
  readonly onChange?: (value: string) => void;
}

export interface Option {
  readonly value: string;
  readonly text: string;
}

export type ComboBoxWidget = QComboBox;

interface State {
  options: readonly Option[];
  value: string;
  onChange: ComboBoxProps["onChange"];
}

const states = new WeakMap<QComboBox, State>();

export const ComboBox = defineElement<QComboBox, ComboBoxProps>({
  tagName: "conclave-combo-box",
  create: () => {
    const box = new QComboBox();
    const state: State = { options: [], value: "", onChange: undefined };
    states.set(box, state);
    // Unlike "currentIndexChanged" it comes from people only.
    box.addEventListener("activated", (index) => {
      const option = state.options[index];
      if (option !== undefined) state.onChange?.(option.value);
    });
    return box;
  },
  rules: {
    ...commonRules,
    options: (box, options = []) => {
      stateOf(box).options = options;
      box.clear();
      box.addItems(options.map(({ text }) => text));
      choose(box);
    },
    value: (box, value = "") => {
      stateOf(box).value = value;
      choose(box);
    },
    onChange: (box, onChange) => {
      stateOf(box).onChange = onChange;
    },
  },
});

function choose(box: QComboBox): void {
  const { options, value } = stateOf(box);
  box.setCurrentIndex(options.findIndex((option) => option.value === value));
}

function stateOf(box: QComboBox): State {
  const state = states.get(box);
  if (state === undefined) throw new TypeError("the widget is no combo box");
  return state;
}
