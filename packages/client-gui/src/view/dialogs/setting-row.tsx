/** One setting: what it is, what it means, and a control of the kind that its value needs. A change counts at once. */
import React, { type ReactNode, type RefObject, useState } from "react";
import { Checkbox } from "../../qt/checkbox.ts";
import { ComboBox, type ComboBoxWidget } from "../../qt/combo-box.ts";
import { Label, type LabelWidget } from "../../qt/label.ts";
import { Column, Row } from "../../qt/layout.ts";
import { SpinBox, type SpinBoxWidget } from "../../qt/spin-box.ts";
import type { Choice, Range } from "../../settings/setting-kinds.ts";
import type { Settings } from "../../settings/settings.ts";
import { type SettingName, settingOf, settingsTable } from "../../settings/settings-table.ts";
import { spacing } from "../../style/theme.ts";
import { useController } from "../conclave.ts";
import { Field } from "../form/field.tsx";
import { useBuddy } from "../form/use-buddy.ts";
import { choiceText, settingTitles } from "./setting-words.ts";

export interface SettingRowProps {
  readonly name: SettingName;
  readonly settings: Settings;
}

export function SettingRow({ name, settings }: SettingRowProps) {
  if (name === "keywords") return <Keywords keywords={settings.keywords} />;
  if (isSwitch(name)) return <Switch name={name} settings={settings} />;
  return name === "fontPercent" ? <Percent settings={settings} /> : <Words name={name} settings={settings} />;
}

interface ExplainedProps {
  readonly name: SettingName;
  readonly label: RefObject<LabelWidget>;
  readonly children: ReactNode;
}

/** The title and the meaning of a setting, and its control beside them. */
function Explained({ name, label, children }: ExplainedProps) {
  return (
    <Row gap={spacing.large}>
      <Column grow gap={spacing.tiny}>
        <Label ref={label} wrap text={settingTitles[name]} />
        <Label id="small" wrap text={settingOf(name).doc} />
      </Column>
      <Column minimumWidth={controlWidth}>
        {children}
        <Column grow />
      </Column>
    </Row>
  );
}

function Switch({ name, settings }: SettingRowProps) {
  const controller = useController();
  const { doc } = settingOf(name);
  return (
    <Column gap={spacing.tiny}>
      <Checkbox
        text={settingTitles[name]}
        accessibleName={settingTitles[name]}
        accessibleDescription={doc}
        checked={settings[name] === "on"}
        onChange={(checked) => controller.setSettings({ [name]: checked ? "on" : "off" })}
      />
      {/* Under the words, beside the box that is ticked. */}
      <Column margin={{ x: tickWidth, y: 0 }}>
        <Label id="small" wrap text={doc} />
      </Column>
    </Column>
  );
}

function Words({ name, settings }: SettingRowProps) {
  const controller = useController();
  const buddies = useBuddy<ComboBoxWidget>();
  const { words } = settingOf(name).kind as Choice<string>;
  return (
    <Explained name={name} label={buddies.label}>
      <ComboBox
        ref={buddies.control}
        accessibleName={settingTitles[name]}
        accessibleDescription={`${settingTitles[name]}. ${settingOf(name).doc}`}
        options={words.map((word) => ({ value: word, text: choiceText(name, word) }))}
        value={String(settings[name])}
        onChange={(word) => controller.setSettings({ [name]: word })}
      />
    </Explained>
  );
}

function Percent({ settings }: { readonly settings: Settings }) {
  const controller = useController();
  const buddies = useBuddy<SpinBoxWidget>();
  const { min, max }: Range = settingsTable.fontPercent.kind;
  return (
    <Explained name="fontPercent" label={buddies.label}>
      <SpinBox
        ref={buddies.control}
        accessibleName={settingTitles.fontPercent}
        accessibleDescription={settingOf("fontPercent").doc}
        range={{ minimum: min, maximum: max, step: 10 }}
        value={settings.fontPercent}
        suffix=" %"
        onChange={(fontPercent) => controller.setSettings({ fontPercent })}
      />
    </Explained>
  );
}

/** What cannot be kept stays in the field, and is not set. */
function Keywords({ keywords }: Pick<Settings, "keywords">) {
  const controller = useController();
  const [typed, setTyped] = useState(keywords.join(", "));
  const { kind, doc } = settingsTable.keywords;
  const edit = (text: string) => {
    setTyped(text);
    const words = phrasesIn(text);
    if (kind.read(words) !== undefined) controller.setSettings({ keywords: words });
  };
  return (
    <Field
      label={settingTitles.keywords}
      hint={`${doc} Put commas between them.`}
      fault={
        kind.read(phrasesIn(typed)) === undefined
          ? `This is not kept: it has to be ${kind.expected}.`
          : undefined
      }
      text={typed}
      onEdit={edit}
    />
  );
}

function phrasesIn(text: string): readonly string[] {
  return text
    .split(",")
    .map((phrase) => phrase.trim())
    .filter((phrase) => phrase !== "");
}

function isSwitch(name: SettingName): boolean {
  const { words } = settingOf(name).kind as Partial<Choice<string>>;
  return words?.length === 2 && words.includes("on") && words.includes("off");
}

const controlWidth = 210;
const tickWidth = 30;
