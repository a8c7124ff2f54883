/** There is no connection to a server: why, if there is a reason, and what can be done. */
import { formatAddress } from "@conclave/protocol";
import React, { useEffect, useRef, useState } from "react";
import type { ServerState } from "../../app/app-state.ts";
import type { FormFault } from "../../app/controller.ts";
import type { Problem } from "../../app/phase.ts";
import { Button, type ButtonWidget } from "../../qt/button.ts";
import { Label } from "../../qt/label.ts";
import { Column } from "../../qt/layout.ts";
import type { TextFieldWidget } from "../../qt/text-field.ts";
import { spacing } from "../../style/theme.ts";
import { breakable } from "../../text/breakable.ts";
import { useController } from "../conclave.ts";
import { Buttons } from "../form/buttons.tsx";
import { Field } from "../form/field.tsx";
import { Page } from "../form/page.tsx";
import { PageHead } from "../form/page-head.tsx";

export interface ProblemPageProps {
  readonly server: ServerState;
  readonly problem: Problem | undefined;
}

export function ProblemPage({ server, problem }: ProblemPageProps) {
  if (problem?.field === "name") return <NamePage server={server} problem={problem} />;
  return <NotConnected server={server} problem={problem} />;
}

function NotConnected({ server, problem }: ProblemPageProps) {
  const controller = useController();
  const again = useRef<ButtonWidget>(null);
  useEffect(() => again.current?.setFocus(), []);
  const where = formatAddress(server.address);
  const elsewhere = () => controller.go({ kind: "welcome", paste: where });
  return (
    <Page accessibleName={`Not connected to ${where}`}>
      <PageHead
        icon="lock-open"
        title={`Not connected to ${where}`}
        {...(problem === undefined
          ? { text: "You have left this server. Its rooms are read again when you connect." }
          : {})}
      />
      {problem === undefined ? null : (
        <Column id="warning" margin={spacing.large} gap={spacing.small} accessibleName="Problem">
          <Label id="strong" wrap text={breakable(problem.what)} />
          <Label wrap text={breakable(problem.advice)} visible={problem.advice !== ""} />
        </Column>
      )}
      <Buttons>
        <Button text="Chan&ge the address" onClick={elsewhere} />
        <Button
          ref={again}
          id="primary"
          text={problem === undefined ? "&Connect" : "&Try again"}
          onClick={() => controller.reconnectNow(server.key)}
        />
      </Buttons>
    </Page>
  );
}

/** The server does not take the name: the next one is typed over it. */
function NamePage({ server, problem }: ProblemPageProps & { readonly problem: Problem }) {
  const controller = useController();
  const [typed, setTyped] = useState(server.name);
  const [fault, setFault] = useState<FormFault | undefined>();
  const field = useRef<TextFieldWidget>(null);
  useEffect(() => {
    field.current?.setFocus();
    field.current?.selectAll();
  }, []);
  const offer = () => setFault(controller.offerName(server.key, typed.trim()));
  const said = fault ?? problem;
  return (
    <Page accessibleName="Choose another name">
      <PageHead
        icon="person"
        title="Choose another name"
        text={`${formatAddress(server.address)} is the right server, but the name cannot be used there.`}
      />
      <Field
        field={field}
        label="Your name"
        text={typed}
        fault={breakable(`${said.what} ${said.advice}`)}
        onEdit={setTyped}
        onSubmit={offer}
      />
      <Buttons>
        <Button text="Ca&ncel" onClick={() => controller.dismiss(server.key)} />
        <Button id="primary" text="&Connect" onClick={offer} />
      </Buttons>
    </Page>
  );
}
