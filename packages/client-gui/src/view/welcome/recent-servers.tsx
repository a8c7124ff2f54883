/** Servers that were visited before: one press connects. */
import { formatAddress } from "@conclave/protocol";
import React from "react";
import type { RecentServer } from "../../app/app-state.ts";
import { Label } from "../../qt/label.ts";
import { Column } from "../../qt/layout.ts";

export function RecentServers({ recent }: { readonly recent: readonly RecentServer[] }) {
  if (recent.length === 0) return null;
  return (
    <Column>
      <Label text={recent.map(({ address }) => formatAddress(address)).join("\n")} />
    </Column>
  );
}
