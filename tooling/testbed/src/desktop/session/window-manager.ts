/** Gives windows their frames and the keyboard focus. */
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { Program } from "./program.ts";

/**
 * Openbox, with settings of ours alone. It says that it is there in the property _NET_SUPPORTING_WM_CHECK of
 * the X server's root window.
 *
 * @param env - with the display that it manages.
 * @param folder - where its settings go, and whatever else it writes.
 */
export async function startWindowManager(env: NodeJS.ProcessEnv, folder: string): Promise<Program> {
  const file = join(folder, "openbox.xml");
  await writeFile(file, settings);
  return new Program({
    command: "openbox",
    parameters: ["--sm-disable", "--config-file", file],
    debianPackage: "openbox",
    env: { ...env, XDG_CACHE_HOME: folder, XDG_CONFIG_HOME: folder, XDG_DATA_HOME: folder },
  });
}

const settings = `<?xml version="1.0" encoding="UTF-8"?>
<openbox_config xmlns="http://openbox.org/3.4/rc">
  <focus>
    <focusNew>yes</focusNew>
    <followMouse>no</followMouse>
  </focus>
  <desktops>
    <number>1</number>
    <popupTime>0</popupTime>
  </desktops>
  <keyboard>
    <keybind key="A-F4"><action name="Close"/></keybind>
  </keyboard>
</openbox_config>
`;
