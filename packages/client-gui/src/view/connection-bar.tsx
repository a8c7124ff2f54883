/** Where to, and as whom: host, port, name, and the button that connects and disconnects. */
import React from "react";
import { Button } from "../qt/button.ts";
import { Label } from "../qt/label.ts";
import { Row } from "../qt/layout.ts";
import { TextField } from "../qt/text-field.ts";
import type { Form, FormField, Phase } from "../state/view-state.ts";
import { spacing } from "../style/theme.ts";
import type { FieldRefs } from "./focus.ts";

export interface ConnectionBarProps {
  readonly form: Form;
  readonly phase: Phase["kind"];
  readonly fields: FieldRefs;
  readonly onEdit: (field: FormField, value: string) => void;
  readonly onConnect: () => void;
  readonly onDisconnect: () => void;
}

export function ConnectionBar({ form, phase, fields, onEdit, onConnect, onDisconnect }: ConnectionBarProps) {
  const isUnderWay = phase !== "offline" && phase !== "trust-question" && phase !== "alarm";
  const field = (name: FormField, label: string, placeholder: string, width: number) => (
    <TextField
      ref={fields[name]}
      text={form[name]}
      accessibleName={label}
      placeholder={placeholder}
      readOnly={isUnderWay}
      minimumWidth={width}
      grow={name !== "port"}
      {...(name === "port" ? { maximumWidth: width } : {})}
      onEdit={(text) => onEdit(name, text)}
      onSubmit={onConnect}
    />
  );
  return (
    <Row gap={spacing.small}>
      <Label text="Host" />
      {field("host", "Host", "192.0.2.7, a name, or an invitation", 120)}
      <Label text="Port" />
      {field("port", "Port", "5068", 72)}
      <Label text="Name" />
      {field("name", "Your name", "what others will see", 110)}
      <Button
        id={isUnderWay ? "" : "primary"}
        text={buttonTexts[phase]}
        minimumWidth={116}
        onClick={isUnderWay ? onDisconnect : onConnect}
      />
    </Row>
  );
}

const buttonTexts: Readonly<Record<Phase["kind"], string>> = {
  offline: "&Connect",
  "trust-question": "&Connect",
  alarm: "&Connect",
  "passphrase-question": "&Cancel",
  connecting: "&Cancel",
  online: "Dis&connect",
  reconnecting: "Dis&connect",
};
