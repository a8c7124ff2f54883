/** What is wrong with the program as a whole, until the person has read it. */
import React from "react";
import { Label } from "../../qt/label.ts";
import { Column, Row } from "../../qt/layout.ts";
import { ToolButton } from "../../qt/tool-button.ts";
import { spacing } from "../../style/theme.ts";
import { useApp, useController, useTheme } from "../conclave.ts";

export function Complaints() {
  const theme = useTheme();
  const controller = useController();
  const complaints = useApp((state) => state.complaints);
  return (
    <Column visible={complaints.length > 0}>
      {complaints.map(({ key, text }) => (
        <Row key={key} id="strip" margin={{ x: spacing.large, y: spacing.tiny }} gap={spacing.medium}>
          <Label wrap grow accessibleDescription="Complaint" text={text} />
          <ToolButton
            label="I have read this"
            size={16}
            icon={{ name: "close", colour: theme.warningText }}
            onClick={() => controller.dismissComplaint(key)}
          />
        </Row>
      ))}
    </Column>
  );
}
