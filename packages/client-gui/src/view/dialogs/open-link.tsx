/** A link that somebody wrote, before it is opened: where it really leads, in plain letters. */
import React from "react";
import { Button } from "../../qt/button.ts";
import { copyText } from "../../qt/clipboard.ts";
import { Label } from "../../qt/label.ts";
import { TextField } from "../../qt/text-field.ts";
import { shownText } from "../../text/breakable.ts";
import { describeTarget, type LinkTarget, readLink } from "../../text/link-target.ts";
import { useController } from "../conclave.ts";
import { CloseButton, DialogFrame } from "./dialog-frame.tsx";

export interface OpenLinkProps {
  readonly url: string;
  readonly onOpenLink: (url: string) => void;
}

export function OpenLink({ url, onOpenLink }: OpenLinkProps) {
  const controller = useController();
  const target = readLink(url);
  const open = () => {
    controller.show(undefined);
    if (target.kind === "invitation") controller.go({ kind: "welcome", paste: target.url });
    else if (target.kind !== "refused") onOpenLink(target.url);
  };
  const copy = () => {
    copyText("url" in target ? target.url : url);
    controller.show(undefined);
  };
  const opening = openTexts[target.kind];
  const buttons = (
    <>
      {opening === undefined ? null : <Button text={opening} onClick={open} />}
      <Button text="C&opy the link" onClick={copy} />
      <CloseButton text="Ca&ncel" />
    </>
  );
  return (
    <DialogFrame title="Open a link" width={520} buttons={buttons}>
      <Label id="heading" wrap text={headingOf(target)} />
      <Label wrap text={shownText(describeTarget(target))} />
      <TextField accessibleName="The whole link" readOnly text={"url" in target ? target.url : url} />
    </DialogFrame>
  );
}

function headingOf(target: LinkTarget): string {
  switch (target.kind) {
    case "web":
      return shownText(target.shownHost);
    case "mail":
      return "A mail";
    case "invitation":
      return "An invitation";
    case "refused":
      return "This is not opened";
  }
}

const openTexts: Readonly<Record<LinkTarget["kind"], string | undefined>> = {
  web: "&Open in the browser",
  mail: "&Write a mail",
  invitation: "&Look at it",
  refused: undefined,
};
