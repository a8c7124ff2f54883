/** Who is here. */
import React from "react";
import { Label } from "../qt/label.ts";
import { Column } from "../qt/layout.ts";
import { PeopleList } from "../qt/people-list.ts";
import { spacing } from "../style/theme.ts";
import { isolated } from "../text/isolate.ts";

export interface PeopleProps {
  readonly names: readonly string[];
  /** Which of them we are. */
  readonly own: string | undefined;
}

export function People({ names, own }: PeopleProps) {
  const shown = names.map((name) => (name === own ? `${isolated(name)} (you)` : isolated(name)));
  const heading = names.length === 0 ? "Nobody here" : `Here: ${names.length}`;
  return (
    <Column gap={spacing.small} minimumWidth={150} maximumWidth={270}>
      <Label id="heading" text={heading} />
      <PeopleList grow accessibleName="People here" names={shown} />
    </Column>
  );
}
