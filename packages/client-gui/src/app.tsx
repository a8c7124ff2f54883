/** Everything that needs Qt to be running already: imported by `runWindow` after the host has started. */
import React from "react";
import type { Controller } from "./app/controller.ts";
import { Frames } from "./app/frames.ts";
import type { Store } from "./app/store.ts";
import { applicationId, windowIcons } from "./desktop/identity.ts";
import { trayWords } from "./program/tray.ts";
import { alert, isActive, setIdentity } from "./qt/desktop-facts.ts";
import { mount } from "./qt/mount.ts";
import { TrayIcon } from "./qt/tray-icon.ts";
import { themes } from "./style/theme.ts";
import type { PictureParts } from "./view/conclave.ts";
import { MainWindow } from "./view/main/main-window.tsx";
import type { WindowHandle } from "./view/main/use-window-life.ts";
import type { ColourSource } from "./view/use-look.ts";

export interface AppOptions {
  readonly store: Store;
  readonly controller: Controller;
  readonly colours: ColourSource;
  /** The name that the first page begins with. */
  readonly defaultName: string;
  readonly settingsFile: string;
  readonly pictures: PictureParts;
  readonly show: "hidden" | "shown";
  readonly onQuit: () => void;
  readonly onOpenLink: (url: string) => void;
}

export interface App {
  /** Shows the window, before all others. */
  bringToFront(): void;
}

/** Opens the window, and puts an icon into the tray. */
export function mountApp(options: AppOptions): App {
  const { store, controller, onQuit } = options;
  setIdentity(applicationId, windowIcons);
  let window: WindowHandle | undefined;
  const toggle = () => {
    if (window?.isVisible() && isActive()) window.hide();
    else window?.bringToFront();
  };
  const { accent, accentText, alert: alarm, alertText } = themes.light;
  const tray = new TrayIcon(
    { icon: accent, iconText: accentText, badge: alarm, badgeText: alertText },
    toggle,
  );
  let shown = "";
  const drawTray = () => {
    const words = trayWords(store.state);
    const now = JSON.stringify(words);
    if (now === shown) return;
    // What comes in while nobody looks is marked in the list of windows, too.
    if (shown !== "" && words.badge.kind === "count" && window !== undefined) alert(window.widget);
    shown = now;
    tray.show({
      tooltip: words.tooltip,
      badge: words.badge,
      menu: [
        { text: "Show or hide Conclave", onChoose: toggle },
        {
          text: "Do not disturb",
          state: words.doNotDisturb === "on" ? "checked" : "unchecked",
          onChoose: () =>
            controller.setSettings({ doNotDisturb: words.doNotDisturb === "on" ? "off" : "on" }),
        },
        "separator",
        { text: "Quit", onChoose: onQuit },
      ],
    });
  };
  mount(
    <MainWindow
      {...options}
      shell={{
        show: options.show,
        quit: onQuit,
        onWindow: (handle) => {
          window = handle;
        },
      }}
    />,
  );
  drawTray();
  new Frames(store, trayFrameMs).subscribe(drawTray);
  return { bringToFront: () => window?.bringToFront() };
}

/** Nobody reads a tray faster; what comes in may be a thousand messages a second. */
const trayFrameMs = 250;
