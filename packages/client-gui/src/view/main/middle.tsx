/** The middle of the window: the first page, a server that has no conversation yet, or a room. */
import React from "react";
import { findServer } from "../../app/change.ts";
import { Column } from "../../qt/layout.ts";
import { useApp } from "../conclave.ts";
import { ServerPage } from "../welcome/server-page.tsx";
import { WelcomePage } from "../welcome/welcome-page.tsx";
import { roomHere } from "./actions.ts";
import { Conversation } from "./conversation.tsx";
import type { Tools } from "./tools.ts";

export function Middle({ tools }: { readonly tools: Tools }) {
  const place = useApp((state) => state.place);
  const recent = useApp((state) => state.recent);
  const server = useApp((state) => (place.kind === "welcome" ? undefined : findServer(state, place.server)));
  const isInRoom = useApp((state) => roomHere(state) !== undefined && asksNothing(server?.phase.kind));
  return (
    <Column grow minimumWidth={leastWidth}>
      {isInRoom ? (
        <Conversation tools={tools} />
      ) : server === undefined ? (
        <WelcomePage
          recent={recent}
          name={tools.defaultName}
          {...(place.kind === "welcome" ? { paste: place.paste } : {})}
        />
      ) : (
        <ServerPage server={server} />
      )}
    </Column>
  );
}

/** A question or an alarm is in front of everything; a room can be read while there is no connection. */
export function asksNothing(phase: string | undefined): boolean {
  return phase !== "passphrase-question" && phase !== "trust-question" && phase !== "alarm";
}

/** Narrower, nothing can be read or written. */
const leastWidth = 320;
