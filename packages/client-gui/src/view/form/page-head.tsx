/** How a page begins: a sign for what it is about, its title, and the first thing to know. */
import React from "react";
import { Label } from "../../qt/label.ts";
import { Column, Row } from "../../qt/layout.ts";
import { type IconName, SvgIcon } from "../../qt/svg-icon.ts";
import { spacing } from "../../style/theme.ts";
import { useTheme } from "../conclave.ts";

export interface PageHeadProps {
  readonly icon: IconName;
  readonly title: string;
  readonly text?: string;
}

export function PageHead({ icon, title, text = "" }: PageHeadProps) {
  const theme = useTheme();
  return (
    <Row gap={spacing.large}>
      <Column>
        <Row id="sign" margin={spacing.medium}>
          <SvgIcon size={signSize} icon={{ name: icon, colour: theme.accent }} />
        </Row>
        <Column grow />
      </Column>
      <Column grow gap={spacing.tiny}>
        <Column grow />
        <Label id="title" wrap text={title} />
        <Label wrap text={text} visible={text !== ""} />
        <Column grow />
      </Column>
    </Row>
  );
}

/** In device-independent pixels; the round behind it is twice `spacing.medium` larger. */
const signSize = 28;
