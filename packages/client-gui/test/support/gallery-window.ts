/** The gallery's window. Loaded when Qt is running. */
import { desktopFont, setPlaceholderColour } from "@conclave/qt-host/widgets";
import type { QMainWindow, QWidget } from "@nodegui/nodegui";
import React, { useEffect, useMemo, useRef, useState } from "react";
import { styleApplication } from "../../src/qt/application-style.ts";
import { Button } from "../../src/qt/button.ts";
import { Dialog } from "../../src/qt/dialog.ts";
import { Label } from "../../src/qt/label.ts";
import { Column, Row } from "../../src/qt/layout.ts";
import { ListPane } from "../../src/qt/list-pane.ts";
import {
  type Answer,
  type Choices,
  type ComposerKey,
  MessageComposer,
  messageComposer,
  type Pasted,
} from "../../src/qt/message-composer.ts";
import { mount } from "../../src/qt/mount.ts";
import { popUpMenu } from "../../src/qt/popup-menu.ts";
import { Splitter } from "../../src/qt/splitter.ts";
import { TextField } from "../../src/qt/text-field.ts";
import { ToolButton } from "../../src/qt/tool-button.ts";
import { Window } from "../../src/qt/window.ts";
import { stylesheet } from "../../src/style/stylesheet.ts";
import { spacing, type ThemeName, themes } from "../../src/style/theme.ts";
import { listColours } from "../../src/view/pane-theme.ts";
import { Controls } from "./gallery-controls.ts";
import { commands, people, rooms } from "./gallery-rows.ts";

export interface GalleryOptions {
  readonly theme: ThemeName;
  readonly size: { readonly width: number; readonly height: number };
  readonly sendKey: "ctrl-enter" | "enter";
}

export function showGallery(options: GalleryOptions): void {
  mount(createElement(Gallery, options));
}

function Gallery({ theme: themeName, size, sendKey }: GalleryOptions) {
  const theme = themes[themeName];
  const window = useRef<QMainWindow>(null);
  const [heard, setHeard] = useState("nothing");
  const [dialog, setDialog] = useState<"closed" | "open">("closed");
  const hear = (...words: readonly (number | string)[]) => setHeard(words.join(" "));
  const list = useRef<QWidget>(null);
  const onTool = (name: string) => {
    if (name === "settings") setDialog("open");
    else hear("pressed", name);
    if (name === "people") list.current?.setFocus();
  };
  useEffect(() => {
    setPlaceholderColour(theme.textMuted);
    styleApplication(stylesheet({ theme, bodyPt: desktopFont().pointSize }));
  }, [theme]);
  useEffect(() => {
    window.current?.resize(size.width, size.height);
    window.current?.show();
  }, [size]);
  return createElement(
    Window,
    { title: "Gallery", ref: window },
    createElement(
      Splitter,
      {
        sizes: [230, "rest", 190],
        collapsible: [true, false, true],
        onMoved: (sizes: readonly number[]) => hear("moved", ...sizes),
      },
      createElement(Sidebar, { theme, hear, list }),
      createElement(Middle, { theme, heard, hear, sendKey, onTool }),
      createElement(ListPane, {
        accessibleName: "People here",
        items: people,
        colours: listColours(theme, "window"),
        id: "side",
        elide: "middle",
        onActivate: (key: string) => hear("person", key),
      }),
    ),
    dialog === "open" &&
      createElement(
        Dialog,
        {
          title: "A dialog",
          onClose: () => {
            setDialog("closed");
            hear("dialog closed");
          },
        },
        createElement(
          Column,
          { margin: spacing.large, gap: spacing.medium },
          createElement(Label, { text: "It stands before its window." }),
          createElement(TextField, {
            accessibleName: "A field",
            text: "",
            placeholder: "nothing typed yet",
            onSubmit: () => hear("field submitted"),
          }),
          createElement(Button, {
            text: "&OK",
            id: "primary",
            isDefault: true,
            onClick: () => {
              setDialog("closed");
              hear("pressed OK");
            },
          }),
        ),
      ),
  );
}

interface Parts {
  readonly theme: (typeof themes)[ThemeName];
  readonly hear: (...words: readonly (number | string)[]) => void;
}

