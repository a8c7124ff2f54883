/** A connection is being made: what is done at the moment, and the way out. */
import { formatAddress } from "@conclave/protocol";
import React, { useEffect, useRef } from "react";
import { Button, type ButtonWidget } from "../../qt/button.ts";
import { useController } from "../conclave.ts";
import { Buttons } from "../form/buttons.tsx";
import { FingerprintWords } from "../form/fingerprint.tsx";
import { Page } from "../form/page.tsx";
import { PageHead } from "../form/page-head.tsx";
import type { PhaseProps } from "./phase-props.ts";

export function ConnectingPage({ server, phase }: PhaseProps<"connecting" | "online" | "reconnecting">) {
  const controller = useController();
  const cancel = useRef<ButtonWidget>(null);
  useEffect(() => cancel.current?.setFocus(), []);
  const where = formatAddress(phase.address);
  return (
    <Page accessibleName={`Connecting to ${where}`}>
      <PageHead icon="lock" title={`Connecting to ${where}`} text={stepOf(phase)} />
      {phase.host === undefined ? null : (
        <FingerprintWords
          label="The server has proved that it has the key"
          fingerprint={phase.host.fingerprint}
        />
      )}
      <Buttons>
        <Button ref={cancel} text="&Cancel" onClick={() => controller.disconnect(server.key)} />
      </Buttons>
    </Page>
  );
}

function stepOf(phase: PhaseProps<"connecting" | "online" | "reconnecting">["phase"]): string {
  switch (phase.kind) {
    case "connecting":
      return phase.host === undefined
        ? "Looking for the server, and agreeing on keys with it. Your name is not sent before the server has proved who it is."
        : "The connection is encrypted. Coming in…";
    case "online":
      return "You are in. Fetching the rooms…";
    case "reconnecting":
      return `${phase.problem?.what ?? "The connection was lost."} It is made again by itself.`;
  }
}
