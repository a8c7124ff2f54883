/** The person's own key is sealed: its passphrase is asked for. */
import React, { useEffect, useRef, useState } from "react";
import { Button } from "../../qt/button.ts";
import type { TextFieldWidget } from "../../qt/text-field.ts";
import { breakable } from "../../text/breakable.ts";
import { useController } from "../conclave.ts";
import { Buttons } from "../form/buttons.tsx";
import { Field } from "../form/field.tsx";
import { Page } from "../form/page.tsx";
import { PageHead } from "../form/page-head.tsx";
import type { PhaseProps } from "./phase-props.ts";

export function PassphrasePage({ server, phase }: PhaseProps<"passphrase-question">) {
  const controller = useController();
  const [typed, setTyped] = useState("");
  const field = useRef<TextFieldWidget>(null);
  useEffect(() => field.current?.setFocus(), []);
  const unlock = () => controller.unlock(server.key, typed);
  return (
    <Page accessibleName="Passphrase">
      <PageHead
        icon="key"
        title="Your key is sealed with a passphrase"
        text={`It is needed to show that your name is yours. The passphrase stays on this computer.\nThe key is in ${breakable(phase.file)}.`}
      />
      <Field
        field={field}
        label="Passphrase"
        text={typed}
        secret
        fault={phase.attempt > 1 && typed === "" ? "That passphrase does not open your key." : undefined}
        onEdit={setTyped}
        onSubmit={unlock}
      />
      <Buttons>
        <Button text="Ca&ncel" onClick={() => controller.dismiss(server.key)} />
        <Button id="primary" text="&Unlock and connect" onClick={unlock} />
      </Buttons>
    </Page>
  );
}
