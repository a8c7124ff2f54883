/** One line of text that takes the room that there is: where that is too little it ends with an ellipsis, and the tooltip has all of it. */
import {
  QFontMetrics,
  QLabel,
  QSizePolicyPolicy,
  TextElideMode,
  TextFormat,
  WidgetEventTypes,
} from "@nodegui/nodegui";
import { defineElement } from "./define-element.ts";
import { type CommonProps, commonRules, plainTooltip } from "./rules.ts";

export interface CutLabelProps extends Omit<CommonProps, "accessibleName" | "tooltip"> {
  readonly text: string;
}

const { accessibleName: _name, tooltip: _tooltip, ...usualRules } = commonRules;

export const CutLabel = defineElement<QLabel, CutLabelProps>({
  tagName: "conclave-cut-label",
  create: () => {
    const label = new QLabel();
    label.setTextFormat(TextFormat.PlainText);
    label.setSizePolicy(QSizePolicyPolicy.Ignored, QSizePolicyPolicy.Preferred);
    for (const event of [WidgetEventTypes.Resize, WidgetEventTypes.FontChange, WidgetEventTypes.Show])
      label.addEventListener(event, () => fit(label));
    return label;
  },
  rules: {
    ...usualRules,
    text: (label, text = "") => {
      texts.set(label, text);
      label.setAccessibleName(text);
      label.setToolTip(plainTooltip(text));
      fit(label);
    },
  },
});

function fit(label: QLabel): void {
  const text = texts.get(label) ?? "";
  const shown = new QFontMetrics(label.font()).elidedText(text, TextElideMode.ElideRight, label.width());
  // A label that is told its own text is laid out again.
  if (shown !== label.text()) label.setText(shown);
}

const texts = new WeakMap<QLabel, string>();
