/** All keys that do something, from the table that the menus and the handlers come from. */
import React from "react";
import { Label } from "../../qt/label.ts";
import { Column } from "../../qt/layout.ts";
import { spacing } from "../../style/theme.ts";
import { shortcutGroups, shortcutsOf } from "../shortcuts.ts";
import { CloseButton, DialogFrame, ScrolledBody } from "./dialog-frame.tsx";
import { SheetRow } from "./sheet-row.tsx";

export function ShortcutSheet() {
  return (
    <DialogFrame title="Keyboard shortcuts" width={640} height={540} buttons={<CloseButton />}>
      <ScrolledBody accessibleName="Keyboard shortcuts">
        {shortcutGroups.map((group) => (
          <Column key={group} id="card" margin={spacing.large} gap={spacing.small}>
            <Label id="heading" text={group} />
            {shortcutsOf(group).map(({ id, keys, sentence }) => (
              <SheetRow key={id} typed={keys} does={sentence} />
            ))}
          </Column>
        ))}
      </ScrolledBody>
    </DialogFrame>
  );
}
