/** Whether what is said here can be read by others on the way, and whose key vouches for that. */
import { suiteNames } from "@conclave/crypto";
import { formatAddress } from "@conclave/protocol";
import React from "react";
import { Label } from "../qt/label.ts";
import { Row } from "../qt/layout.ts";
import { LockIcon } from "../qt/lock-icon.ts";
import type { Phase } from "../state/view-state.ts";
import { spacing, type Theme } from "../style/theme.ts";

export interface StatusLineProps {
  readonly phase: Phase;
  readonly theme: Theme;
}

export function StatusLine({ phase, theme }: StatusLineProps) {
  const isEncrypted = phase.kind === "online";
  return (
    <Row gap={spacing.small}>
      <LockIcon
        accessibleName={isEncrypted ? "Lock closed" : "Lock open"}
        lock={
          isEncrypted ? { state: "closed", colour: theme.good } : { state: "open", colour: theme.textMuted }
        }
      />
      <Label
        id={isEncrypted ? "status-encrypted" : "status-open"}
        accessibleDescription="Connection"
        text={stateText(phase)}
      />
      <Label id="status-detail" accessibleDescription="Encryption" text={suiteText(phase)} />
      <Label text="" grow />
      <Label
        id="status-detail"
        accessibleDescription="Server fingerprint"
        selectable
        text={fingerprintText(phase)}
      />
    </Row>
  );
}

function stateText(phase: Phase): string {
  switch (phase.kind) {
    case "online":
      return "Encrypted";
    case "connecting":
      return `Connecting to ${formatAddress(phase.address)} …`;
    case "passphrase-question":
      return "Not connected: your key is sealed";
    case "trust-question":
      return "Not connected: the server is not trusted yet";
    case "alarm":
      return "Not connected: the server has another key";
    case "offline":
      return "Not connected";
  }
}

function suiteText(phase: Phase): string {
  return phase.kind === "online" ? (suiteNames[phase.host.suite].split(",")[0] ?? "") : "";
}

function fingerprintText(phase: Phase): string {
  return phase.kind === "online" ? phase.host.fingerprint : "";
}
