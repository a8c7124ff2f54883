/** Gives windows their frames and the keyboard focus. */
import { mkdir, writeFile } from "node:fs/promises";
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
  const theme = join(folder, "themes", themeName, "openbox-3");
  await mkdir(theme, { recursive: true });
  await writeFile(join(theme, "themerc"), themeText);
  return new Program({
    command: "openbox",
    parameters: ["--sm-disable", "--config-file", file],
    debianPackage: "openbox",
    env: { ...env, XDG_CACHE_HOME: folder, XDG_CONFIG_HOME: folder, XDG_DATA_HOME: folder },
  });
}

const themeName = "Conclave-plain";

/** Flat and quiet, so that pictures show the program and not the frame. */
const themeText = `
border.width: 1
border.color: #3a414d
padding.width: 8
padding.height: 6
window.handle.width: 0
window.client.padding.width: 0
window.client.padding.height: 0
window.label.text.justify: center
window.*.title.bg: flat solid
window.*.title.bg.color: #3a414d
window.*.label.bg: parentrelative
window.active.label.text.color: #f2f4f7
window.inactive.label.text.color: #b4bcc9
window.*.button.*.bg: parentrelative
window.active.button.*.image.color: #f2f4f7
window.inactive.button.*.image.color: #b4bcc9
`;

const settings = `<?xml version="1.0" encoding="UTF-8"?>
<openbox_config xmlns="http://openbox.org/3.4/rc">
  <theme>
    <name>${themeName}</name>
    <titleLayout>LC</titleLayout>
  </theme>
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
