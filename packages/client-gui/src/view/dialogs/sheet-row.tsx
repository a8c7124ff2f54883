/** A line of a sheet: what is typed, and what it does. */
import React from "react";
import { Label } from "../../qt/label.ts";
import { Column, Row } from "../../qt/layout.ts";
import { spacing } from "../../style/theme.ts";

export interface SheetRowProps {
  /** A text, or keys of which any one does. */
  readonly typed: string | readonly string[];
  readonly does: string;
}

export function SheetRow({ typed, does }: SheetRowProps) {
  const said = typeof typed === "string" ? typed : typed.join(" or ");
  return (
    <Row gap={spacing.large}>
      {typeof typed === "string" ? (
        <Label id="typed" wrap minimumWidth={typedWidth} maximumWidth={typedWidth} text={typed} />
      ) : (
        <Row gap={spacing.tiny} minimumWidth={typedWidth} maximumWidth={typedWidth}>
          {typed.map((keys) => (
            <Label key={keys} id="key" text={keys} />
          ))}
          <Column grow />
        </Row>
      )}
      <Label wrap grow text={does} accessibleName={`${said}: ${does}`} />
    </Row>
  );
}

const typedWidth = 170;
