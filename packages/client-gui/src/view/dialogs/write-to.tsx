/** Somebody to write to alone, whether here or away. */
import type { RoomId } from "@conclave/protocol";
import React, { useState } from "react";
import type { ServerState } from "../../app/app-state.ts";
import { Button } from "../../qt/button.ts";
import { Label } from "../../qt/label.ts";
import { Column } from "../../qt/layout.ts";
import { spacing } from "../../style/theme.ts";
import { shownText } from "../../text/breakable.ts";
import { useController } from "../conclave.ts";
import { Buttons } from "../form/buttons.tsx";
import { Field } from "../form/field.tsx";

export interface WriteToProps {
  readonly server: ServerState;
  readonly onOpened: (room: RoomId) => void;
}

export function WriteTo({ server, onOpened }: WriteToProps) {
  const controller = useController();
  const [name, setName] = useState("");
  const [fault, setFault] = useState<string | undefined>();
  const open = async () => {
    if (name.trim() === "") return setFault("Type whom you want to write to.");
    const room = await controller.openDirect(server.key, name.trim());
    if (typeof room !== "number") return setFault(room.what);
    setFault(undefined);
    onOpened(room);
  };
  return (
    <Column id="card" margin={spacing.large} gap={spacing.small}>
      <Label id="heading" text="Write to somebody" />
      <Field
        label="Name of the person"
        hint="Only the two of you see it, and whoever runs the server. They may be away: they find it when they are back."
        fault={fault === undefined ? undefined : shownText(fault)}
        text={name}
        onEdit={setName}
        onSubmit={() => void open()}
      />
      <Buttons>
        <Button text="&Write" onClick={() => void open()} />
      </Buttons>
    </Column>
  );
}
