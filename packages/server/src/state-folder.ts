/** Where a server keeps what must outlive it. */
import { homedir } from "node:os";
import { join } from "node:path";

/**
 * What systemd gives a service (StateDirectory=), else conclaved's folder among the user's data (XDG Base Directory
 * 0.8; a path there that is not absolute is to be ignored).
 */
export function defaultStateFolder(env: NodeJS.ProcessEnv): string {
  const [fromSystemd] = (env["STATE_DIRECTORY"] ?? "").split(":");
  if (fromSystemd) return fromSystemd;
  const dataHome = env["XDG_DATA_HOME"];
  return join(dataHome?.startsWith("/") ? dataHome : join(homedir(), ".local", "share"), "conclaved");
}
