/** Servers that were visited before: one press connects. */

import { formatAddress } from "@conclave/protocol";
import type { ListRow } from "@conclave/qt-host/widgets";
import React, { useMemo, useState } from "react";
import type { RecentServer } from "../../app/app-state.ts";
import { Label } from "../../qt/label.ts";
import { Column } from "../../qt/layout.ts";
import { ListPane } from "../../qt/list-pane.ts";
import { spacing } from "../../style/theme.ts";
import { breakable } from "../../text/breakable.ts";
import { showableLine } from "../../text/isolate.ts";
import { listTime, type TimeRules } from "../../text/time.ts";
import { useApp, useController, useTheme } from "../conclave.ts";
import { listColours } from "../pane-theme.ts";

export function RecentServers({ recent }: { readonly recent: readonly RecentServer[] }) {
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
      <ListPane
        accessibleName="Recent servers"
        items={items}
        colours={colours}
        minimumHeight={Math.min(items.length, shownMaxCount) * rowHeight}
        maximumHeight={shownMaxCount * rowHeight}
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
    detail: [where, `as ${showableLine(name)}`, when].join("  ·  "),
    accessibleText: `Connect to ${shown}, ${where}, as ${showableLine(name)}, last time ${when}`,
  };
}

const shownMaxCount = 4;
const rowHeight = 48;
