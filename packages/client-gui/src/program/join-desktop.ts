/** The desktop around the window: colours, notifications, the network, links, autostart. It may be missing, all or in part. */
import { spawn } from "node:child_process";
import type { RoomId } from "@conclave/protocol";
import type { ServerKey } from "../app/app-state.ts";
import type { Sessions } from "../app/sessions/sessions.ts";
import type { Store } from "../app/store.ts";
import { offerActivation } from "../desktop/activation.ts";
import { announceNews } from "../desktop/announce-news.ts";
import { Announcer } from "../desktop/announcer.ts";
import { setAutostart } from "../desktop/autostart.ts";
import { Bus } from "../desktop/bus.ts";
import { ColourScheme } from "../desktop/colour-scheme.ts";
import { Notifications } from "../desktop/notifications.ts";
import { ownCommand } from "../desktop/own-command.ts";
import { SessionWatch } from "../desktop/session-watch.ts";
import type { Settings } from "../settings/settings.ts";
import type { KnownColours } from "./desktop-colours.ts";

export interface DesktopParts {
  readonly store: Store;
  readonly sessions: Sessions;
  readonly known: KnownColours;
  readonly env: NodeJS.ProcessEnv;
}

/** Where a notification leads. */
export interface MessageTarget {
  readonly server: ServerKey;
  readonly room: RoomId;
  readonly number: number;
}

export interface JoinedDesktop extends AsyncDisposable {
  settingsChanged(changes: Partial<Settings>): void;
  /** Opens it in the desktop's own program. */
  openLink(url: string): void;
  /** A notification was clicked. */
  onOpenMessage(open: (target: MessageTarget) => void): void;
}

/** Begins to join it; the window does not wait for that. */
export function joinDesktop({ store, sessions, known, env }: DesktopParts): JoinedDesktop {
  const stack = new AsyncDisposableStack();
  let openMessage: (target: MessageTarget) => void = () => {};
  const complain = (key: string, text: string) =>
    store.dispatch({ type: "complain", complaint: { key, text } });
  const onError = (error: unknown) => complain("desktop", `The desktop said something odd: ${String(error)}`);
  const joining = join().catch(onError);

  async function join(): Promise<void> {
    const [session, system] = await Promise.all([
      Bus.connect("session", { env, onError }),
      Bus.connect("system", { env, onError }),
    ]);
    for (const bus of [session, system]) if (bus !== undefined) stack.use(bus);
    if (session !== undefined) {
      stack.use(await ColourScheme.start(session, (colours) => known.set(colours)));
      const sink = await Notifications.start({
        bus: session,
        onOpen: (target, token) => {
          offerActivation(token);
          openMessage(target);
        },
      });
      stack.use(sink);
      const announcer = stack.use(new Announcer(sink));
      stack.defer(announceNews({ store, announcer, onNews: (listener) => sessions.onNews(listener) }));
    }
    stack.use(
      await SessionWatch.start({
        ...{ session, system },
        onWake: () => {
          for (const { key, phase } of store.state.servers)
            if (phase.kind === "reconnecting") sessions.reconnectNow(key);
        },
        onLock: (screen) => {
          if (screen === "locked") sessions.attend("away");
        },
      }),
    );
  }

  return {
    settingsChanged: ({ autostart }) => {
      if (autostart === undefined) return;
      setAutostart(autostart, ownCommand()).catch((error: Error) =>
        complain("autostart", `Whether Conclave starts by itself cannot be changed: ${error.message}.`),
      );
    },
    openLink: (url) => {
      const child = spawn("xdg-open", [url], { env, detached: true, stdio: "ignore" });
      child.on("error", (error) => complain("links", `The link could not be opened: ${error.message}.`));
      child.unref();
    },
    onOpenMessage: (open) => {
      openMessage = open;
    },
    [Symbol.asyncDispose]: async () => {
      await joining;
      await stack.disposeAsync();
    },
  };
}
