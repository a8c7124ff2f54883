/** One of several values, with what it is about above it. */
import React from "react";
import { ComboBox, type ComboBoxProps, type ComboBoxWidget } from "../../qt/combo-box.ts";
import { Label } from "../../qt/label.ts";
import { Column } from "../../qt/layout.ts";
import { spacing } from "../../style/theme.ts";
import { useBuddy } from "./use-buddy.ts";

export interface ChoiceFieldProps extends Omit<ComboBoxProps, "accessibleDescription" | "accessibleName"> {
  readonly label: string;
}

export function ChoiceField({ label, grow, ...box }: ChoiceFieldProps) {
  const buddies = useBuddy<ComboBoxWidget>();
  return (
    <Column gap={spacing.tiny} {...(grow === undefined ? {} : { grow })}>
      <Label ref={buddies.label} id="strong" text={label} />
      <ComboBox ref={buddies.control} {...box} accessibleName={label} accessibleDescription={label} />
    </Column>
  );
}
