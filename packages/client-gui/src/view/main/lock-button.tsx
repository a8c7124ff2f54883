/** Whether what is said here can be read by others on the way, and whose key vouches for it. A press shows how. */
import { suiteNames } from "@conclave/crypto";
import React from "react";
import type { ServerState } from "../../app/app-state.ts";
import { ToolButton } from "../../qt/tool-button.ts";
import { iconSvg } from "../../style/icons.ts";
import { wordsOfFingerprint } from "../../text/fingerprint.ts";
import { useTheme } from "../conclave.ts";

export interface LockButtonProps {
  readonly server: ServerState;
  readonly onPress: () => void;
}

export function LockButton({ server, onPress }: LockButtonProps) {
  const theme = useTheme();
  const { phase } = server;
  if (phase.kind !== "online") {
    return (
      <ToolButton
        text="Not connected"
        accessibleName="Not connected"
        accessibleDescription="Encryption"
        icon={iconSvg("lock-open", theme.textMuted)}
        enabled={false}
      />
    );
  }
  const words = wordsOfFingerprint(phase.host.fingerprint).join(" ");
  const [suite] = suiteNames[phase.host.suite].split(",");
  return (
    <ToolButton
      text="Encrypted"
      accessibleName="Encrypted"
      accessibleDescription={`The server's key in words: ${words}`}
      tooltip={`Encrypted (${suite}).\nThe server's key in words:\n${words}\nPress for how.`}
      icon={iconSvg("lock-closed", theme.good)}
      onClick={onPress}
    />
  );
}
