/** The public rooms of a server, to be looked through and joined. */
import type { RoomId } from "@conclave/protocol";
import React, { useEffect, useMemo, useRef, useState } from "react";
import type { ServerState } from "../../app/app-state.ts";
import { Label } from "../../qt/label.ts";
import { Column } from "../../qt/layout.ts";
import type { TextFieldWidget } from "../../qt/text-field.ts";
import { spacing } from "../../style/theme.ts";
import { shownText } from "../../text/breakable.ts";
import { useController, useTheme } from "../conclave.ts";
import { Field } from "../form/field.tsx";
import { FittingList } from "../form/fitting-list.tsx";
import { useAnswer } from "../form/use-answer.ts";
import { listColours } from "../pane-theme.ts";
import { listedRows } from "./room-rows.ts";

export interface PublicRoomsProps {
  readonly server: ServerState;
  /** The one that is being joined. */
  readonly awaited: RoomId | undefined;
  /** Why the last one could not be joined; "" for no reason. */
  readonly fault: string;
  readonly onJoin: (room: RoomId) => void;
}

export function PublicRooms({ server, awaited, fault, onJoin }: PublicRoomsProps) {
  const controller = useController();
  const theme = useTheme();
  const [words, setWords] = useState("");
  const field = useRef<TextFieldWidget>(null);
  useEffect(() => field.current?.setFocus(), []);
  const answer = useAnswer(() => controller.listRooms(server.key), server.key);
  const colours = useMemo(() => listColours(theme, "surface"), [theme]);
  const rooms = answer.state === "answered" && !("what" in answer.value) ? answer.value : [];
  const items = listedRows(rooms, words, server.rooms);
  const note = awaited === undefined ? noteOf(answer, rooms.length, items.length) : "Joining …";
  return (
    <Column id="card" margin={spacing.large} gap={spacing.small}>
      <Label id="heading" text="Public rooms" />
      <Field
        field={field}
        label="Filter"
        placeholder="a word of the name or the topic"
        text={words}
        onEdit={setWords}
      />
      <FittingList
        accessibleName="Public rooms"
        items={items}
        colours={colours}
        highest={listHeight}
        visible={items.length > 0}
        onActivate={(key) => onJoin(Number(key))}
      />
      <Label id="fault" wrap text={shownText(fault)} visible={fault !== ""} />
      <Label id="muted" wrap text={shownText(note)} />
    </Column>
  );
}

function noteOf(
  answer: ReturnType<typeof useAnswer<readonly unknown[] | { readonly what: string }>>,
  roomCount: number,
  shownCount: number,
): string {
  if (answer.state === "asking") return "Asking the server …";
  if ("what" in answer.value) return answer.value.what;
  if (roomCount === 0) return "There are no public rooms yet. Make the first one below.";
  return shownCount === 0 ? "No room has these words." : "Enter, or a click, joins a room and goes there.";
}

const listHeight = 180;
