/** The gallery's forms: every control that settings and dialogs are made of. */
import { QApplication, QLabel, type QPixmap } from "@nodegui/nodegui";
import React, { useState } from "react";
import { Button } from "../../src/qt/button.ts";
import { Checkbox } from "../../src/qt/checkbox.ts";
import { ComboBox } from "../../src/qt/combo-box.ts";
import { defineElement } from "../../src/qt/define-element.ts";
import { iconSources } from "../../src/qt/icon-shapes.ts";
import { Label } from "../../src/qt/label.ts";
import { Column, Row } from "../../src/qt/layout.ts";
import { svgPixmap } from "../../src/qt/pixmap.ts";
import { ScrollArea } from "../../src/qt/scroll-area.ts";
import { SpinBox } from "../../src/qt/spin-box.ts";
import { type IconName, SvgIcon } from "../../src/qt/svg-icon.ts";
import { traySvg } from "../../src/qt/tray-icon.ts";
import { spacing, type ThemeName, type themes } from "../../src/style/theme.ts";

export interface ControlsProps {
  readonly theme: (typeof themes)[ThemeName];
  readonly hear: (...words: readonly (number | string)[]) => void;
}

export function Controls({ theme, hear }: ControlsProps) {
  const [checked, setChecked] = useState(true);
  const [colours, setColours] = useState("auto");
  const [percent, setPercent] = useState(100);
  return createElement(
    ScrollArea,
    { accessibleName: "Controls" },
    createElement(
      Column,
      { margin: spacing.large, gap: spacing.medium },
      createElement(
        Row,
        { gap: spacing.medium },
        createElement(Checkbox, {
          text: "Show previews",
          checked,
          onChange: (now: boolean) => {
            setChecked(now);
            hear("checked", String(now));
          },
        }),
        createElement(ComboBox, {
          accessibleName: "Colours",
          options: colourOptions,
          value: colours,
          onChange: (value: string) => {
            setColours(value);
            hear("colours", value);
          },
        }),
        createElement(SpinBox, {
          accessibleName: "Font size",
          range: fontRange,
          value: percent,
          suffix: " %",
          onChange: (value: number) => {
            setPercent(value);
            hear("percent", value);
          },
        }),
      ),
      createElement(
        Row,
        { gap: spacing.small },
        createElement(Button, {
          text: "&Copy a picture",
          onClick: () => {
            QApplication.clipboard()?.setPixmap(svgPixmap(iconSources.key, 32));
            hear("copied");
          },
        }),
      ),
      ...rowsOf(Object.keys(iconSources) as IconName[], 10).map((names) =>
        createElement(
          Row,
          { key: names[0] as string, gap: spacing.small },
          ...names.map((name) =>
            createElement(SvgIcon, { key: name, icon: { name, colour: theme.text }, size: 24 }),
          ),
          createElement(Label, { text: "", grow: true }),
        ),
      ),
      createElement(
        Row,
        { gap: spacing.medium },
        ...badges.map((badge) =>
          createElement(Picture, {
            key: JSON.stringify(badge),
            pixmap: svgPixmap(traySvg(trayColours(theme), badge), 48),
          }),
        ),
        createElement(Label, { text: "", grow: true }),
      ),
      createElement(Label, { text: "", grow: true }),
    ),
  );
}

/** What no view has: the tray shows its icon by itself. */
const Picture = defineElement<QLabel, { readonly pixmap: QPixmap }>({
  tagName: "gallery-picture",
  create: () => new QLabel(),
  rules: { pixmap: (label, pixmap) => pixmap && label.setPixmap(pixmap) },
});

function rowsOf<Item>(items: readonly Item[], length: number): readonly (readonly Item[])[] {
  return Array.from({ length: Math.ceil(items.length / length) }, (_, row) =>
    items.slice(row * length, (row + 1) * length),
  );
}

function trayColours(theme: ControlsProps["theme"]) {
  return { icon: theme.accent, iconText: theme.accentText, badge: theme.alert, badgeText: theme.alertText };
}

const colourOptions = [
  { value: "auto", text: "As the desktop has them" },
  { value: "light", text: "Light" },
  { value: "dark", text: "Dark" },
];

const fontRange = { minimum: 50, maximum: 300, step: 10 };

const badges = [
  { kind: "none" },
  { kind: "dot" },
  { kind: "count", count: 7 },
  { kind: "count", count: 42 },
  { kind: "count", count: 120 },
] as const;

const { createElement } = React;
