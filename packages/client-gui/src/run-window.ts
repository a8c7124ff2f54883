/** The order of a window's life: Qt, the store and the client, the window; and at the end the goodbye. */
import { startQtHost } from "@conclave/qt-host";
import { Conversation } from "./conversation/conversation.ts";
import { shareOneNodegui } from "./qt/one-nodegui.ts";
import { Store } from "./state/store.ts";
import { type Form, initialState } from "./state/view-state.ts";
import type { ThemeName } from "./style/theme.ts";

export interface WindowOptions {
  /** What the fields say at first. */
  readonly form: Form;
  /** "auto" does as the desktop does. */
  readonly theme: ThemeName | "auto";
  /** Gets every error of an event handler; the window goes on. */
  onError(error: unknown, origin: { readonly widget: string; readonly event: string }): void;
}

/**
 * Opens the window, and settles when it is closed and the goodbye is said.
 *
 * @throws {QtHostError} when Qt cannot be started; its message says what to install.
 */
export async function runWindow({ form, theme, onError }: WindowOptions): Promise<void> {
  const store = new Store(initialState(form));
  const conversation = new Conversation({ store });
  shareOneNodegui();
  const host = await startQtHost({
    applicationName: "conclave",
    onQuit: () => conversation.disconnect(),
    onError,
  });
  const { mountApp } = await import("./app.tsx");
  mountApp({ store, conversation, theme, onQuit: () => host.quit() });
  await host.ended;
  await conversation.kept();
}
