/** What desktops know the program by: its desktop file, its icon, the class of its windows. */

import { fileURLToPath } from "node:url";

/** The name of the desktop file without its ending, of the icon, and of the AppStream component. */
export const applicationId = "chat.conclave.Conclave";

/** The icon of the windows, in the sizes that lists of windows and title bars have. */
export const windowIcons: readonly string[] = ["16x16", "24x24", "32x32", "48x48", "128x128"].map((size) =>
  fileURLToPath(new URL(`../../desktop/icons/hicolor/${size}/apps/${applicationId}.png`, import.meta.url)),
);
