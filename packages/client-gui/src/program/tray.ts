/** What the tray shows and offers. Pure; the icon is `qt/tray-icon.ts`. */
import type { AppState } from "../app/app-state.ts";
import { unreadTotal } from "../app/unread.ts";
import type { TrayBadge } from "../qt/tray-icon.ts";

export interface TrayWords {
  readonly tooltip: string;
  readonly badge: TrayBadge;
  readonly doNotDisturb: "off" | "on";
}

export function trayWords(state: AppState): TrayWords {
  const { unreadCount, mentionCount } = unreadTotal(state);
  const badge: TrayBadge =
    mentionCount > 0 ? { kind: "count", count: mentionCount } : { kind: unreadCount > 0 ? "dot" : "none" };
  return {
    tooltip: `Conclave: ${connectionWords(state)}${unreadWords(unreadCount, mentionCount)}`,
    badge,
    doNotDisturb: state.settings.doNotDisturb,
  };
}

function connectionWords({ servers }: AppState): string {
  if (servers.length === 0) return "not connected";
  const online = servers.filter(({ phase }) => phase.kind === "online").length;
  if (online === servers.length) return "connected";
  return online === 0 ? "not connected" : `connected to ${online} of ${servers.length} servers`;
}

function unreadWords(unreadCount: number, mentionCount: number): string {
  if (unreadCount === 0) return "";
  return mentionCount === 0 ? `, ${unreadCount} unread` : `, ${unreadCount} unread, ${mentionCount} for you`;
}
