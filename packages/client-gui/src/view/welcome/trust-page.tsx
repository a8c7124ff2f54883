/** The first time at a server: nobody but its owner knows whether it is the right one. */
import { formatAddress } from "@conclave/protocol";
import React, { useEffect, useRef } from "react";
import { Button, type ButtonWidget } from "../../qt/button.ts";
import { Label } from "../../qt/label.ts";
import { Column } from "../../qt/layout.ts";
import { spacing } from "../../style/theme.ts";
import { useController } from "../conclave.ts";
import { Buttons } from "../form/buttons.tsx";
import { FingerprintText, FingerprintWords } from "../form/fingerprint.tsx";
import { Page } from "../form/page.tsx";
import { PageHead } from "../form/page-head.tsx";
import type { PhaseProps } from "./phase-props.ts";

export function TrustPage({ server, phase }: PhaseProps<"trust-question">) {
  const controller = useController();
  const harmless = useRef<ButtonWidget>(null);
  // Enter, pressed without reading, trusts nobody.
  useEffect(() => harmless.current?.setFocus(), []);
  const { fingerprint } = phase.host;
  return (
    <Page accessibleName="Unknown server">
      <PageHead
        icon="key"
        title="You have not been at this server before"
        text={`This is what ${formatAddress(phase.address)} shows of itself. Your name has not been sent yet.`}
      />
      <Column id="card" margin={spacing.large} gap={spacing.medium}>
        <FingerprintWords label="Its key, in words" fingerprint={fingerprint} />
        <FingerprintText label="Fingerprint of the server" fingerprint={fingerprint} />
      </Column>
      <Label
        wrap
        text="Ask whoever runs the server, by telephone or face to face, to read these eight words to you. “conclaved key show” prints them there. If one word is different, you are talking to somebody else."
      />
      <Label
        wrap
        id="muted"
        text="Once you trust it, this key is remembered, and any other key at this address is refused."
      />
      <Buttons>
        <Button text="&Trust and connect" onClick={() => controller.trust(server.key)} />
        <Button ref={harmless} text="Do &not trust" onClick={() => controller.dismiss(server.key)} />
      </Buttons>
    </Page>
  );
}
