/** The main window: the arrangement of its parts, and what ties them together. */
import { homedir } from "node:os";
import { join } from "node:path";
import React, { useEffect, useMemo, useRef, useState } from "react";
import type { Controller } from "../../app/controller.ts";
import type { Store } from "../../app/store.ts";
import { useStore } from "../../app/use-store.ts";
import { pickFiles, pickPlace } from "../../qt/pick-files.ts";
import { Window, type WindowWidget } from "../../qt/window.ts";
import { ConclaveContext, type PictureParts } from "../conclave.ts";
import { Overlay } from "../dialogs/overlay.tsx";
import { type ColourSource, useLook } from "../use-look.ts";
import { roomHere, windowActions } from "./actions.ts";
import { replyTo } from "./draft-acts.ts";
import { EmojiPicker } from "./emoji-picker.tsx";
import { WindowMenuBar } from "./menu-bar.tsx";
import { Panels } from "./panels.tsx";
import { Panes } from "./panes.ts";
import { roomStops } from "./room-stops.ts";
import type { Tools } from "./tools.ts";
import { useExtraKeys } from "./use-extra-keys.ts";
import { useLiveSpeech } from "./use-live-speech.ts";
import { useWindowLife, type WindowShell } from "./use-window-life.ts";
import { windowTitle } from "./window-title.ts";

export interface MainWindowProps {
  readonly store: Store;
  readonly controller: Controller;
  readonly colours: ColourSource;
  readonly shell: WindowShell;
  /** The name that the first page begins with. */
  readonly defaultName: string;
  readonly settingsFile: string;
  readonly pictures?: PictureParts | undefined;
  readonly onOpenLink: (url: string) => void;
}

/** What an emoji is looked for: the text, or a message. */
type EmojiPurpose = { readonly kind: "insert" } | { readonly kind: "react"; readonly number: number };

export function MainWindow(props: MainWindowProps) {
  const { store, controller, colours, shell, defaultName, settingsFile, pictures, onOpenLink } = props;
  const look = useLook(store, colours);
  const title = useStore(store, windowTitle);
  const window = useRef<WindowWidget>(null);
  const panes = useMemo(() => new Panes(), []);
  const [picking, setPicking] = useState<EmojiPurpose | undefined>();
  const conclave = useMemo(
    () => ({ store, controller, look, pictures }),
    [store, controller, look, pictures],
  );
  const { close } = useWindowLife({ window, store, controller, shell });
  const actions = useMemo(() => {
    const onChosen = (act: (number: number) => void) => () => {
      const number = panes.messages?.chosenNumber();
      if (number !== undefined) act(number);
    };
    return windowActions({
      state: () => store.state,
      controller,
      stops: () => roomStops(store.state),
      acts: {
        close,
        quit: shell.quit,
        goRound: (direction) => panes.goRound(direction),
        focusComposer: () => panes.focus("composer"),
        focusMessages: () => panes.focus("messages"),
        pickFiles: () => {
          const here = roomHere(store.state);
          if (window.current === null || here === undefined) return;
          const { server, room } = here;
          pickFiles(window.current, (paths) =>
            controller.sendFiles(
              server.key,
              room.info.room,
              paths.map((path) => ({ kind: "path", path })),
            ),
          );
        },
        pickEmoji: () => setPicking({ kind: "insert" }),
        reply: onChosen((number) => {
          const here = roomHere(store.state);
          if (here === undefined) return;
          controller.setDraft(here.server.key, here.room.info.room, replyTo(here.room, number));
          panes.focus("composer");
        }),
        react: onChosen((number) => setPicking({ kind: "react", number })),
        scrollToEnd: () => panes.messages?.scrollToEnd(),
      },
    });
  }, [store, controller, panes, close, shell]);
  const tools = useMemo<Tools>(
    () => ({
      ...{ actions, panes, defaultName },
      reactWith: (number) => setPicking({ kind: "react", number }),
      askPlace: (name, onPicked) => {
        if (window.current !== null) pickPlace(window.current, join(homedir(), name), onPicked);
      },
      openOutside: onOpenLink,
    }),
    [actions, panes, defaultName, onOpenLink],
  );
  useExtraKeys(window, actions);
  useLiveSpeech(window, store);
  useEffect(
    () => controller.onWish((wish) => (wish.kind === "quit" ? shell.quit() : actions["attach-file"].run())),
    [controller, shell, actions],
  );

  const picked = (emoji: string) => {
    setPicking(undefined);
    const here = roomHere(store.state);
    if (picking?.kind === "insert") panes.composer?.insert(emoji);
    else if (picking !== undefined && here !== undefined)
      controller.react(here.server.key, here.room.info.room, picking.number, emoji);
    panes.focus("composer");
  };
  return (
    <ConclaveContext.Provider value={conclave}>
      <Window ref={window} title={title}>
        <WindowMenuBar actions={actions} />
        <Panels tools={tools} />
        <Overlay settingsFile={settingsFile} onOpenLink={onOpenLink} />
        {picking === undefined ? null : (
          <EmojiPicker
            title={picking.kind === "insert" ? "Emoji" : "React with"}
            onPick={picked}
            onClose={() => setPicking(undefined)}
          />
        )}
      </Window>
    </ConclaveContext.Provider>
  );
}
