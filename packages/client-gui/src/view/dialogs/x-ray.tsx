/** What protects the connection to a server, so that it can be understood and checked; looked up anew once a second. */
import React, { useEffect, useState } from "react";
import type { ServerState } from "../../app/app-state.ts";
import { Button } from "../../qt/button.ts";
import { copyText } from "../../qt/clipboard.ts";
import { Label } from "../../qt/label.ts";
import { Column, Row } from "../../qt/layout.ts";
import { spacing } from "../../style/theme.ts";
import { shownLine } from "../../text/breakable.ts";
import { useController } from "../conclave.ts";
import { CloseButton, DialogFrame, ScrolledBody } from "./dialog-frame.tsx";
import { type XrayLine, xraySections, xrayText } from "./x-ray-sections.ts";

export function Xray({ server }: { readonly server: ServerState }) {
  const controller = useController();
  const [, setTurn] = useState(0);
  const [copied, setCopied] = useState("no");
  useEffect(() => {
    // It must not keep the program from ending while the dialog is open.
    const timer = setInterval(() => setTurn((turn) => turn + 1), refreshMs).unref();
    return () => clearInterval(timer);
  }, []);
  const seen = controller.xray(server.key);
  const sections = seen === undefined ? [] : xraySections(seen);
  const copy = () => {
    copyText(xrayText(sections));
    setCopied("yes");
  };
  const buttons = (
    <>
      <Label id="muted" text={copied === "yes" ? "Copied." : ""} />
      <Button text="C&opy as text" enabled={seen !== undefined} onClick={copy} />
      <CloseButton />
    </>
  );
  return (
    <DialogFrame title="What protects this connection" width={700} height={560} buttons={buttons}>
      <Label id="heading" wrap text={`Between you and ${shownLine(server.label)}`} />
      <ScrolledBody accessibleName="What protects this connection">
        {seen === undefined ? (
          <Label
            wrap
            text="There is no connection at the moment, so there are no keys. Connect, and look again."
          />
        ) : null}
        {sections.map(({ title, lines }) => (
          <Column key={title} id="card" margin={spacing.large} gap={spacing.small}>
            <Label id="strong" wrap text={title} />
            {lines.map((line, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: the lines of a section are always the same ones, in the same order
              <Line key={index} line={line} />
            ))}
          </Column>
        ))}
      </ScrolledBody>
    </DialogFrame>
  );
}

function Line({ line }: { readonly line: XrayLine }) {
  const [shown, setShown] = useState<"short" | "whole">("short");
  if (line.kind === "sentence") return <Label wrap text={line.text} />;
  const { label, text, whole } = line;
  const shownValue = shown === "whole" && whole !== undefined ? whole : text;
  return (
    <Column gap={spacing.tiny}>
      <Row gap={spacing.small}>
        <Label id="small" wrap grow text={label} />
        {whole === undefined ? null : (
          <Button
            id="link"
            text={shown === "short" ? "Show all digits" : "Show less"}
            accessibleName={`${shown === "short" ? "Show all digits" : "Show less"}: ${label}`}
            onClick={() => setShown(shown === "short" ? "whole" : "short")}
          />
        )}
      </Row>
      <Label
        id={whole === undefined ? "" : "mono"}
        wrap
        selectable
        text={shownValue}
        accessibleName={`${label}: ${shownValue}`}
      />
    </Column>
  );
}

const refreshMs = 1000;
