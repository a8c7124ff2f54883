/**
 * When the machine wakes up or is on another network, connections may be dead without knowing it; when the screen is locked,
 * nobody reads. From logind and NetworkManager on the system bus, and the screen saver of the session. Whatever of them is not
 * there is quietly not heard.
 */
import type { Bus, BusSignal } from "./bus.ts";

export interface SessionWatchOptions {
  readonly system: Bus | undefined;
  readonly session: Bus | undefined;
  /** It is time to try again what waits: after sleep, and when there is a network again. */
  onWake(): void;
  onLock(screen: "locked" | "open"): void;
}

export class SessionWatch implements Disposable {
  readonly #options: SessionWatchOptions;
  #undo: readonly (() => void)[] = [];
  /** As NetworkManager numbers them; nothing before the first change. */
  #network: number | undefined;
  #screen: "locked" | "open" = "open";

  private constructor(options: SessionWatchOptions) {
    this.#options = options;
  }

  static async start(options: SessionWatchOptions): Promise<SessionWatch> {
    const watch = new SessionWatch(options);
    await watch.#start();
    return watch;
  }

  [Symbol.dispose](): void {
    for (const undo of this.#undo) undo();
  }

  async #start(): Promise<void> {
    const { system, session } = this.#options;
    const heard = await Promise.all([
      // "true" comes before sleep, "false" after it.
      listen(system, prepareForSleep, (asleep) => {
        if (asleep === false) this.#options.onWake();
      }),
      listen(system, networkChanged, (state) => this.#networkIs(state)),
      ...screenSavers.map((signal) => listen(session, signal, (active) => this.#screenIs(active))),
    ]);
    this.#undo = heard.flatMap((undo) => undo ?? []);
  }

  #networkIs(state: unknown): void {
    const before = this.#network;
    this.#network = Number(state);
    if (this.#network >= connectedState && before !== this.#network) this.#options.onWake();
  }

  #screenIs(active: unknown): void {
    const screen = active === true ? "locked" : "open";
    if (screen === this.#screen) return;
    this.#screen = screen;
    this.#options.onLock(screen);
  }
}

async function listen(
  bus: Bus | undefined,
  signal: BusSignal,
  handle: (value: unknown) => void,
): Promise<(() => void) | undefined> {
  try {
    return await bus?.listen(signal, handle);
  } catch {
    // The bus has ended, or lets nobody listen to this.
    return undefined;
  }
}

const prepareForSleep: BusSignal = {
  sender: "org.freedesktop.login1",
  path: "/org/freedesktop/login1",
  interface: "org.freedesktop.login1.Manager",
  member: "PrepareForSleep",
};

const networkChanged: BusSignal = {
  sender: "org.freedesktop.NetworkManager",
  path: "/org/freedesktop/NetworkManager",
  interface: "org.freedesktop.NetworkManager",
  member: "StateChanged",
};

/** NM_STATE_CONNECTED_LOCAL; those with a site and with the whole world are above it. */
const connectedState = 50;

/** By the names under which desktops tell of it: KDE and others, then GNOME, MATE and Cinnamon, which each have their own. */
const screenSavers: readonly BusSignal[] = [
  ["org.freedesktop.ScreenSaver", "/org/freedesktop/ScreenSaver"],
  ["org.freedesktop.ScreenSaver", "/ScreenSaver"],
  ["org.gnome.ScreenSaver", "/org/gnome/ScreenSaver"],
  ["org.cinnamon.ScreenSaver", "/org/cinnamon/ScreenSaver"],
  ["org.mate.ScreenSaver", "/org/mate/ScreenSaver"],
].map(([sender = "", path = ""]) => ({ sender, path, interface: sender, member: "ActiveChanged" }));
