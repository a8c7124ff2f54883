/** Where the admin socket of a server is, for the server and for those who ask it. */
import { join } from "node:path";

/** In the state folder, unless another place was named. */
export function adminSocketPath(state: string, named: string | undefined): string {
  return named ?? join(state, "admin.sock");
}
