/** Somebody to write to alone, whether here or away. */
import type { RoomId } from "@conclave/protocol";
import React from "react";
import type { ServerState } from "../../app/app-state.ts";
import { useController } from "../conclave.ts";
import { OpeningForm } from "./opening-form.tsx";

export interface WriteToProps {
  readonly server: ServerState;
  readonly onOpened: (room: RoomId) => void;
}

export function WriteTo({ server, onOpened }: WriteToProps) {
  const controller = useController();
  return (
    <OpeningForm
      heading="Write to somebody"
      name={{
        label: "Name of the person",
        hint: "Only the two of you see it, and whoever runs the server. They may be away: they find it when they are back.",
      }}
      missing="Type whom you want to write to."
      act="&Write"
      open={(name) => controller.openDirect(server.key, name)}
      onOpened={onOpened}
    />
  );
}