function Sidebar({ theme, hear, list }: Parts & { readonly list: React.RefObject<QWidget> }) {
  const [items, setItems] = useState(rooms);
  const onMenu = (key: string, x: number, y: number) =>
    popUpMenu({ x, y }, [
      {
        text: "Mark as read",
        icon: { name: "check", colour: theme.textMuted },
        onChoose: () => {
          setItems(items.map((row) => (row.key === key ? { ...row, badge: undefined, bold: false } : row)));
          hear("read", key);
        },
      },
      { text: "Move to the top", onChoose: () => setItems(toTop(items, key)) },
      "separator",
      {
        text: "Notify",
        entries: [
          { text: "Everything", state: "unchecked", onChoose: () => hear("notify all") },
          { text: "Mentions & replies", state: "checked", onChoose: () => hear("notify mentions") },
        ],
      },
      {
        text: "Delete",
        state: "disabled",
        icon: { name: "delete", colour: theme.textMuted },
        onChoose: () => {},
      },
    ]);
  return createElement(ListPane, {
    ref: list,
    accessibleName: "Rooms",
    id: "side",
    items,
    colours: listColours(theme, "window"),
    current: "lobby",
    onActivate: (key: string) => hear("open", key),
    onCurrent: (key: string) => hear("current", key),
    onMenu,
  });
}

function toTop(items: typeof rooms, key: string): typeof rooms {
  const moved = items.filter((row) => row.key === key);
  const [heading, ...others] = items.filter((row) => row.key !== key);
  return heading === undefined ? items : [heading, ...moved, ...others];
}

interface MiddleProps extends Parts {
  readonly heard: string;
  readonly sendKey: GalleryOptions["sendKey"];
  readonly onTool: (name: string) => void;
}

function Middle({ theme, heard, hear, sendKey, onTool }: MiddleProps) {
  const composer = useRef<QWidget>(null);
  const [choices, setChoices] = useState<Choices>();
  const colours = useMemo(() => listColours(theme, "surface"), [theme]);
  const native = () => messageComposer(composer.current as QWidget);
  useEffect(() => composer.current?.setFocus(), []);
  const onEdit = (text: string, cursor: number) => {
    const typed = /(?:^|\s)\/(\w*)$/.exec(text.slice(0, cursor))?.[1];
    const rows = typed === undefined ? [] : commands.filter(({ text: name }) => name.startsWith(`/${typed}`));
    setChoices(rows.length === 0 ? undefined : { rows, current: 0 });
  };
  const onChoice = (index: number) => {
    const chosen = choices?.rows[index]?.text ?? "";
    const cursor = native().cursor();
    const start = native().text().lastIndexOf("/", cursor);
    setChoices(undefined);
    native().replace(start, cursor, `${chosen} `);
    hear("chose", chosen);
  };
  return createElement(
    Column,
    { id: "conversation" },
    createElement(
      Row,
      { id: "header", margin: spacing.small, gap: spacing.small },
      createElement(Label, { text: "Every widget", id: "heading", grow: true }),
      ...(["search", "bell", "pin", "people", "settings"] as const).map((name) =>
        createElement(ToolButton, {
          key: name,
          icon: { name, colour: theme.textMuted },
          label: name,
          onClick: () => onTool(name),
        }),
      ),
    ),
    createElement(Controls, { theme, hear, grow: true }),
    createElement(Label, { id: "muted", text: `Heard: ${heard}` }),
    createElement(
      Row,
      { id: "typing-area", margin: spacing.small, gap: spacing.small },
      createElement(ToolButton, {
        icon: { name: "paperclip", colour: theme.textMuted },
        label: "attach a file",
      }),
      createElement(MessageComposer, {
        ref: composer,
        grow: true,
        accessibleName: "Message",
        placeholder: "Message #lobby",
        dropHint: "Drop the files to send them",
        sendKey,
        colours,
        ...(choices === undefined ? {} : { choices }),
        onEdit,
        onSubmit: () => {
          hear("submit", JSON.stringify(native().text()));
          native().setText("");
        },
        onKey: (name: ComposerKey): Answer => {
          if (name === "PageUp") native().replace(0, 5, "HELLO");
          hear("key", name);
          return "free";
        },
        onPaste: ({ text, picture }: Pasted): Answer => {
          if (picture !== undefined) hear("picture", String.fromCharCode(...picture.subarray(0, 4)));
          else if (text.length > 1000) hear("huge paste", text.length);
          return picture !== undefined || text.length > 1000 ? "taken" : "free";
        },
        onChoice,
        onDismiss: () => {
          setChoices(undefined);
          hear("dismissed");
        },
      }),
      createElement(ToolButton, { icon: { name: "send", colour: theme.accent }, label: "send" }),
    ),
  );
}

const { createElement } = React;
