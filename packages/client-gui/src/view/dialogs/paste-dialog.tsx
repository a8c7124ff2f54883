/** A text that is much longer than what people type is about to go into the composer: how, or not at all. */
import type { RoomId } from "@conclave/protocol";
import React from "react";
import type { RoomState, ServerState, Span } from "../../app/app-state.ts";
import { Button } from "../../qt/button.ts";
import { Label } from "../../qt/label.ts";
import { Column } from "../../qt/layout.ts";
import { spacing } from "../../style/theme.ts";
import { shownText } from "../../text/breakable.ts";
import { describePaste, judgePaste, type PasteOffer, pasteInto } from "../../text/paste.ts";
import { useController } from "../conclave.ts";
import { CloseButton, DialogFrame } from "./dialog-frame.tsx";

export interface PasteDialogProps {
  readonly text: string;
  /** What of the draft it takes the place of. */
  readonly at: Span;
  readonly server: ServerState;
  readonly room: RoomState;
}

export function PasteDialog({ text, at, server, room }: PasteDialogProps) {
  const controller = useController();
  const { draft } = room;
  const id: RoomId = room.info.room;
  const judged = judgePaste(text, pasteInto(draft.text, at, { kind: "as-it-is", text: "" }));
  const take = (offer: PasteOffer) => {
    controller.show(undefined);
    if (offer.kind === "file") {
      const { name, bytes } = offer;
      controller.sendFiles(server.key, id, [{ kind: "bytes", name, type: "text/plain", bytes }]);
    } else controller.setDraft(server.key, id, { ...draft, text: pasteInto(draft.text, at, offer) });
  };
  // It was not huge after all, for whoever asks here without need.
  const offers: readonly PasteOffer[] = judged?.offers ?? [{ kind: "as-it-is", text }];
  const buttons = (
    <>
      {offers.map((offer) => (
        <Button key={offer.kind} text={offerTexts[offer.kind]} onClick={() => take(offer)} />
      ))}
      <CloseButton text="Do &not paste" />
    </>
  );
  return (
    <DialogFrame title="A long text" width={560} buttons={buttons}>
      <Label id="heading" wrap text={judged === undefined ? "Paste this?" : describePaste(judged)} />
      <Column id="banner" margin={spacing.medium}>
        <Label id="mono" wrap text={shownText(beginningOf(text))} />
      </Column>
      <Label wrap text={adviceFor(offers)} />
    </DialogFrame>
  );
}

function adviceFor(offers: readonly PasteOffer[]): string {
  const asFile = "Long texts are easier on the others as a file.";
  return offers.some(({ kind }) => kind === "code") ? `${asFile} As code they keep their lines.` : asFile;
}

function beginningOf(text: string): string {
  const lines = text.split(/\r\n?|\n/, shownLinesCount + 1);
  const shown = lines.slice(0, shownLinesCount).map((line) => [...line.slice(0, 400)].slice(0, 80).join(""));
  return [...shown, ...(lines.length > shownLinesCount ? ["…"] : [])].join("\n");
}

const offerTexts = {
  file: "As a &file",
  code: "As &code",
  "as-it-is": "As it &is",
} as const;
const shownLinesCount = 5;
