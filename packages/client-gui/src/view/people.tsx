/** Who is here. */
import type { Occupant } from "@conclave/protocol";
import React from "react";
import { Label } from "../qt/label.ts";
import { Column } from "../qt/layout.ts";
import { PeopleList } from "../qt/people-list.ts";
import { spacing } from "../style/theme.ts";
import { isolated, shownName } from "../text/isolate.ts";

export interface PeopleProps {
  readonly people: readonly Occupant[];
  /** Which of them we are. */
  readonly own: string | undefined;
}

export function People({ people, own }: PeopleProps) {
  const shown = people.map((person) => (person.name === own ? `${isolated(own)} (you)` : shownName(person)));
  const heading = people.length === 0 ? "Nobody here" : `Here: ${people.length}`;
  return (
    <Column gap={spacing.small} minimumWidth={150} maximumWidth={270}>
      <Label id="heading" text={heading} />
      <PeopleList grow accessibleName="People here" names={shown} />
    </Column>
  );
}
