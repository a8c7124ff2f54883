/** The stage's window. Loaded when Qt is running. */
import type { QMainWindow } from "@nodegui/nodegui";
import React, { useEffect, useRef, useState } from "react";
import { styleApplication } from "../../dist/qt/application-style.js";
import { Column } from "../../dist/qt/layout.js";
import { mount } from "../../dist/qt/mount.js";
import { Window } from "../../dist/qt/window.js";
import { stylesheet } from "../../dist/style/stylesheet.js";
import { type Conclave, ConclaveContext, useApp } from "../../dist/view/conclave.js";
import { Overlay } from "../../dist/view/dialogs/overlay.js";
import { ServerPage } from "../../dist/view/welcome/server-page.js";
import { WelcomePage } from "../../dist/view/welcome/welcome-page.js";

export interface Size {
  readonly width: number;
  readonly height: number;
}

export interface StageProps extends Size {
  readonly onOpenLink: (url: string) => void;
}

export function showStage(conclave: Conclave, props: StageProps): void {
  // Before anything is shown: a dialog takes its size from what is in it.
  styleApplication(stylesheet(conclave.look));
  mount(createElement(ConclaveContext.Provider, { value: conclave }, createElement(Stage, props)));
}

function Stage({ width, height, onOpenLink }: StageProps) {
  const [shown, setShown] = useState<"no" | "yes">("no");
  const window = useRef<QMainWindow>(null);
  useEffect(() => {
    window.current?.resize(width, height);
    window.current?.show();
    // A dialog belongs to a window that is there.
    setShown("yes");
  }, [width, height]);
  return createElement(
    Window,
    { title: "Stage", ref: window },
    createElement(Column, { id: "root" }, createElement(Middle)),
    shown === "no"
      ? null
      : createElement(Overlay, { settingsFile: "/home/ana/.config/conclave/window.toml", onOpenLink }),
  );
}

function Middle() {
  const { place, servers, recent } = useApp((state) => state);
  const server = "server" in place ? servers.find(({ key }) => key === place.server) : undefined;
  if (place.kind === "server" && server !== undefined) return createElement(ServerPage, { server });
  const paste = place.kind === "welcome" ? place.paste : undefined;
  return createElement(WelcomePage, { recent, name: "ana", paste });
}

const { createElement } = React;
