/** What differs between two configurations, for the log of a reload. */
import type { Config } from "./load.ts";
import { type Reload, type SettingName, type Settings, settingNames, settingOf } from "./settings.ts";

export interface Change {
  readonly key: SettingName;
  /** As TOML; "none" where there is no value. */
  readonly was: string;
  readonly is: string;
  readonly takesEffect: Reload;
}

export function changesBetween(before: Config, after: Config): readonly Change[] {
  return settingNames.flatMap((key) => {
    const [was, is] = [before, after].map(({ settings }) => valueText(key, settings)) as [string, string];
    return was === is ? [] : [{ key, was, is, takesEffect: settingOf(key).reload }];
  });
}

/** A setting's value as the file would have it. */
export function valueText(key: SettingName, settings: Settings): string {
  const value = settings[key];
  return value === undefined ? "none" : settingOf(key).kind.toToml(value);
}

/** The new configuration without what only a restart takes: what a reload leaves in force. */
export function withoutRestarts(before: Config, after: Config): Config {
  const kept = settingNames.filter((key) => settingOf(key).reload === "at a restart");
  const keep = (from: object, to: object) =>
    Object.assign(
      { ...to },
      Object.fromEntries(Object.entries(from).filter(([key]) => kept.includes(key as SettingName))),
    );
  return {
    files: after.files,
    settings: keep(before.settings, after.settings) as Settings,
    origins: keep(before.origins, after.origins) as Config["origins"],
  };
}
