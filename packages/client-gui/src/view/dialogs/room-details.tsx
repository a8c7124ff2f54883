/** A room as a whole: what it is about, who is in it, what is pinned, what it tells of, and the way out. */
import { lobby } from "@conclave/protocol";
import React, { useEffect } from "react";
import type { RoomState, ServerState } from "../../app/app-state.ts";
import { Button } from "../../qt/button.ts";
import { ComboBox, type ComboBoxWidget } from "../../qt/combo-box.ts";
import { Label } from "../../qt/label.ts";
import { Column, Row } from "../../qt/layout.ts";
import { TextField } from "../../qt/text-field.ts";
import type { NotifyRule } from "../../settings/settings.ts";
import { spacing } from "../../style/theme.ts";
import { shownLine } from "../../text/breakable.ts";
import { counted } from "../../text/figures.ts";
import { useApp, useController } from "../conclave.ts";
import { useBuddy } from "../form/use-buddy.ts";
import { CloseButton, DialogFrame, ScrolledBody } from "./dialog-frame.tsx";
import { exportCommand } from "./export-command.ts";
import { RoomMembers } from "./room-members.tsx";
import { RoomPins } from "./room-pins.tsx";
import { RoomTopic } from "./room-topic.tsx";
import { choiceText } from "./setting-words.ts";

export interface RoomDetailsProps {
  readonly server: ServerState;
  readonly room: RoomState;
}

export function RoomDetails({ server, room }: RoomDetailsProps) {
  const controller = useController();
  const { info } = room;
  useEffect(() => controller.loadMembers(server.key, info.room), [controller, server.key, info.room]);
  const leave = () => {
    const act = { kind: "leave-room", server: server.key, room: info.room } as const;
    if (info.kind === "private") return controller.show({ kind: "confirm", act });
    controller.leaveRoom(server.key, info.room);
    controller.show(undefined);
  };
  const buttons = (
    <>
      {info.room === lobby || info.kind === "direct" ? null : (
        <Button text="&Leave the room" onClick={leave} />
      )}
      <CloseButton kind="plain" />
    </>
  );
  return (
    <DialogFrame title="Room" enter="field" width={620} height={560} buttons={buttons}>
      <Label id="title" wrap text={shownLine(info.name)} />
      <Label id="muted" wrap text={describe(room)} />
      <ScrolledBody accessibleName="Room">
        {info.kind === "direct" ? null : <RoomTopic server={server} room={room} />}
        <Notifications server={server} room={room} />
        <RoomPins server={server} room={room} />
        <RoomMembers server={server} room={room} />
        <Column id="card" margin={spacing.large} gap={spacing.small}>
          <Label id="heading" text="Export" />
          <Label wrap text="This writes everything that the room keeps to a terminal, or into a file:" />
          <TextField
            id="fingerprint"
            accessibleName="Command that exports the room"
            readOnly
            text={exportCommand(server.address, info.room)}
          />
        </Column>
      </ScrolledBody>
    </DialogFrame>
  );
}

function describe({ info }: RoomState): string {
  const role = info.role === "member" ? "" : ` You are ${roleTexts[info.role]} here.`;
  return `${kindTexts[info.kind]}, ${counted(info.members, "member")}.${role}`;
}

function Notifications({ server, room }: RoomDetailsProps) {
  const controller = useController();
  const buddies = useBuddy<ComboBoxWidget>();
  const usual = useApp((state) => state.settings.notify);
  const rules: readonly NotifyRule[] = ["all", "mentions", "none"];
  return (
    <Column id="card" margin={spacing.large} gap={spacing.small}>
      <Row gap={spacing.large}>
        <Label ref={buddies.label} grow id="heading" text="Notifications" />
        <ComboBox
          ref={buddies.control}
          accessibleName="Notifications"
          accessibleDescription="What this room notifies you of"
          options={[
            { value: "usual", text: `As in the settings (${choiceText("notify", usual).toLowerCase()})` },
            ...rules.map((rule) => ({ value: rule, text: choiceText("notify", rule) })),
          ]}
          value={room.notify ?? "usual"}
          onChange={(value) =>
            controller.setNotify(
              server.key,
              room.info.room,
              rules.find((rule) => rule === value),
            )
          }
        />
      </Row>
    </Column>
  );
}

const kindTexts = {
  lobby: "The lobby, where everybody is",
  public: "A public room",
  private: "A private room",
  direct: "Between the two of you",
} as const;

const roleTexts = {
  owner: "an owner",
  moderator: "a moderator",
  member: "a member",
  muted: "muted",
} as const;
