/**
 * All settings, each once: from this table come the check of the file, the file that is written with its comments, the part of
 * docs/window.md, and what the settings dialog offers. To add one, add it to `settings.ts` and here, and write what is
 * generated: `pnpm --filter @conclave/repository-checks write`.
 */
import { choice, count, type Kind, phrases } from "./setting-kinds.ts";
import { defaultSettings, type Settings } from "./settings.ts";

export interface Setting<Value> {
  /** Its section and its name in the file. */
  readonly section: keyof typeof settingSections;
  readonly key: string;
  readonly kind: Kind<Value>;
  /** One or two whole sentences. */
  readonly doc: string;
}

/** In the order of the file. */
export const settingSections = {
  look: "How the window looks.",
  conversation: "Reading and writing.",
  notifications:
    "What the desktop tells you of. A room can have a rule of its own, which is set in the window.",
  program: "When the window is there.",
} as const;

export const settingsTable = {
  colours: setting({
    section: "look",
    key: "colours",
    kind: choice("auto", "light", "dark", "high-contrast"),
    doc: "The colours; auto does as the desktop does, and follows it when it changes.",
  }),
  fontPercent: setting({
    section: "look",
    key: "font_percent",
    kind: count(50, 300),
    doc: "The size of the letters, in percent of the desktop's own.",
  }),
  density: setting({
    section: "look",
    key: "density",
    kind: choice("cozy", "compact"),
    doc: "How close messages stand.",
  }),
  motion: setting({
    section: "look",
    key: "motion",
    kind: choice("full", "reduced"),
    doc: "Whether things glide and blink, or are simply there.",
  }),
  sendKey: setting({
    section: "conversation",
    key: "send_key",
    kind: choice("enter", "ctrl-enter"),
    doc: "What sends a message; with ctrl-enter, Enter begins a new line.",
  }),
  timeStyle: setting({
    section: "conversation",
    key: "time_style",
    kind: choice("locale", "24h", "12h"),
    doc: "How times are written; locale does as is usual in your language.",
  }),
  previews: setting({
    section: "conversation",
    key: "previews",
    kind: choice("on", "off"),
    doc: "Whether pictures are shown in the conversation, once they are here.",
  }),
  presenceNotices: setting({
    section: "conversation",
    key: "presence_notices",
    kind: choice("folded", "hidden"),
    doc: "What is told of people who come and go: one line for all of them, or nothing.",
  }),
  announce: setting({
    section: "conversation",
    key: "announce",
    kind: choice("on", "off"),
    doc: "Whether a screen reader says at once what others write in the open room, and what becomes of the connection.",
  }),
  notify: setting({
    section: "notifications",
    key: "notify",
    kind: choice("all", "mentions", "none"),
    doc: "What is told of a room without a rule of its own: everything, what mentions you or was written to you alone, or nothing.",
  }),
  notifyDetail: setting({
    section: "notifications",
    key: "detail",
    kind: choice("everything", "who", "nothing"),
    doc: "What a notification shows: who wrote and what, only who, or only that there is something.",
  }),
  doNotDisturb: setting({
    section: "notifications",
    key: "do_not_disturb",
    kind: choice("off", "on"),
    doc: "While it is on, nothing is told.",
  }),
  keywords: setting({
    section: "notifications",
    key: "keywords",
    kind: phrases(50, 100),
    doc: "Words that count as a mention, besides your name; capitals make no difference.",
  }),
  closing: setting({
    section: "program",
    key: "closing",
    kind: choice("to-tray", "quit"),
    doc: "What closing the window does; without a tray to go to, it quits.",
  }),
  autostart: setting({
    section: "program",
    key: "autostart",
    kind: choice("off", "shown", "hidden"),
    doc: "Whether the window opens when you log in, or waits in the tray.",
  }),
} satisfies { readonly [Name in keyof Settings]: Setting<Settings[Name]> };

export type SettingName = keyof Settings;

export const settingNames = Object.keys(settingsTable) as readonly SettingName[];

/** A setting as something of which only the file's side matters. */
export function settingOf(name: SettingName): Setting<unknown> {
  return settingsTable[name] as Setting<unknown>;
}

/** Its section and name with a dot between them, as complaints and documents call it. */
export function fileKey(name: SettingName): string {
  const { section, key } = settingOf(name);
  return `${section}.${key}`;
}

/** Everything to say of the settings of a section, for the file and the documents. */
export function describeSettings() {
  return Object.entries(settingSections).map(([section, about]) => ({
    section,
    about,
    settings: settingNames
      .filter((name) => settingOf(name).section === section)
      .map((name) => {
        const { key, kind, doc } = settingOf(name);
        return { name, key, doc, expected: kind.expected, usual: kind.toToml(defaultSettings[name]) };
      }),
  }));
}

/** Keeps the exact kind, so that the dialog can ask for the words of a choice and the ends of a range. */
function setting<K>(description: Omit<Setting<never>, "kind"> & { readonly kind: K }) {
  return description;
}
