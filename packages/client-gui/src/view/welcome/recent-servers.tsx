/** Servers that were visited before: one press connects; the Delete key or the menu takes one off, and that can be undone. */

import { formatAddress } from "@conclave/protocol";
import type { ListRow } from "@conclave/qt-host/widgets";
import React, { useMemo, useState } from "react";
import type { RecentServer } from "../../app/app-state.ts";
import { Button } from "../../qt/button.ts";
import { Label } from "../../qt/label.ts";
import { Column, Row } from "../../qt/layout.ts";
import { type MenuEntry, popUpMenu } from "../../qt/popup-menu.ts";
import { spacing } from "../../style/theme.ts";
import { breakable, shownLine } from "../../text/breakable.ts";
import { isolated, showableLine } from "../../text/isolate.ts";
import { listTime, type TimeRules } from "../../text/time.ts";
import { useApp, useController, useTheme } from "../conclave.ts";
import { FittingList } from "../form/fitting-list.tsx";
import { atStartEntry } from "../main/at-start.ts";
import { listColours } from "../pane-theme.ts";

export interface RecentServersProps {
  readonly recent: readonly RecentServer[];
  /** Whether the keyboard begins here: then Enter goes to where one was last. */
  readonly focus: "no" | "yes";
}

export function RecentServers({ recent, focus }: RecentServersProps) {
  const controller = useController();
  const theme = useTheme();
  const [fault, setFault] = useState("");
  const style = useApp((state) => state.settings.timeStyle);
  const items = useMemo(
    () => recent.map((server) => recentRow(server, Date.now(), { style })),
    [recent, style],
  );
  const colours = useMemo(() => listColours(theme, "surface"), [theme]);
  const [forgotten, setForgotten] = useState<Forgotten | undefined>();
  if (recent.length === 0 && forgotten === undefined) return null;
  const connect = (key: string) => {
    const server = recent.find(({ address }) => formatAddress(address) === key);
    if (server === undefined) return;
    const { address, name } = server;
    const told = controller.connect({ host: address.host, port: String(address.port), name });
    setFault(told === undefined ? "" : `${told.what} ${told.advice}`);
  };
  const forget = (key: string) => {
    const server = recent.find(({ address }) => formatAddress(address) === key);
    if (server === undefined) return;
    setForgotten({ label: server.label, undo: controller.forgetRecent(key) });
  };
  const menuOf = (key: string): readonly MenuEntry[] => {
    const server = recent.find(({ address }) => formatAddress(address) === key);
    if (server === undefined) return [];
    return [
      { text: "&Connect", letter: "marked", onChoose: () => connect(key) },
      atStartEntry(server, controller),
      "separator",
      { text: "&Forget\tDel", letter: "marked", onChoose: () => forget(key) },
    ];
  };
  return (
    <Column gap={spacing.small}>
      <Label id="heading" text="Go on where you were" />
      <FittingList
        accessibleName="Recent servers"
        items={items}
        colours={colours}
        highest={listHeight}
        focus={focus}
        current={items[0]?.key ?? ""}
        visible={items.length > 0}
        onActivate={connect}
        onDelete={forget}
        onMenu={(key, x, y) => {
          const entries = menuOf(key);
          if (entries.length > 0) popUpMenu({ x, y }, entries);
        }}
      />
      {forgotten === undefined ? null : (
        <Row id="banner" margin={{ x: spacing.medium, y: spacing.tiny }} gap={spacing.medium}>
          <Label
            grow
            wrap
            accessibleDescription="Forgotten"
            text={`${shownLine(forgotten.label)} is not in this list any more. Its key is still trusted, and your drafts there are kept.`}
          />
          <Button
            text="&Undo"
            onClick={() => {
              forgotten.undo();
              setForgotten(undefined);
            }}
          />
        </Row>
      )}
      <Label id="fault" wrap text={breakable(fault)} visible={fault !== ""} />
    </Column>
  );
}

interface Forgotten {
  readonly label: string;
  undo(): void;
}

function recentRow(
  { address, label, name, lastMs, atStart }: RecentServer,
  nowMs: number,
  times: TimeRules,
): ListRow {
  const where = formatAddress(address);
  const shown = showableLine(label);
  const when = listTime(lastMs, nowMs, times);
  return {
    key: where,
    kind: "item",
    glyph: "people",
    text: shown,
    detail: [where, `as ${isolated(showableLine(name))}`, when].join("  ·  "),
    ...(atStart === "yes" ? { badge: { text: "at start", tone: "muted" } } : {}),
    accessibleText: [
      `Connect to ${shown}`,
      where,
      `as ${showableLine(name)}`,
      `last time ${when}`,
      ...(atStart === "yes" ? ["connected when Conclave starts"] : []),
    ].join(", "),
  };
}

const listHeight = 160;
