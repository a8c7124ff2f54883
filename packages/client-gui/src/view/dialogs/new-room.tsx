/** A room to make. */
import type { RoomId } from "@conclave/protocol";
import React, { useState } from "react";
import type { ServerState } from "../../app/app-state.ts";
import { Checkbox } from "../../qt/checkbox.ts";
import { useController } from "../conclave.ts";
import { Field } from "../form/field.tsx";
import { OpeningForm } from "./opening-form.tsx";

export interface NewRoomProps {
  readonly server: ServerState;
  readonly onOpened: (room: RoomId) => void;
}

export function NewRoom({ server, onOpened }: NewRoomProps) {
  const controller = useController();
  const [topic, setTopic] = useState("");
  const [kind, setKind] = useState<"private" | "public">("public");
  return (
    <OpeningForm
      heading="Make a room"
      name={{ label: "Name of the room", placeholder: "letters, digits, and . _ - between them" }}
      missing="Give the room a name."
      act="&Make the room"
      open={(name) => controller.openRoom(server.key, { name, kind, topic: topic.trim() })}
      onOpened={onOpened}
    >
      {(submit) => (
        <>
          <Field
            label="Topic"
            placeholder="what it is about; can stay empty"
            text={topic}
            onEdit={setTopic}
            onSubmit={submit}
          />
          <Checkbox
            text="Private: only people who are brought in see it"
            accessibleName="Private"
            checked={kind === "private"}
            onChange={(checked) => setKind(checked ? "private" : "public")}
          />
        </>
      )}
    </OpeningForm>
  );
}
