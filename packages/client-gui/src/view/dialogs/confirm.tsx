/** Before something that cannot be taken back: what it is about, and the harmless answer first. */
import React from "react";
import type { ConfirmedAct, ServerState } from "../../app/app-state.ts";
import type { Controller } from "../../app/controller.ts";
import { Button } from "../../qt/button.ts";
import { Label } from "../../qt/label.ts";
import { Column } from "../../qt/layout.ts";
import { spacing } from "../../style/theme.ts";
import { shownLine, shownText } from "../../text/breakable.ts";
import { shortened } from "../../text/escape.ts";
import { useController } from "../conclave.ts";
import { CloseButton, DialogFrame } from "./dialog-frame.tsx";

export interface ConfirmProps {
  readonly act: ConfirmedAct;
  readonly server: ServerState;
}

export function Confirm({ act, server }: ConfirmProps) {
  const controller = useController();
  const { title, question, quote, consequence, yes } = wordsFor(act, server);
  const confirm = () => {
    controller.show(undefined);
    perform(act, controller);
  };
  const buttons = (
    <>
      <Button id="danger" text={yes} onClick={confirm} />
      <CloseButton text="Ca&ncel" />
    </>
  );
  return (
    <DialogFrame title={title} width={460} buttons={buttons}>
      <Label id="heading" wrap text={question} />
      {quote === undefined ? null : (
        <Column id="banner" margin={spacing.medium}>
          <Label wrap text={shownText(shortened(quote, quoteMaxUnits))} />
        </Column>
      )}
      <Label wrap text={consequence} />
    </DialogFrame>
  );
}

interface Words {
  readonly title: string;
  readonly question: string;
  readonly quote?: string | undefined;
  readonly consequence: string;
  readonly yes: string;
}

function wordsFor(act: ConfirmedAct, server: ServerState): Words {
  switch (act.kind) {
    case "delete-entry":
      return {
        title: "Delete a message",
        question: "Delete this message for everybody?",
        quote: quoteOf(act.number, server, act.room),
        consequence: "The server forgets its text for good. That there was a message stays visible.",
        yes: "&Delete",
      };
    case "leave-room":
      return {
        title: "Leave a room",
        question: `Leave ${shownLine(server.rooms.get(act.room)?.info.name ?? "the room")}?`,
        consequence: "It is private: you can come back only if somebody in it brings you in again.",
        yes: "&Leave",
      };
    case "remove-server":
      return {
        title: "Remove a server",
        question: `Remove ${shownLine(server.label)} from the list?`,
        consequence: "You are disconnected. Its key stays known, and you can connect again at any time.",
        yes: "&Remove",
      };
  }
}

function perform(act: ConfirmedAct, controller: Controller): void {
  switch (act.kind) {
    case "delete-entry":
      controller.deleteEntry(act.server, act.room, act.number);
      break;
    case "leave-room":
      controller.leaveRoom(act.server, act.room);
      break;
    case "remove-server":
      controller.removeServer(act.server);
  }
}

function quoteOf(number: number, server: ServerState, room: number): string | undefined {
  const items = server.rooms.get(room)?.timeline.items ?? [];
  const item = items.find((each) => each.kind !== "local" && each.number === number);
  if (item?.kind === "text") return item.text;
  return item?.kind === "file" ? item.file.name : undefined;
}

const quoteMaxUnits = 280;
