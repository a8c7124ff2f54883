/** Whether what is said here can be read by others on the way, and whose key vouches for it. A press shows how. */
import { suiteNames } from "@conclave/crypto";
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
  const isEncrypted = phase.kind === "online";
  const words = isEncrypted ? wordsOfFingerprint(phase.host.fingerprint).join(" ") : "";
  const suite = isEncrypted ? suiteNames[phase.host.suite].split(",")[0] : "";
  return (
    <Column>
      <Column grow />
      {/* Made anew with its state: Qt goes on drawing what is in it in the colours of before. */}
      <Row key={phase.kind} id={isEncrypted ? "lock" : ""} margin={{ x: spacing.small, y: 0 }}>
        <SvgIcon
          size={16}
          accessibleName={isEncrypted ? "Lock closed" : "Lock open"}
          icon={
            isEncrypted
              ? { name: "lock", colour: theme.good }
              : { name: "lock-open", colour: theme.textMuted }
          }
        />
        <Button
          id="tool"
          // Without a connection the strip below says so, and a narrow window needs the room for its title.
          text={isEncrypted ? "Encrypted" : ""}
          accessibleName={isEncrypted ? "Encrypted" : "Not connected"}
          accessibleDescription={isEncrypted ? `The server's key in words: ${words}` : ""}
          tooltip={
            isEncrypted ? `Encrypted (${suite}). The server's key in words: ${words}. Press for how.` : ""
          }
          enabled={isEncrypted}
          onClick={onPress}
        />
      </Row>
      <Column grow />
    </Column>
  );
}
