/** The settings in the words of the dialog; what each one means in full is in the settings' table. */
import type { SettingName, settingSections } from "../../settings/settings-table.ts";

export const sectionTitles: Readonly<Record<keyof typeof settingSections, string>> = {
  look: "Appearance",
  conversation: "Messages",
  notifications: "Notifications",
  program: "Window",
};

export const settingTitles: Readonly<Record<SettingName, string>> = {
  colours: "Colours",
  fontPercent: "Text size",
  density: "Distance between messages",
  motion: "Motion",
  sendKey: "Send with",
  timeStyle: "Times",
  previews: "Show pictures",
  presenceNotices: "People who come and go",
  announce: "Have new messages read out",
  notify: "Notify me of",
  notifyDetail: "A notification shows",
  doNotDisturb: "Do not disturb",
  keywords: "Words that count as a mention",
  closing: "Closing the window",
  autostart: "When I log in",
};

/** A word of a choice; as it is in the file if nothing is said here. */
export function choiceText(name: SettingName, word: string): string {
  return choiceTexts[name]?.[word] ?? word;
}

const choiceTexts: Partial<Record<SettingName, Readonly<Record<string, string>>>> = {
  colours: {
    auto: "As the desktop",
    light: "Light",
    dark: "Dark",
    "high-contrast": "High contrast",
  },
  density: { cozy: "Cozy", compact: "Compact" },
  motion: { full: "Full", reduced: "Reduced" },
  sendKey: { enter: "Enter", "ctrl-enter": "Ctrl+Enter" },
  timeStyle: { locale: "As usual in my language", "24h": "24 hours", "12h": "12 hours" },
  presenceNotices: { folded: "One line for all", hidden: "Not shown" },
  notify: { all: "Everything", mentions: "Mentions and direct messages", none: "Nothing" },
  notifyDetail: {
    everything: "Who wrote, and what",
    who: "Who wrote",
    nothing: "Only that there is something",
  },
  closing: { "to-tray": "Goes on in the tray", quit: "Quits" },
  autostart: {
    off: "Conclave does not start",
    shown: "Conclave opens",
    hidden: "Conclave waits in the tray",
  },
};
