/** Servers that were visited before: one press connects. */

import { formatAddress } from "@conclave/protocol";
import type { ListRow } from "@conclave/qt-host/widgets";
import React, { useMemo, useState } from "react";
import type { RecentServer } from "../../app/app-state.ts";
import { Label } from "../../qt/label.ts";
import { Column } from "../../qt/layout.ts";
import { spacing } from "../../style/theme.ts";
import { breakable } from "../../text/breakable.ts";
import { isolated, showableLine } from "../../text/isolate.ts";
import { listTime, type TimeRules } from "../../text/time.ts";
import { useApp, useController, useTheme } from "../conclave.ts";
import { FittingList } from "../form/fitting-list.tsx";
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
  if (recent.length === 0) return null;
  const connect = (key: string) => {
    const server = recent.find(({ address }) => formatAddress(address) === key);
    if (server === undefined) return;
    const { address, name } = server;
    const told = controller.connect({ host: address.host, port: String(address.port), name });
    setFault(told === undefined ? "" : `${told.what} ${told.advice}`);
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
        onActivate={connect}
      />
      <Label id="fault" wrap text={breakable(fault)} visible={fault !== ""} />
    </Column>
  );
}

function recentRow({ address, label, name, lastMs }: RecentServer, nowMs: number, times: TimeRules): ListRow {
  const where = formatAddress(address);
  const shown = showableLine(label);
  const when = listTime(lastMs, nowMs, times);
  return {
    key: where,
    kind: "item",
    glyph: "people",
    text: shown,
    detail: [where, `as ${isolated(showableLine(name))}`, when].join("  ·  "),
    accessibleText: `Connect to ${shown}, ${where}, as ${showableLine(name)}, last time ${when}`,
  };
}

const listHeight = 160;
