/** Where a person's programs keep what they would have to do again otherwise. */
import { homedir } from "node:os";
import { join } from "node:path";

/** `conclave` in the XDG state folder (XDG Base Directory 0.8; a path that is not absolute is ignored). */
export function stateFolder(env: NodeJS.ProcessEnv = process.env): string {
  const stateHome = env["XDG_STATE_HOME"];
  return join(stateHome?.startsWith("/") ? stateHome : join(homedir(), ".local", "state"), "conclave");
}
