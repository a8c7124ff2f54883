/** What can be done about a person: write to, mention, and what the own role in the room allows. */
import React, { useEffect, useState } from "react";
import type { RoomState, ServerState } from "../../app/app-state.ts";
import { Button } from "../../qt/button.ts";
import { Label } from "../../qt/label.ts";
import { Column } from "../../qt/layout.ts";
import { roleActs } from "../../rows/role-acts.ts";
import { spacing } from "../../style/theme.ts";
import { shownLine, shownText } from "../../text/breakable.ts";
import { describePerson, doublesAmong } from "../../text/names.ts";
import { useController } from "../conclave.ts";
import { CloseButton, DialogFrame } from "./dialog-frame.tsx";

export interface PersonProps {
  readonly server: ServerState;
  /** Where they were met. */
  readonly room: RoomState | undefined;
  readonly name: string;
}

export function Person({ server, room, name }: PersonProps) {
  const controller = useController();
  const [fault, setFault] = useState("");
  const roomId = room?.info.room;
  const areMembersKnown = room?.members !== undefined;
  // What can be done depends on the role, which only the list of members says.
  useEffect(() => {
    if (roomId !== undefined && !areMembersKnown) controller.loadMembers(server.key, roomId);
  }, [controller, server.key, roomId, areMembersKnown]);
  const own = name === server.name;
  const known = server.present.find((occupant) => occupant.name === name);
  const guest = known?.guest ?? false;
  const role = room?.members?.find((member) => member.name === name)?.role;
  const write = async () => {
    const direct = await controller.openDirect(server.key, name);
    if (typeof direct !== "number") return setFault(direct.what);
    controller.go({ kind: "room", server: server.key, room: direct });
    controller.show(undefined);
  };
  const mention = ({ info, draft }: RoomState) => {
    const gap = draft.text === "" || /\s$/.test(draft.text) ? "" : " ";
    controller.setDraft(server.key, info.room, { ...draft, text: `${draft.text}${gap}@${name} ` });
    controller.show(undefined);
  };
  const acts =
    room === undefined || role === undefined
      ? []
      : roleActs({
          kind: room.info.kind,
          ownRole: room.info.role,
          theirRole: role,
          who: own ? "oneself" : "another",
        });
  return (
    <DialogFrame title="Person" width={420} buttons={<CloseButton />}>
      <Label id="title" wrap text={shownLine(name)} />
      <Label
        wrap
        text={shownText(describePerson({ name, guest, own }, doublesAmong(server.present)({ name, guest })))}
      />
      <Label
        id="muted"
        wrap
        text={[
          known === undefined ? "Not here now." : "Here now.",
          ...(role === undefined ? [] : [`Role: ${role}.`]),
        ].join(" ")}
      />
      <Column gap={spacing.small}>
        {own || guest ? null : <Button text="&Write to" onClick={() => void write()} />}
        {own || room === undefined ? null : <Button text="Men&tion" onClick={() => mention(room)} />}
        {acts.map((act) => (
          <Button
            key={act.role}
            text={act.text}
            onClick={() => {
              if (room !== undefined) controller.setRole(server.key, room.info.room, name, act.role);
              controller.show(undefined);
            }}
          />
        ))}
      </Column>
      <Label id="fault" wrap text={shownText(fault)} visible={fault !== ""} />
    </DialogFrame>
  );
}
