/** A field with its name above it, and what is wrong with it below: the same everywhere. */
import React, { type Ref } from "react";
import { Label } from "../../qt/label.ts";
import { Column } from "../../qt/layout.ts";
import { TextField, type TextFieldProps, type TextFieldWidget } from "../../qt/text-field.ts";
import { spacing } from "../../style/theme.ts";

export interface FieldProps extends Omit<TextFieldProps, "accessibleDescription" | "accessibleName"> {
  /** Shown above the field, and what a screen reader calls it. */
  readonly label: string;
  /** What is wrong with what it says. */
  readonly fault?: string | undefined;
  /** Said below it while nothing is wrong. */
  readonly hint?: string | undefined;
  readonly field?: Ref<TextFieldWidget>;
}

export function Field({ label, fault, hint, field, grow, maximumWidth, minimumWidth, ...rest }: FieldProps) {
  const note = fault ?? hint ?? "";
  return (
    <Column
      gap={spacing.tiny}
      {...(grow === undefined ? {} : { grow })}
      {...(maximumWidth === undefined ? {} : { maximumWidth })}
      {...(minimumWidth === undefined ? {} : { minimumWidth })}
    >
      <Label id="strong" text={label} />
      <TextField
        {...rest}
        {...(field == null ? {} : { ref: field })}
        accessibleName={label}
        accessibleDescription={note}
      />
      <Label id={fault === undefined ? "small" : "fault"} wrap text={note} visible={note !== ""} />
    </Column>
  );
}
