/** A line of a sheet: what is typed, and what it does. */
import React from "react";
import { Label } from "../../qt/label.ts";
import { Row } from "../../qt/layout.ts";
import { spacing } from "../../style/theme.ts";

export interface SheetRowProps {
  readonly typed: string;
  readonly does: string;
}

export function SheetRow({ typed, does }: SheetRowProps) {
  return (
    <Row gap={spacing.large}>
      <Label id="strong" wrap minimumWidth={typedWidth} maximumWidth={typedWidth} text={typed} />
      <Label wrap grow text={does} accessibleName={`${typed.replaceAll("  ", " ")}: ${does}`} />
    </Row>
  );
}

const typedWidth = 170;
