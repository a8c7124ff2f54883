/** Whether the desktop is light or dark, as far as Qt knows. */
import { ColorGroup, ColorRole, QApplication } from "@nodegui/nodegui";
import { isDark } from "../style/contrast.ts";

/** By the colour that windows have on this desktop. */
export function desktopTheme(): "dark" | "light" {
  const colour = QApplication.instance().palette().color(ColorGroup.Active, ColorRole.Window);
  return isDark(colour.red(), colour.green(), colour.blue()) ? "dark" : "light";
}
