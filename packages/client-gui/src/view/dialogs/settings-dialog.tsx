/** All settings, in groups. Each counts as soon as it is changed, so that the window behind shows what it does. */
import React from "react";
import { Label } from "../../qt/label.ts";
import { Column } from "../../qt/layout.ts";
import { settingNames, settingOf, settingSections } from "../../settings/settings-table.ts";
import { spacing } from "../../style/theme.ts";
import { breakable } from "../../text/breakable.ts";
import { useApp } from "../conclave.ts";
import { CloseButton, DialogFrame, ScrolledBody } from "./dialog-frame.tsx";
import { SettingRow } from "./setting-row.tsx";
import { sectionTitles } from "./setting-words.ts";

export function SettingsDialog({ file }: { readonly file: string }) {
  const settings = useApp((state) => state.settings);
  return (
    <DialogFrame title="Settings" width={640} height={540} buttons={<CloseButton />}>
      <ScrolledBody accessibleName="Settings">
        {sections.map((section) => (
          <Column key={section} id="card" margin={spacing.large} gap={spacing.large}>
            <Label id="heading" text={sectionTitles[section]} />
            {settingNames
              .filter((name) => settingOf(name).section === section)
              .map((name) => (
                <SettingRow key={name} name={name} settings={settings} />
              ))}
          </Column>
        ))}
      </ScrolledBody>
      <Label id="small" wrap selectable text={`Kept in ${breakable(file)}. Everything counts at once.`} />
    </DialogFrame>
  );
}

const sections = Object.keys(settingSections) as readonly (keyof typeof settingSections)[];
