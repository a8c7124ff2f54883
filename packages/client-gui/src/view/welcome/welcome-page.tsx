/** The first page: what this is, where to, and as whom. */
import { fingerprintWordsOfDigest } from "@conclave/crypto";
import { defaultPort, formatAddress } from "@conclave/protocol";
import React, { useEffect, useRef, useState } from "react";
import type { RecentServer } from "../../app/app-state.ts";
import type { FormFault } from "../../app/controller.ts";
import { Button } from "../../qt/button.ts";
import { Label } from "../../qt/label.ts";
import { Column, Row } from "../../qt/layout.ts";
import type { TextFieldWidget } from "../../qt/text-field.ts";
import { spacing } from "../../style/theme.ts";
import { breakable } from "../../text/breakable.ts";
import { useController } from "../conclave.ts";
import { Buttons } from "../form/buttons.tsx";
import { Field } from "../form/field.tsx";
import { Page } from "../form/page.tsx";
import { PageHead } from "../form/page-head.tsx";
import { editField, editPaste, firstForm, formToSend } from "./connect-form.ts";
import { RecentServers } from "./recent-servers.tsx";

export interface WelcomePageProps {
  readonly recent: readonly RecentServer[];
  /** What the name field says at first. */
  readonly name: string;
  /** An invitation or an address that the form begins with. */
  readonly paste?: string | undefined;
}

export function WelcomePage({ recent, name, paste = "" }: WelcomePageProps) {
  const controller = useController();
  const [form, setForm] = useState(() => firstForm({ port: String(defaultPort), name, paste }));
  const [fault, setFault] = useState<ShownFault | undefined>();
  const fields = useFields();
  // A link that was clicked while the page is open.
  useEffect(() => {
    if (paste !== "") setForm((present) => editPaste(present, paste));
  }, [paste]);
  const [startsAtRecent] = useState(recent.length > 0 && paste === "");
  useEffect(() => {
    if (!startsAtRecent) (paste === "" ? fields.paste : fields.name).current?.setFocus();
  }, [startsAtRecent, paste, fields]);
  // Only a new fault moves the focus.
  useEffect(() => {
    if (fault === undefined) return;
    const field = fields[fault.field].current;
    field?.setFocus();
    field?.selectAll();
  }, [fault, fields]);

  const connect = () => setFault(shownFault(controller.connect(formToSend(form)), form.paste));
  const change = (next: typeof form) => {
    setForm(next);
    setFault(undefined);
  };
  const faultOf = (field: ShownFault["field"]) => (fault?.field === field ? fault.text : undefined);
  return (
    <Page accessibleName="Connect to a server">
      <PageHead
        icon="conclave"
        title="Welcome to Conclave"
        text="Conclave is encrypted group chat. People meet on a server that one of them runs; there are no accounts: you say where, choose a name, and are in."
      />
      <RecentServers recent={recent} focus={startsAtRecent ? "yes" : "no"} />
      <Column id="card" margin={spacing.large} gap={spacing.medium}>
        <Label
          id="heading"
          wrap
          text={recent.length === 0 ? "Connect to a server" : "Connect to another server"}
        />
        <Field
          field={fields.paste}
          label="Invitation or address"
          hint="If you were sent an invitation, paste it here: conclave://… Otherwise fill in host and port."
          fault={faultOf("paste")}
          text={form.paste}
          placeholder="conclave://…, or host:port"
          onEdit={(text) => change(editPaste(form, text))}
          onSubmit={connect}
        />
        <Row gap={spacing.medium}>
          <Field
            field={fields.host}
            label="Host"
            grow
            fault={faultOf("host")}
            text={form.host}
            placeholder="a name or an IP address"
            onEdit={(text) => change(editField(form, "host", text))}
            onSubmit={connect}
          />
          <Field
            field={fields.port}
            label="Port"
            maximumWidth={portWidth}
            fault={faultOf("port")}
            text={form.port}
            placeholder={String(defaultPort)}
            onEdit={(text) => change(editField(form, "port", text))}
            onSubmit={connect}
          />
        </Row>
        {form.invitation === undefined ? null : <InvitationNote {...form.invitation.what} />}
        <Field
          field={fields.name}
          label="Your name"
          fault={faultOf("name")}
          text={form.name}
          placeholder="what others will see"
          onEdit={(text) => change(editField(form, "name", text))}
          onSubmit={connect}
        />
        <Buttons>
          <Button id="primary" text="&Connect" onClick={connect} />
        </Buttons>
      </Column>
      <Label
        id="muted"
        wrap
        selectable
        text="No server yet? Run “npm start” in a copy of Conclave, or “conclaved” on a computer that the others can reach; “conclaved invite” makes an invitation to send them."
      />
    </Page>
  );
}

/** What is wrong, and beside which field it is said. */
interface ShownFault {
  readonly field: FormFault["field"] | "paste";
  readonly text: string;
}

function shownFault(fault: FormFault | undefined, paste: string): ShownFault | undefined {
  if (fault === undefined) return undefined;
  // The host is wrong where it was written.
  const field = fault.field === "host" && paste !== "" ? "paste" : fault.field;
  return { field, text: breakable(`${fault.what} ${fault.advice}`) };
}

/** What the person will be at, before anything is sent. */
function InvitationNote({
  address,
  keyDigest,
  token,
}: NonNullable<ReturnType<typeof firstForm>["invitation"]>["what"]) {
  const words = fingerprintWordsOfDigest(keyDigest).join(" ");
  return (
    <Column id="banner" margin={spacing.medium} gap={spacing.tiny}>
      <Label
        id="strong"
        wrap
        text={`An invitation to ${formatAddress(address)}${token === undefined ? "" : ", for one newcomer"}`}
      />
      <Label wrap selectable text={`Only a server with this key will be talked to: ${words}`} />
    </Column>
  );
}

function useFields() {
  const [paste, host] = [useRef<TextFieldWidget>(null), useRef<TextFieldWidget>(null)];
  const [port, name] = [useRef<TextFieldWidget>(null), useRef<TextFieldWidget>(null)];
  return useRef({ paste, host, port, name }).current;
}

const portWidth = 120;
