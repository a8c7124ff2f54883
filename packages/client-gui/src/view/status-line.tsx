/** Whether what is said here can be read by others on the way, and whose key vouches for that. */
import { suiteNames } from "@conclave/crypto";
import { formatAddress } from "@conclave/protocol";
import React, { useEffect, useState } from "react";
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
  const nowMs = useSecondsUntil(phase.kind === "reconnecting" ? phase.atMs : undefined);
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
        text={stateText(phase, nowMs)}
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

function stateText(phase: Phase, nowMs: number): string {
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
    case "reconnecting":
      return reconnectingText(phase.atMs, nowMs);
    case "offline":
      return "Not connected";
  }
}

function reconnectingText(atMs: number | undefined, nowMs: number): string {
  const seconds = atMs === undefined ? 0 : Math.ceil((atMs - nowMs) / 1000);
  return seconds > 0 ? `Not connected; trying again in ${seconds} s` : "Not connected; trying again now …";
}

/** The time, in milliseconds since 1970, which goes on by seconds as long as there is something to count down to. */
function useSecondsUntil(atMs: number | undefined): number {
  const [nowMs, setNow] = useState(Date.now);
  useEffect(() => {
    if (atMs === undefined) return undefined;
    setNow(Date.now());
    const timer = setInterval(() => setNow(Date.now()), 1000);
    return () => clearInterval(timer);
  }, [atMs]);
  return nowMs;
}

function suiteText(phase: Phase): string {
  return phase.kind === "online" ? (suiteNames[phase.host.suite].split(",")[0] ?? "") : "";
}

function fingerprintText(phase: Phase): string {
  return phase.kind === "online" ? phase.host.fingerprint : "";
}
