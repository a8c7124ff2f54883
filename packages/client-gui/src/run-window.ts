/** The order of a window's life: one for each person, what was remembered, Qt, the window; and at the end the goodbye. */
import { startQtHost } from "@conclave/qt-host";
import type { AppState, Place } from "./app/app-state.ts";
import { findRoom } from "./app/change.ts";
import { Sessions } from "./app/sessions/sessions.ts";
import { Store } from "./app/store.ts";
import { offerActivation } from "./desktop/activation.ts";
import { claimInstance, type FirstInstance } from "./desktop/single-instance.ts";
import { activationToken, type StartRequest } from "./desktop/start-request.ts";
import { PictureFolder } from "./pictures/picture-folder.ts";
import { Pictures } from "./pictures/pictures.ts";
import { KnownColours } from "./program/desktop-colours.ts";
import { joinDesktop } from "./program/join-desktop.ts";
import { Memory } from "./program/memory.ts";
import { shareOneNodegui } from "./qt/one-nodegui.ts";
import type { Settings } from "./settings/settings.ts";

export interface WindowOptions {
  /** HOST:PORT or an invitation, which the first page begins with. */
  readonly where?: string | undefined;
  /** The name that the first page begins with. */
  readonly name: string;
  /** For this run, in place of what is set. */
  readonly colours?: Settings["colours"] | undefined;
  /** "hidden": it waits in the tray, where there is one. Default: "shown". */
  readonly show?: "hidden" | "shown" | undefined;
  /** "another": beside one that runs, which it neither asks nor hears; for tests. Default: "only". */
  readonly instance?: "another" | "only" | undefined;
  /** Default: that of the process. */
  readonly env?: NodeJS.ProcessEnv | undefined;
  /** Gets every error of an event handler; the window goes on. */
  onError(error: unknown, origin: { readonly widget: string; readonly event: string }): void;
}

/** "handed-over": one was there already, and does what this one was asked for. */
export type WindowOutcome = "closed" | "handed-over";

/** Another window of this person's is there and does not answer. */
export class WindowStuckError extends Error {
  override readonly name = "WindowStuckError";
}

/**
 * Opens the window, and settles when it is closed and the goodbye is said.
 *
 * @throws {QtHostError} when Qt cannot be started; its message says what to install.
 * @throws {InstanceFolderError | WindowStuckError}
 */
export async function runWindow(options: WindowOptions): Promise<WindowOutcome> {
  const { where, name, show = "shown", instance = "only", env = process.env } = options;
  await using stack = new AsyncDisposableStack();
  const first = instance === "only" ? await becomeFirst({ where, show, env }) : undefined;
  if (first === "handed-over") return first;
  stack.use(first);
  await openWindow(stack, first, { ...options, where, name, show, env });
  return "closed";
}

async function becomeFirst({
  where,
  show,
  env,
}: Pick<StartRequest, "show" | "where"> & { readonly env: NodeJS.ProcessEnv }): Promise<
  FirstInstance | "handed-over"
> {
  const request: StartRequest = { show, where, activationToken: activationToken(env) };
  const start = await claimInstance(request, env);
  if (start.role === "second") return "handed-over";
  if (start.role === "first") return start.instance;
  throw new WindowStuckError(
    `Conclave runs already and does not answer at ${start.socket}. End it, then start again.`,
  );
}

async function openWindow(
  stack: AsyncDisposableStack,
  instance: FirstInstance | undefined,
  { where, name, colours, show, env, onError }: WindowOptions & { readonly env: NodeJS.ProcessEnv },
): Promise<void> {
  const memory: Memory = stack.use(
    await Memory.load({
      onComplaint: (complaint) => store.dispatch({ type: "complain", complaint }),
      onSettings: (changes) => desktop.settingsChanged(changes),
    }),
  );
  const store = new Store(initialState(memory.initial, { where, colours }));
  const { keep, kept } = memory;
  const pictures = { memory: new Pictures(), folder: new PictureFolder() };
  const sessions = new Sessions({ store, keep, kept, pictures: pictures.memory });
  const known = new KnownColours();
  shareOneNodegui();
  const host = await startQtHost({
    applicationName: "conclave",
    onQuit: async () => {
      instance?.leave();
      await sessions.end();
    },
    onError,
  });
  const desktop = joinDesktop({ store, sessions, known, env });
  stack.use(desktop);
  const { mountApp } = await import("./app.tsx");
  const app = mountApp({
    store,
    controller: sessions,
    colours: known,
    defaultName: name,
    settingsFile: memory.settingsFile,
    pictures,
    show: show ?? "shown",
    onQuit: () => host.quit(),
    onOpenLink: (url) => desktop.openLink(url),
  });
  desktop.onOpenMessage((target) => {
    app.bringToFront();
    sessions.showEntry(target.server, target.room, target.number);
  });
  instance?.onRequest((request) => {
    if (request.where !== undefined) sessions.go({ kind: "welcome", paste: request.where });
    offerActivation(request.activationToken);
    if (request.show === "shown") app.bringToFront();
  });
  sessions.start();
  if (where === undefined) goBack(store, sessions, kept.place);
  await host.ended;
}

function initialState(
  state: AppState,
  { where, colours }: Pick<WindowOptions, "colours" | "where">,
): AppState {
  const settings = colours === undefined ? state.settings : { ...state.settings, colours };
  return { ...state, settings, place: { kind: "welcome", paste: where } };
}

/** To where the person was the last time, as soon as that is there, unless they go elsewhere themselves. */
function goBack(store: Store, sessions: Sessions, place: Place): void {
  const { servers } = store.state;
  const server = servers.find(({ key }) => place.kind !== "welcome" && key === place.server) ?? servers[0];
  if (server === undefined) return;
  sessions.go({ kind: "server", server: server.key });
  if (place.kind !== "room" || place.server !== server.key) return;
  const stop = store.subscribe(() => {
    const { state } = store;
    const hasGone = state.place.kind === "welcome" || state.place.server !== server.key;
    const isThere = findRoom(state, place.server, place.room) !== undefined;
    if (!hasGone && !isThere) return;
    stop();
    if (!hasGone) sessions.go(place);
  });
}
