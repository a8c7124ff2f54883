/** The theme as the widgets want it that draw their own rows. */
import type { ListColours, PaneTheme } from "@conclave/qt-host/widgets";
import type { Settings } from "../settings/settings.ts";
import type { Theme } from "../style/theme.ts";

/** @param behind - what the list lies on. */
export function listColours(theme: Theme, behind: "surface" | "window"): ListColours {
  return {
    background: theme[behind],
    text: theme.text,
    muted: theme.textMuted,
    accent: theme.accent,
    accentText: theme.accentText,
    hover: theme.hover,
    current: theme.current,
    border: theme.border,
    here: theme.good,
    away: theme.away,
    names: theme.names,
  };
}

export function paneTheme(
  theme: Theme,
  { density, motion }: Pick<Settings, "density" | "motion">,
): PaneTheme {
  const { surface, text, textMuted, border, accent, accentText, good, alarmText, alarmSurface } = theme;
  return {
    ...{ surface, text, textMuted, border, accent, accentText, good, alarmText, alarmSurface },
    ...{ density, motion },
    // The font of the application is as large as the person wants it already.
    fontPercent: 100,
  };
}
