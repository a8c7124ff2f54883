/** The gallery's forms: every control that settings and dialogs are made of. */
import { QApplication } from "@nodegui/nodegui";
import React, { useState } from "react";
import { Button } from "../../src/qt/button.ts";
import { Checkbox } from "../../src/qt/checkbox.ts";
import { ComboBox } from "../../src/qt/combo-box.ts";
import { iconSources } from "../../src/qt/icon-shapes.ts";
import { Label } from "../../src/qt/label.ts";
import { Column, Row } from "../../src/qt/layout.ts";
import { Picture } from "../../src/qt/picture.ts";
import { svgPixmap } from "../../src/qt/pixmap.ts";
import { ProgressBar } from "../../src/qt/progress-bar.ts";
import { ScrollArea } from "../../src/qt/scroll-area.ts";
import { SpinBox } from "../../src/qt/spin-box.ts";
import { Stack } from "../../src/qt/stack.ts";
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
  const [page, setPage] = useState(0);
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
      createElement(ProgressBar, { accessibleName: "Upload", progress: 0.45 }),
      createElement(
        Row,
        { gap: spacing.small },
        createElement(Button, { text: "&Other page", onClick: () => setPage(1 - page) }),
        createElement(Button, {
          text: "&Copy a picture",
          onClick: () => {
            QApplication.clipboard()?.setPixmap(svgPixmap(iconSources.key, 32));
            hear("copied");
          },
        }),
        createElement(
          Stack,
          { current: page, accessibleName: "Pages" },
          createElement(Label, { text: "The first page" }),
          createElement(Label, { text: "The second page" }),
        ),
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
            source: { kind: "svg", svg: traySvg(trayColours(theme), badge), sizePx: 48 },
          }),
        ),
        createElement(Label, { text: "", grow: true }),
      ),
      createElement(Label, { text: "", grow: true }),
    ),
  );
}

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
