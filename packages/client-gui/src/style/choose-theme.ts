/** Which theme a person sees: the one that they chose, or what the desktop asks for. */
import type { DesktopColours } from "../desktop/colour-scheme.ts";
import type { Settings } from "../settings/settings.ts";
import type { ThemeName } from "./theme.ts";

/** @param palette - what Qt's own palette looks like, for desktops that say nothing. */
export function chooseTheme(
  colours: Settings["colours"],
  desktop: DesktopColours,
  palette: "dark" | "light",
): ThemeName {
  const scheme = desktop.scheme === "none" ? palette : desktop.scheme;
  if (colours === "high-contrast") return `high-contrast-${scheme}`;
  if (colours !== "auto") return colours;
  return desktop.contrast === "high" ? `high-contrast-${scheme}` : scheme;
}
