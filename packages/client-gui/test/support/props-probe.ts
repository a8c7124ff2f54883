/**
 * A program that gives every element of ours first only what it must have, then all that it can have, then again only the first; and
 * says in JSON what its widget was like each time, and which handlers were called after they had been taken away.
 */
import { writeSync } from "node:fs";
import { startQtHost } from "@conclave/qt-host";
import type { QWidget } from "@nodegui/nodegui";
import React, { type ComponentType, useEffect, useRef, useState } from "react";
import { shareOneNodegui } from "../../src/qt/one-nodegui.ts";
import { themes } from "../../src/style/theme.ts";
import { listColours } from "../../src/view/pane-theme.ts";

shareOneNodegui();
const host = await startQtHost({
  applicationName: "conclave",
  onQuit: () => {},
  onError: (error) => process.stderr.write(`${(error as Error).stack ?? error}\n`),
});
const { Button } = await import("../../src/qt/button.ts");
const { Checkbox } = await import("../../src/qt/checkbox.ts");
const { ComboBox } = await import("../../src/qt/combo-box.ts");
const { CutLabel } = await import("../../src/qt/cut-label.ts");
const { Column } = await import("../../src/qt/layout.ts");
const { ListPane, listPane } = await import("../../src/qt/list-pane.ts");
const { MessageComposer } = await import("../../src/qt/message-composer.ts");
const { mount } = await import("../../src/qt/mount.ts");
const { SpinBox } = await import("../../src/qt/spin-box.ts");
const { SvgIcon } = await import("../../src/qt/svg-icon.ts");
const { ToolButton } = await import("../../src/qt/tool-button.ts");
const { Window } = await import("../../src/qt/window.ts");

interface Probe {
  readonly element: ComponentType<never>;
  readonly required: object;
  readonly optional: object;
  /** Qt's names of what the optional props are to change. */
  readonly properties: readonly string[];
  /** Does what a person would, to see whether somebody listens. */
  readonly act?: (widget: never) => void;
}

const called: string[] = [];
const hear = (name: string) => () => called.push(name);
const colours = listColours(themes.light, "surface");
const icon = { name: "bell", colour: "#123456" };
const common = {
  accessibleName: "a name",
  accessibleDescription: "a description",
  tooltip: "a tooltip",
  enabled: false,
  minimumWidth: 70,
  maximumWidth: 700,
  minimumHeight: 30,
  maximumHeight: 300,
  visible: false,
};
const commonProperties = [
  "accessibleName",
  "accessibleDescription",
  "toolTip",
  "enabled",
  "visible",
  "minimumWidth",
  "maximumWidth",
  "minimumHeight",
  "maximumHeight",
];
const { accessibleName: _name, tooltip: _tooltip, ...withoutLabel } = common;

const probes: Readonly<Record<string, Probe>> = {
  Button: probe(Button, {
    required: { text: "x" },
    optional: { ...common, isDefault: true, onClick: hear("Button") },
    properties: [...commonProperties, "default"],
    act: (button: { click(): void }) => button.click(),
  }),
  ToolButton: probe(ToolButton, {
    required: { icon, label: "x" },
    optional: { ...withoutLabel, size: 32, checked: true, onClick: hear("ToolButton") },
    properties: ["enabled", "checked", "checkable", "minimumWidth", "accessibleDescription"],
    act: (button: { click(): void }) => button.click(),
  }),
  CutLabel: probe(CutLabel, {
    required: { text: "x" },
    optional: withoutLabel,
    properties: commonProperties.filter((name) => name !== "accessibleName" && name !== "toolTip"),
  }),
  Checkbox: probe(Checkbox, {
    required: { text: "x", checked: false },
    optional: { ...common, onChange: hear("Checkbox") },
    properties: commonProperties,
    act: (box: { click(): void }) => box.click(),
  }),
  ComboBox: probe(ComboBox, {
    required: { options: [{ value: "a", text: "A" }], value: "a" },
    optional: { ...common, onChange: hear("ComboBox") },
    properties: commonProperties,
  }),
  SpinBox: probe(SpinBox, {
    required: { range: { minimum: 0, maximum: 9, step: 1 }, value: 3 },
    optional: { ...common, suffix: " %", onChange: hear("SpinBox") },
    properties: [...commonProperties, "suffix"],
    act: (box: { setValue(value: number): void }) => box.setValue(5),
  }),
  SvgIcon: probe(SvgIcon, {
    required: { icon },
    optional: { size: 40, accessibleName: "a name" },
    properties: ["accessibleName", "minimumWidth", "maximumHeight"],
  }),
  ListPane: probe(ListPane, {
    required: { items: [{ key: "a", kind: "item", text: "a", accessibleText: "a" }], colours },
    optional: {
      ...common,
      current: "a",
      activateOn: "enter",
      elide: "middle",
      detail: "beside",
      onActivate: hear("activate"),
      onCurrent: hear("current"),
      onMenu: hear("menu"),
    },
    properties: commonProperties,
    act: (pane: QWidget) => {
      listPane(pane).step(1);
      listPane(pane).activateCurrent();
    },
  }),
  MessageComposer: probe(MessageComposer, {
    required: { colours },
    optional: {
      ...common,
      placeholder: "write",
      readOnly: true,
      sendKey: "ctrl-enter",
      onEdit: hear("edit"),
    },
    properties: [...commonProperties, "placeholderText", "readOnly"],
    act: (composer: { setProperty(name: string, value: string): void }) =>
      composer.setProperty("plainText", "x"),
  }),
};

function probe<Widget>(
  element: unknown,
  parts: Omit<Probe, "act" | "element"> & { readonly act?: (widget: Widget) => void },
): Probe {
  return { ...parts, element: element as ComponentType<never> } as Probe;
}

mount(React.createElement(Stage));
await host.ended;

function Stage() {
  const window = useRef<QWidget>(null);
  const widgets = useRef<Record<string, QWidget>>({});
  const [stage, setStage] = useState(0);
  const looks = useRef<Record<string, string[]>[]>([]);
  useEffect(() => window.current?.show(), []);
  useEffect(() => {
    looks.current.push(look(widgets.current));
    act(widgets.current);
    if (stage < 2) {
      called.length = 0;
      setStage(stage + 1);
    } else {
      writeSync(1, `${JSON.stringify({ looks: looks.current, called })}\n`);
      host.quit();
    }
  }, [stage]);
  const elements = Object.entries(probes).map(([name, { element, required, optional }]) =>
    React.createElement(
      element as ComponentType<object>,
      {
        key: name,
        ref: (widget: QWidget) => Object.assign(widgets.current, { [name]: widget }),
        ...required,
        ...(stage === 1 ? optional : {}),
      } as object,
    ),
  );
  return React.createElement(
    Window,
    { ref: window as never, title: "Probe" },
    React.createElement(Column, {}, ...elements),
  );
}

function look(widgets: Readonly<Record<string, QWidget>>): Record<string, string[]> {
  return Object.fromEntries(
    Object.entries(probes).map(([name, { properties }]) => [
      name,
      properties.map((property) => `${property}: ${widgets[name]?.property(property).toString()}`),
    ]),
  );
}

function act(widgets: Readonly<Record<string, QWidget>>): void {
  for (const [name, { act }] of Object.entries(probes)) act?.(widgets[name] as never);
}
