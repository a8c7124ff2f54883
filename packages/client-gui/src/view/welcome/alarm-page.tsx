/**
 * A server has another key than the one that was trusted: somebody may be in between. There is no quick way on. Whoever has
 * asked the owner shows it by typing the first two words of the new fingerprint.
 */
import { formatAddress } from "@conclave/protocol";
import React, { useEffect, useRef, useState } from "react";
import { Button, type ButtonWidget } from "../../qt/button.ts";
import { Label } from "../../qt/label.ts";
import { Column, Row } from "../../qt/layout.ts";
import { spacing } from "../../style/theme.ts";
import { areFirstWords } from "../../text/fingerprint.ts";
import { useController } from "../conclave.ts";
import { Buttons } from "../form/buttons.tsx";
import { Field } from "../form/field.tsx";
import { FingerprintText, FingerprintWords } from "../form/fingerprint.tsx";
import { Page } from "../form/page.tsx";
import type { PhaseProps } from "./phase-props.ts";

export function AlarmPage({ server, phase }: PhaseProps<"alarm">) {
  const controller = useController();
  const harmless = useRef<ButtonWidget>(null);
  useEffect(() => harmless.current?.setFocus(), []);
  const { expected, source, remedy } = alarmTexts[phase.knownBy];
  return (
    <Page accessibleName="Alarm: the server has another key">
      <Column id="alarm" margin={spacing.large} gap={spacing.medium}>
        <Label id="title" wrap text="Alarm: this server has another key" />
        <Label
          wrap
          text={`The server at ${formatAddress(phase.address)} is not the one that ${expected}. Nothing was sent, not even your name.`}
        />
        <Row gap={spacing.huge}>
          <FingerprintWords columns={2} label={`${source}, in words`} fingerprint={phase.knownFingerprint} />
          <FingerprintWords
            columns={2}
            label="What came now, in words"
            fingerprint={phase.host.fingerprint}
          />
        </Row>
        {/* One below the other: so a difference is seen. */}
        <FingerprintText label={source} fingerprint={phase.knownFingerprint} />
        <FingerprintText label="Fingerprint that came now" fingerprint={phase.host.fingerprint} />
      </Column>
      <Column gap={spacing.tiny}>
        <Label id="heading" wrap text="What may have happened" />
        <Label
          wrap
          text="Somebody is between you and the server and would read along. Or the server was set up anew, and its old key is lost. From here the two look the same."
        />
      </Column>
      <Column gap={spacing.tiny}>
        <Label id="heading" wrap text="What to do" />
        <Label wrap text={remedy} />
      </Column>
      <Buttons>
        <Button ref={harmless} text="Cl&ose" onClick={() => controller.dismiss(server.key)} />
      </Buttons>
      {phase.knownBy === "pin" ? <ReplaceKey server={server} phase={phase} /> : null}
    </Page>
  );
}

/** Only for what the person has trusted: what an invitation says is not the person's to change. */
function ReplaceKey({ server, phase }: PhaseProps<"alarm">) {
  const controller = useController();
  const [typed, setTyped] = useState("");
  const isRight = areFirstWords(typed, phase.host.fingerprint);
  const replace = () => {
    if (isRight) controller.acceptChangedKey(server.key, typed);
  };
  return (
    <Column id="card" margin={spacing.large} gap={spacing.small}>
      <Label id="strong" wrap text="The owner has confirmed the new key?" />
      <Field
        label="First two words of the new key"
        hint="Type them as the owner said them to you, not as they stand above."
        text={typed}
        onEdit={setTyped}
        onSubmit={replace}
      />
      <Buttons>
        <Button id="danger" text="Replace the &key and connect" enabled={isRight} onClick={replace} />
      </Buttons>
    </Column>
  );
}

const alarmTexts = {
  pin: {
    expected: "you trusted before",
    source: "Fingerprint that you trusted",
    remedy:
      "Close this, and ask whoever runs the server, by telephone or face to face, whether the key was changed and what its eight words are now. Until then use another way to talk.",
  },
  invitation: {
    expected: "the invitation is for",
    source: "Fingerprint in the invitation",
    remedy: "Close this, and ask whoever invited you, by another way, for a new invitation.",
  },
} as const;
