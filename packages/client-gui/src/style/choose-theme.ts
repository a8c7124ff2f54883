/** Which theme a person sees: the one that they chose, or what the desktop asks for. */
import type { Settings } from "../settings/settings.ts";
import type { ThemeName } from "./theme.ts";

/** What the desktop says of colours; undefined where it says nothing. */
export interface DesktopColours {
  readonly scheme: "dark" | "light" | undefined;
  readonly contrast: "high" | "normal" | undefined;
}

/** @param palette - what Qt's own palette looks like, for desktops that say nothing. */
export function chooseTheme(
  colours: Settings["colours"],
  desktop: DesktopColours,
  palette: "dark" | "light",
): ThemeName {
  const scheme = desktop.scheme ?? palette;
  if (colours === "high-contrast") return `high-contrast-${scheme}`;
  if (colours !== "auto") return colours;
  return desktop.contrast === "high" ? `high-contrast-${scheme}` : scheme;
}
