/** Servers that were visited before: one press connects. */
import { formatAddress } from "@conclave/protocol";
import React from "react";
import type { RecentServer } from "../../app/app-state.ts";
import type { Controller } from "../../app/controller.ts";
import { Label } from "../../qt/label.ts";
import { Column } from "../../qt/layout.ts";

export interface RecentServersProps {
  readonly recent: readonly RecentServer[];
  readonly controller: Controller;
}

export function RecentServers({ recent }: RecentServersProps) {
  return <Column><Label text={recent.map(({ address }) => formatAddress(address)).join("\n")} /></Column>;
}
