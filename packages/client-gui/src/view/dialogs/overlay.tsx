/** The dialog that is open over the window, if one is. It stands inside the window's element, whose dialog it is. */
import React from "react";
import type { AppState, Overlay as OpenOverlay, Span } from "../../app/app-state.ts";
import { useApp } from "../conclave.ts";
import { CommandSheet } from "./command-sheet.tsx";
import { Confirm } from "./confirm.tsx";
import { OpenLink } from "./open-link.tsx";
import { PasteDialog } from "./paste-dialog.tsx";
import { Person } from "./person.tsx";
import { QuickSwitcher } from "./quick-switcher.tsx";
import { RoomDetails } from "./room-details.tsx";
import { RoomsDialog } from "./rooms-dialog.tsx";
import { SearchDialog } from "./search-dialog.tsx";
import { SettingsDialog } from "./settings-dialog.tsx";
import { ShortcutSheet } from "./shortcut-sheet.tsx";
import { Xray } from "./x-ray.tsx";

export interface OverlayProps {
  /** Where the settings are kept. */
  readonly settingsFile: string;
  /** Opens a link in the desktop's own program for it. */
  readonly onOpenLink: (url: string) => void;
}

export function Overlay(props: OverlayProps) {
  const overlay = useApp((state) => state.overlay);
  return overlay === undefined ? null : <Open {...props} overlay={overlay} />;
}

function Open({ overlay, settingsFile, onOpenLink }: OverlayProps & { readonly overlay: OpenOverlay }) {
  const server = useApp((state) => serverOf(state, overlay));
  switch (overlay.kind) {
    case "settings":
      return <SettingsDialog file={settingsFile} />;
    case "shortcuts":
      return <ShortcutSheet />;
    case "commands":
      return <CommandSheet />;
    case "x-ray":
      return server === undefined ? null : <Xray server={server} />;
    case "switcher":
      return <QuickSwitcher />;
    case "open-link":
      return <OpenLink url={overlay.url} onOpenLink={onOpenLink} />;
    case "paste":
      return <Paste text={overlay.text} at={overlay.at} />;
    case "rooms":
      return server === undefined ? null : <RoomsDialog server={server} />;
    case "search":
      return <SearchDialog server={server} room={overlay.room} words={overlay.words} />;
    case "room-details": {
      const room = server?.rooms.get(overlay.room);
      return server === undefined || room === undefined ? null : <RoomDetails server={server} room={room} />;
    }
    case "person": {
      if (server === undefined) return null;
      const room = overlay.room === undefined ? undefined : server.rooms.get(overlay.room);
      return <Person server={server} room={room} name={overlay.name} />;
    }
    case "confirm":
      return server === undefined ? null : <Confirm act={overlay.act} server={server} />;
  }
}

/** Into the room that is open. */
function Paste({ text, at }: { readonly text: string; readonly at: Span }) {
  const { place, servers } = useApp((state) => state);
  if (place.kind !== "room") return null;
  const server = servers.find(({ key }) => key === place.server);
  const room = server?.rooms.get(place.room);
  return server === undefined || room === undefined ? null : (
    <PasteDialog text={text} at={at} server={server} room={room} />
  );
}

function serverOf(state: AppState, overlay: OpenOverlay) {
  const key =
    overlay.kind === "confirm" ? overlay.act.server : "server" in overlay ? overlay.server : undefined;
  return state.servers.find((server) => server.key === key);
}
