/** The theme as the widgets want it that draw their own rows. */
import type { ListColours } from "@conclave/qt-host/widgets";
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
  };
}
