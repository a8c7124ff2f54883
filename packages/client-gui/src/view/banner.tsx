/** What a person has to know or decide before going on, between the fields and the conversation. */
import { formatAddress } from "@conclave/protocol";
import React, { type RefObject } from "react";
import { Button, type ButtonWidget } from "../qt/button.ts";
import { Label } from "../qt/label.ts";
import { Column, Row } from "../qt/layout.ts";
import { TextField } from "../qt/text-field.ts";
import type { Phase, Problem } from "../state/view-state.ts";
import { spacing } from "../style/theme.ts";

export interface BannerProps {
  readonly phase: Phase;
  readonly harmless: RefObject<ButtonWidget>;
  readonly onTrust: () => void;
  readonly onDismiss: () => void;
}

/** Nothing, unless the phase has something to say. */
export function Banner({ phase, harmless, onTrust, onDismiss }: BannerProps) {
  switch (phase.kind) {
    case "trust-question":
      return <TrustQuestion phase={phase} harmless={harmless} onTrust={onTrust} onDismiss={onDismiss} />;
    case "alarm":
      return <Alarm phase={phase} harmless={harmless} onDismiss={onDismiss} />;
    case "offline":
      return phase.problem === undefined ? null : <ProblemNote problem={phase.problem} />;
    default:
      return null;
  }
}

function TrustQuestion(props: BannerProps & { readonly phase: Extract<Phase, { kind: "trust-question" }> }) {
  const { phase, harmless, onTrust, onDismiss } = props;
  return (
    <Column id="warning" margin={spacing.medium} gap={spacing.small} accessibleName="Unknown server">
      <Label id="heading" wrap text={`You have not been at ${formatAddress(phase.address)} before.`} />
      <Label
        wrap
        text="Its key has this fingerprint. Trust it only if the server's owner tells you the same one; from then on any other key will be refused."
      />
      <Fingerprint label="Fingerprint of the server" text={phase.host.fingerprint} />
      <Row gap={spacing.small}>
        <Label text="" grow />
        <Button text="&Trust and connect" onClick={onTrust} />
        <Button ref={harmless} text="Do &not trust" onClick={onDismiss} />
      </Row>
    </Column>
  );
}

function Alarm(props: Omit<BannerProps, "onTrust"> & { readonly phase: Extract<Phase, { kind: "alarm" }> }) {
  const { phase, harmless, onDismiss } = props;
  const where = formatAddress(phase.address);
  return (
    <Column
      id="alarm"
      margin={spacing.medium}
      gap={spacing.small}
      accessibleName="Alarm: the server has another key"
    >
      <Label
        id="heading"
        wrap
        text={`The server at ${where} is not the one that you trusted: it has another key.`}
      />
      <Label
        wrap
        text="Somebody may be in between, reading along. Nothing was sent, not even your name. Ask the server's owner before you go on."
      />
      <Fingerprint label="Fingerprint that you trusted" text={phase.knownFingerprint} />
      <Fingerprint label="Fingerprint that came now" text={phase.host.fingerprint} />
      <Label
        wrap
        text={`Only if the owner confirms the new one: take the old one back with "conclave forget ${where}", then connect again.`}
      />
      <Row gap={spacing.small}>
        <Label text="" grow />
        <Button ref={harmless} text="Cl&ose" onClick={onDismiss} />
      </Row>
    </Column>
  );
}

/** Read by people, compared by people: marked and copied, never typed into. */
function Fingerprint({ label, text }: { readonly label: string; readonly text: string }) {
  return (
    <Row gap={spacing.small}>
      <Label text={label} minimumWidth={190} />
      <TextField id="fingerprint" accessibleName={label} text={text} readOnly grow minimumWidth={400} />
    </Row>
  );
}

function ProblemNote({ problem }: { readonly problem: Problem }) {
  return (
    <Column id="warning" margin={spacing.medium} gap={spacing.small} accessibleName="Problem">
      <Label id="heading" wrap text={problem.what} />
      <Label wrap text={problem.advice} visible={problem.advice !== ""} />
    </Column>
  );
}
