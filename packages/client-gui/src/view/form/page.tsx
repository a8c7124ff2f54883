/** A page in the middle of the window: as wide as is good to read, and scrolled where it is too long. */
import React, { type ReactNode } from "react";
import { Column, Row } from "../../qt/layout.ts";
import { ScrollArea } from "../../qt/scroll-area.ts";
import { spacing } from "../../style/theme.ts";

export interface PageProps {
  readonly accessibleName: string;
  readonly children: ReactNode;
}

export function Page({ accessibleName, children }: PageProps) {
  return (
    <ScrollArea grow tabStop="no" accessibleName={accessibleName}>
      <Column margin={spacing.huge}>
        {/* A short page stands a little above the middle. */}
        <Column grow />
        <Row>
          <Column grow />
          {/* Nearly everything, up to its full width; from there on it stays in the middle. */}
          <Column gap={spacing.large} maximumWidth={pageWidth} grow={100}>
            {children}
          </Column>
          <Column grow />
        </Row>
        <Column grow={2} />
      </Column>
    </ScrollArea>
  );
}

const pageWidth = 680;
