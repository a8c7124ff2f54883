/** Everything that needs Qt to be running already: imported by `runWindow` after the host has started. */
import React from "react";
import type { Conversation } from "./conversation/conversation.ts";
import { desktopTheme } from "./qt/desktop-theme.ts";
import { mount } from "./qt/mount.ts";
import type { Store } from "./state/store.ts";
import type { ThemeName } from "./style/theme.ts";
import { MainWindow } from "./view/main-window.tsx";

export interface AppOptions {
  readonly store: Store;
  readonly conversation: Conversation;
  readonly theme: ThemeName | "auto";
  readonly onQuit: () => void;
}

/** Opens the window. */
export function mountApp({ store, conversation, theme, onQuit }: AppOptions): void {
  const initialTheme = theme === "auto" ? desktopTheme() : theme;
  mount(<MainWindow store={store} conversation={conversation} initialTheme={initialTheme} onQuit={onQuit} />);
}
