/** Ties a label to the control that it names: of a combo box a screen reader says the value, and its label by this. */
import { type RefObject, useEffect, useRef } from "react";
import type { ComboBoxWidget } from "../../qt/combo-box.ts";
import type { LabelWidget } from "../../qt/label.ts";
import type { SpinBoxWidget } from "../../qt/spin-box.ts";

type Named = ComboBoxWidget | SpinBoxWidget;

export interface Buddies<Control extends Named> {
  readonly label: RefObject<LabelWidget>;
  readonly control: RefObject<Control>;
}

export function useBuddy<Control extends Named>(): Buddies<Control> {
  const label = useRef<LabelWidget>(null);
  const control = useRef<Control>(null);
  useEffect(() => {
    if (control.current !== null) label.current?.setBuddy(control.current);
  }, []);
  return { label, control };
}
