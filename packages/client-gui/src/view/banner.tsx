/** What a person has to know or decide before going on, between the fields and the conversation. */
import { fingerprintWords } from "@conclave/crypto";
import { formatAddress } from "@conclave/protocol";
import React, { type RefObject, useState } from "react";
import { Button, type ButtonWidget } from "../qt/button.ts";
import { Label } from "../qt/label.ts";
import { Column, Row } from "../qt/layout.ts";
import { TextField, type TextFieldWidget } from "../qt/text-field.ts";
import type { Phase, Problem } from "../state/view-state.ts";
import { spacing } from "../style/theme.ts";

export interface BannerProps {
  readonly phase: Phase;
  readonly harmless: RefObject<ButtonWidget>;
  readonly passphrase: RefObject<TextFieldWidget>;
  readonly onUnlock: (passphrase: string) => void;
  readonly onTrust: () => void;
  readonly onDismiss: () => void;
}

/** Nothing, unless the phase has something to say. */
export function Banner(props: BannerProps) {
  const { phase } = props;
  switch (phase.kind) {
    case "passphrase-question":
      // One for each attempt: a wrong passphrase is not left in the field.
      return <PassphraseQuestion key={phase.attempt} {...props} phase={phase} />;
    case "trust-question":
      return <TrustQuestion {...props} phase={phase} />;
    case "alarm":
      return <Alarm {...props} phase={phase} />;
    case "offline":
    case "reconnecting":
      return phase.problem === undefined ? null : <ProblemNote problem={phase.problem} />;
    default:
      return null;
  }
}

/** A banner while the phase is of one kind. */
type PropsIn<Kind extends Phase["kind"]> = BannerProps & { readonly phase: Extract<Phase, { kind: Kind }> };

function PassphraseQuestion(props: PropsIn<"passphrase-question">) {
  const { phase, passphrase, onUnlock, onDismiss } = props;
  const [typed, setTyped] = useState("");
  const heading =
    phase.attempt === 1 ? "Your key is sealed with a passphrase." : "That passphrase does not open your key.";
  return (
    <Column id="warning" margin={spacing.medium} gap={spacing.small} accessibleName="Passphrase">
      <Label id="heading" wrap text={heading} />
      <Label wrap text={`It is in ${phase.file}, and is needed to show that your name is yours.`} />
      <Row gap={spacing.small}>
        <Label text="Passphrase" />
        <TextField
          ref={passphrase}
          accessibleName="Passphrase"
          text={typed}
          secret
          grow
          onEdit={setTyped}
          onSubmit={() => onUnlock(typed)}
        />
        <Button text="&Unlock and connect" onClick={() => onUnlock(typed)} />
        <Button text="Ca&ncel" onClick={onDismiss} />
      </Row>
    </Column>
  );
}

function TrustQuestion(props: PropsIn<"trust-question">) {
  const { phase, harmless, onTrust, onDismiss } = props;
  return (
    <Column id="warning" margin={spacing.medium} gap={spacing.small} accessibleName="Unknown server">
      <Label id="heading" wrap text={`You have not been at ${formatAddress(phase.address)} before.`} />
      <Label
        wrap
        text="Its key has this fingerprint. Trust it only if the server's owner tells you the same one; from then on any other key will be refused."
      />
      <Fingerprint label="Fingerprint of the server" text={phase.host.fingerprint} />
      <Fingerprint label="The same in words" text={fingerprintWords(phase.host.hostKey).join(" ")} />
      <Row gap={spacing.small}>
        <Label text="" grow />
        <Button text="&Trust and connect" onClick={onTrust} />
        <Button ref={harmless} text="Do &not trust" onClick={onDismiss} />
      </Row>
    </Column>
  );
}

function Alarm(props: PropsIn<"alarm">) {
  const { phase, harmless, onDismiss } = props;
  const { expected, source, remedy } = alarmTexts[phase.knownBy];
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
        text={`The server at ${where} is not the one that ${expected}: it has another key.`}
      />
      <Label
        wrap
        text="Somebody may be in between, reading along. Nothing was sent, not even your name. Ask the server's owner before you go on."
      />
      <Fingerprint label={source} text={phase.knownFingerprint} />
      <Fingerprint label="Fingerprint that came now" text={phase.host.fingerprint} />
      <Label wrap text={remedy(where)} />
      <Row gap={spacing.small}>
        <Label text="" grow />
        <Button ref={harmless} text="Cl&ose" onClick={onDismiss} />
      </Row>
    </Column>
  );
}

const alarmTexts = {
  pin: {
    expected: "you trusted",
    source: "Fingerprint that you trusted",
    remedy: (where: string) =>
      `Only if the owner confirms the new one: take the old one back with "conclave forget ${where}", then connect again.`,
  },
  invitation: {
    expected: "the invitation is for",
    source: "Fingerprint in the invitation",
    remedy: () => "Ask whoever invited you for another invitation.",
  },
} as const;

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
