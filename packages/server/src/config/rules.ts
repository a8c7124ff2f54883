/** Settings that are right each by itself and do not go together. */
import { hardRecordLimits } from "@conclave/crypto";
import { parseMetricsPlace } from "../metrics/place.ts";
import type { Config } from "./load.ts";
import type { Mistake } from "./mistakes.ts";
import type { SettingName, Settings } from "./settings.ts";

interface Rule {
  /** The setting to blame, then the others that are looked at. */
  readonly about: readonly [SettingName, ...SettingName[]];
  /** What is wrong, as a sentence; nothing if it is right. */
  readonly fault: (settings: Settings) => string | undefined;
}

/** What contradicts itself; `doubtful` are settings that could not be read, of which nothing can be said. */
export function contradictions(
  { settings, origins }: Pick<Config, "origins" | "settings">,
  doubtful: ReadonlySet<SettingName>,
): readonly Mistake[] {
  return rules.flatMap(({ about, fault }) => {
    const [key] = about;
    const message = about.some((name) => doubtful.has(name)) ? undefined : fault(settings);
    return message === undefined ? [] : [{ origin: origins[key], key, message }];
  });
}

const rules: readonly Rule[] = [
  {
    about: ["access.mode", "access.authorized_keys"],
    fault: (settings) =>
      settings["access.mode"] === "listed" && settings["access.authorized_keys"] === undefined
        ? '"listed" needs the list: name it with access.authorized_keys, or --authorized-keys FILE.'
        : undefined,
  },
  {
    about: ["access.guests", "access.mode"],
    fault: (settings) =>
      settings["access.guests"] === "allowed" && settings["access.mode"] !== "open"
        ? `access.mode "${settings["access.mode"]}" goes by identity keys, which guests do not have: leave access.guests out.`
        : undefined,
  },
  {
    about: ["metrics.listen", "metrics.reach"],
    fault: (settings) => {
      const place = settings["metrics.listen"];
      if (place === undefined) return undefined;
      try {
        parseMetricsPlace(place, settings["metrics.reach"]);
        return undefined;
      } catch (error) {
        return (error as Error).message;
      }
    },
  },
  {
    about: ["keys.max_bytes"],
    fault: (settings) =>
      settings["keys.max_bytes"] > hardRecordLimits.bytes
        ? "64GiB is the most that the cipher bears."
        : undefined,
  },
];
