/** Who gives a command, for the audit log. */
import { userInfo } from "node:os";

/** The Unix user; where sudo was used, who used it. */
export function commandUser(env: NodeJS.ProcessEnv): string {
  const user = nameOfUser();
  const behind = env["SUDO_USER"];
  return behind && behind !== user ? `${behind} as ${user}` : user;
}

function nameOfUser(): string {
  try {
    return userInfo().username;
  } catch {
    // A user without an entry, such as in a container.
    return `uid ${process.getuid?.() ?? "unknown"}`;
  }
}
