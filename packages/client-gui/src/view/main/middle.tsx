/** The middle of the window: the first page, a server that has no conversation yet, or a room. */
import React from "react";
import { findServer } from "../../app/change.ts";
import { Column } from "../../qt/layout.ts";
import { useApp } from "../conclave.ts";
import { ServerPage } from "../welcome/server-page.tsx";
import { WelcomePage } from "../welcome/welcome-page.tsx";
import { roomHere, type WindowAction, type WindowShortcutId } from "./actions.ts";
import { Conversation } from "./conversation.tsx";
import type { Panes } from "./panes.ts";

export interface MiddleProps {
  readonly panes: Panes;
  readonly actions: Readonly<Record<WindowShortcutId, WindowAction>>;
  readonly defaultName: string;
  readonly onReactWith: (number: number) => void;
}

export function Middle({ panes, actions, defaultName, onReactWith }: MiddleProps) {
  const place = useApp((state) => state.place);
  const recent = useApp((state) => state.recent);
  const server = useApp((state) => (place.kind === "welcome" ? undefined : findServer(state, place.server)));
  const isInRoom = useApp((state) => roomHere(state) !== undefined && asksNothing(server?.phase.kind));
  return (
    <Column grow minimumWidth={leastWidth}>
      {isInRoom ? (
        <Conversation panes={panes} actions={actions} onReactWith={onReactWith} />
      ) : server === undefined ? (
        <WelcomePage recent={recent} name={defaultName} {...(place.kind === "welcome" ? { paste: place.paste } : {})} />
      ) : (
        <ServerPage server={server} />
      )}
    </Column>
  );
}

/** A question or an alarm is in front of everything; a room can be read while there is no connection. */
function asksNothing(phase: string | undefined): boolean {
  return phase !== "passphrase-question" && phase !== "trust-question" && phase !== "alarm";
}

/** Narrower, nothing can be read or written. */
const leastWidth = 320;
