/** One plain strip over the conversation while the connection is not as it should be. */
import React from "react";
import type { ServerState } from "../../app/app-state.ts";
import { Button } from "../../qt/button.ts";
import { Label } from "../../qt/label.ts";
import { Column, Row } from "../../qt/layout.ts";
import { spacing } from "../../style/theme.ts";
import { useController } from "../conclave.ts";
import { connectionText, countsDown } from "./connection-text.ts";
import type { Tools } from "./tools.ts";
import { useSeconds } from "./use-clock.ts";

export interface ConnectionStripProps {
  readonly server: ServerState;
  readonly tools: Tools;
}

export function ConnectionStrip({ server, tools }: ConnectionStripProps) {
  const controller = useController();
  const nowMs = useSeconds(countsDown(server));
  const said = connectionText(server, nowMs);
  if (said === undefined) return null;
  return (
    <Row id="strip" margin={{ x: spacing.large, y: spacing.small }} gap={spacing.medium}>
      <Column grow>
        <Label id="strong" wrap accessibleDescription="Connection" text={said.text} />
        <Label wrap text={said.why ?? ""} visible={said.why !== undefined} />
      </Column>
      <Button
        text={said.act === "connect" ? "Connect" : "Connect &now"}
        visible={said.act !== "none"}
        onClick={() => {
          controller.reconnectNow(server.key);
          // The button goes, and the keyboard would go anywhere with it.
          tools.panes.focus("composer");
        }}
      />
    </Row>
  );
}
