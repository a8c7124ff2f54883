/** Whether a server is connected to when the program starts: the entry for it in the menus of servers. */
import { formatAddress } from "@conclave/protocol";
import type { AppState, RecentServer, ServerKey } from "../../app/app-state.ts";
import type { Controller } from "../../app/controller.ts";
import type { MenuAction } from "../../qt/popup-menu.ts";

/** Undefined: nobody was ever let into this server. */
export function recentOf({ recent }: Pick<AppState, "recent">, key: ServerKey): RecentServer | undefined {
  return recent.find(({ address }) => formatAddress(address) === key);
}

export function atStartEntry(
  { address, atStart }: RecentServer,
  controller: Pick<Controller, "setAtStart">,
): MenuAction {
  return {
    text: "Connect when Conclave &starts",
    letter: "marked",
    state: atStart === "yes" ? "checked" : "unchecked",
    onChoose: () => controller.setAtStart(formatAddress(address), atStart === "yes" ? "no" : "yes"),
  };
}
