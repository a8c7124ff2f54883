/** Whether what is said here can be read by others on the way, and whose key vouches for it. A press shows how. */
import { suiteNames } from "@conclave/crypto";
import type { HostIdentity } from "@conclave/protocol";
import React from "react";
import type { ServerState } from "../../app/app-state.ts";
import { Button } from "../../qt/button.ts";
import { Column, Row } from "../../qt/layout.ts";
import { SvgIcon } from "../../qt/svg-icon.ts";
import { spacing } from "../../style/theme.ts";
import { wordsOfFingerprint } from "../../text/fingerprint.ts";
import { useTheme } from "../conclave.ts";

export interface LockButtonProps {
  readonly server: ServerState;
  readonly onPress: () => void;
}

export function LockButton({ server, onPress }: LockButtonProps) {
  const theme = useTheme();
  const { phase } = server;
  const look = phase.kind === "online" ? encryptedTo(phase.host) : notConnected;
  const { id, icon, iconName, tone, ...words } = look;
  return (
    <Column>
      <Column grow />
      {/* Made anew with its state: Qt goes on drawing what is in it in the colours of before. */}
      <Row key={phase.kind} id={id} margin={{ x: spacing.small, y: 0 }}>
        <SvgIcon size={16} accessibleName={iconName} icon={{ name: icon, colour: theme[tone] }} />
        <Button id="tool" {...words} onClick={onPress} />
      </Row>
      <Column grow />
    </Column>
  );
}

function encryptedTo({ fingerprint, suite }: HostIdentity) {
  const key = `The server's key in words: ${wordsOfFingerprint(fingerprint).join(" ")}`;
  return {
    ...({ id: "lock", icon: "lock", iconName: "Lock closed", tone: "good" } as const),
    text: "Encrypted",
    accessibleName: "Encrypted",
    accessibleDescription: key,
    tooltip: `Encrypted (${suiteNames[suite].split(",")[0]}). ${key}. Press for how.`,
    enabled: true,
  };
}

/** The strip below says so in words, and a narrow window needs the room for its title. */
const notConnected = {
  ...({ id: "", icon: "lock-open", iconName: "Lock open", tone: "textMuted" } as const),
  text: "",
  accessibleName: "Not connected",
  accessibleDescription: "",
  tooltip: "",
  enabled: false,
};
