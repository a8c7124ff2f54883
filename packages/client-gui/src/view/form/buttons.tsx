/** The last row of a page or a dialog: its buttons, at the right. */
import React, { type ReactNode } from "react";
import { Column, Row } from "../../qt/layout.ts";
import { spacing } from "../../style/theme.ts";

export function Buttons({ children }: { readonly children: ReactNode }) {
  return (
    <Row gap={spacing.small}>
      <Column grow />
      {children}
    </Row>
  );
}
