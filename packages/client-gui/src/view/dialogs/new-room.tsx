/** A room to make. */
import type { RoomId } from "@conclave/protocol";
import React, { useState } from "react";
import type { ServerState } from "../../app/app-state.ts";
import { Button } from "../../qt/button.ts";
import { Checkbox } from "../../qt/checkbox.ts";
import { Label } from "../../qt/label.ts";
import { Column } from "../../qt/layout.ts";
import { spacing } from "../../style/theme.ts";
import { shownText } from "../../text/breakable.ts";
import { useController } from "../conclave.ts";
import { Buttons } from "../form/buttons.tsx";
import { Field } from "../form/field.tsx";

export interface NewRoomProps {
  readonly server: ServerState;
  readonly onOpened: (room: RoomId) => void;
}

export function NewRoom({ server, onOpened }: NewRoomProps) {
  const controller = useController();
  const [name, setName] = useState("");
  const [topic, setTopic] = useState("");
  const [kind, setKind] = useState<"private" | "public">("public");
  const [state, setState] = useState<{ readonly kind: "asking" | "idle" } | { readonly fault: string }>({
    kind: "idle",
  });
  const make = async () => {
    if (name.trim() === "") return setState({ fault: "Give the room a name." });
    setState({ kind: "asking" });
    const room = await controller.openRoom(server.key, { name: name.trim(), kind, topic: topic.trim() });
    if (typeof room !== "number") return setState({ fault: room.what });
    setState({ kind: "idle" });
    onOpened(room);
  };
  return (
    <Column id="card" margin={spacing.large} gap={spacing.small}>
      <Label id="heading" text="Make a room" />
      <Field
        label="Name of the room"
        placeholder="letters, digits, and . _ - between them"
        fault={"fault" in state ? shownText(state.fault) : undefined}
        text={name}
        onEdit={setName}
        onSubmit={() => void make()}
      />
      <Field
        label="Topic"
        placeholder="what it is about; can stay empty"
        text={topic}
        onEdit={setTopic}
        onSubmit={() => void make()}
      />
      <Checkbox
        text="Private: only people who are brought in see it"
        accessibleName="Private"
        checked={kind === "private"}
        onChange={(checked) => setKind(checked ? "private" : "public")}
      />
      <Buttons>
        <Button
          text="&Make the room"
          enabled={!("kind" in state && state.kind === "asking")}
          onClick={() => void make()}
        />
      </Buttons>
    </Column>
  );
}
