/** Where a person's pins live. */
import { homedir } from "node:os";
import { join } from "node:path";

/** `conclave` in the XDG configuration folder (XDG Base Directory 0.8; a path that is not absolute is ignored). */
export function configFolder(env: NodeJS.ProcessEnv = process.env): string {
  const configHome = env["XDG_CONFIG_HOME"];
  return join(configHome?.startsWith("/") ? configHome : join(homedir(), ".config"), "conclave");
}
