/** What can be written behind a slash, from the table that the commands themselves come from. */
import React from "react";
import { Label } from "../../qt/label.ts";
import { Column } from "../../qt/layout.ts";
import { spacing } from "../../style/theme.ts";
import { commandHelp } from "../../text/commands.ts";
import { CloseButton, DialogFrame, ScrolledBody } from "./dialog-frame.tsx";
import { SheetRow } from "./sheet-row.tsx";

export function CommandSheet() {
  return (
    <DialogFrame title="Commands" width={640} height={540} buttons={<CloseButton />}>
      <ScrolledBody accessibleName="Commands">
        <Column id="card" margin={spacing.large} gap={spacing.small}>
          <Label
            wrap
            text="A message that begins with a slash is a command. To say one that is none, begin with two."
          />
          {commandHelp().map(({ usage, help }) => (
            <SheetRow key={usage} typed={usage} does={help} />
          ))}
        </Column>
      </ScrolledBody>
    </DialogFrame>
  );
}
