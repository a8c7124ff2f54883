/** What a room is about; owners and moderators can change it. */
import { topicMaxBytes } from "@conclave/protocol";
import React, { useState } from "react";
import { Button } from "../../qt/button.ts";
import { Label } from "../../qt/label.ts";
import { Column } from "../../qt/layout.ts";
import { spacing } from "../../style/theme.ts";
import { shownText } from "../../text/breakable.ts";
import { useController } from "../conclave.ts";
import { Buttons } from "../form/buttons.tsx";
import { Field } from "../form/field.tsx";
import type { RoomDetailsProps } from "./room-details.tsx";

export function RoomTopic({ server, room }: RoomDetailsProps) {
  const controller = useController();
  const { topic, role } = room.info;
  const [typed, setTyped] = useState(topic);
  const mayChange = role === "owner" || role === "moderator";
  const isTooLong = Buffer.byteLength(typed) > topicMaxBytes;
  const isNew = typed.trim() !== topic && !isTooLong;
  const change = () => {
    if (isNew) controller.setTopic(server.key, room.info.room, typed.trim());
  };
  return (
    <Column id="card" margin={spacing.large} gap={spacing.small}>
      <Label id="heading" text="Topic" />
      {mayChange ? (
        <>
          <Field
            label="What the room is about"
            text={typed}
            fault={isTooLong ? `The topic has at most ${topicMaxBytes} bytes.` : undefined}
            onEdit={setTyped}
            onSubmit={change}
          />
          <Buttons>
            <Button text="Change the &topic" enabled={isNew} onClick={change} />
          </Buttons>
        </>
      ) : (
        <Label wrap selectable text={topic === "" ? "Nobody has said what it is about." : shownText(topic)} />
      )}
    </Column>
  );
}
