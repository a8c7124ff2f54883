/** What a person can choose, for all servers; kept in the configuration folder. Every one of them is in the settings dialog. */

export interface Settings {
  readonly colours: "auto" | "dark" | "high-contrast" | "light";
  /** Percent of the desktop's own font size. */
  readonly fontPercent: number;
  /** How close messages stand. */
  readonly density: "compact" | "cozy";
  readonly sendKey: "ctrl-enter" | "enter";
  readonly timeStyle: "12h" | "24h" | "locale";
  /** What is told by a notification where the room has no rule of its own. */
  readonly notify: NotifyRule;
  /** Whether a notification shows who wrote, and what. */
  readonly notifyDetail: "everything" | "nothing" | "who";
  readonly doNotDisturb: "off" | "on";
  /** Words that count as a mention, besides the own name. */
  readonly keywords: readonly string[];
  readonly closing: "quit" | "to-tray";
  readonly autostart: "off" | "hidden" | "shown";
  /** Pictures in messages, once they are here. */
  readonly previews: "off" | "on";
  /** People who come and go. */
  readonly presenceNotices: "folded" | "hidden";
  readonly motion: "full" | "reduced";
  /** Whether a screen reader is told at once what comes into the open room. */
  readonly announce: "off" | "on";
}

export type NotifyRule = "all" | "mentions" | "none";

export const defaultSettings: Settings = {
  colours: "auto",
  fontPercent: 100,
  density: "cozy",
  sendKey: "enter",
  timeStyle: "locale",
  notify: "mentions",
  notifyDetail: "everything",
  doNotDisturb: "off",
  keywords: [],
  closing: "to-tray",
  autostart: "off",
  previews: "on",
  presenceNotices: "folded",
  motion: "full",
  announce: "on",
};
