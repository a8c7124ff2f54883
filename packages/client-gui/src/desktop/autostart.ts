/** Whether the window starts when the person logs in: a desktop file in the autostart folder (Desktop Application Autostart 0.5). */
import { mkdir, readFile, rm } from "node:fs/promises";
import { homedir } from "node:os";
import { dirname, join } from "node:path";
import { writeAtomically } from "@conclave/client";
import type { Settings } from "../settings/settings.ts";
import { desktopEntry, execLine } from "./desktop-entry.ts";
import { applicationId } from "./identity.ts";

export function autostartFile(env: NodeJS.ProcessEnv = process.env): string {
  const configHome = env["XDG_CONFIG_HOME"];
  const folder = configHome?.startsWith("/") ? configHome : join(homedir(), ".config");
  return join(folder, "autostart", `${applicationId}.desktop`);
}

/**
 * Brings the file to what the setting says; where it says that already nothing is written.
 *
 * @param command the program and its arguments, each as it is.
 * @throws the error of the operating system.
 */
export async function setAutostart(
  setting: Settings["autostart"],
  command: readonly string[],
  file: string = autostartFile(),
): Promise<void> {
  if (setting === "off") {
    await rm(file, { force: true });
    return;
  }
  const wanted = desktopEntry([
    ["Type", "Application"],
    ["Name", "Conclave"],
    ["Comment", "Encrypted group chat"],
    ["Icon", applicationId],
    ["Exec", execLine([...command, ...(setting === "hidden" ? ["--hidden"] : [])])],
    ["Terminal", "false"],
    ["X-GNOME-Autostart-enabled", "true"],
  ]);
  if ((await readFile(file, "utf8").catch(() => "")) === wanted) return;
  await mkdir(dirname(file), { recursive: true, mode: 0o700 });
  await writeAtomically(file, wanted);
}
