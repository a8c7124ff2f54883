/** Where a person's identity lives. */
import { join } from "node:path";
import { configFolder } from "./config-folder.ts";

/** `identity` in the configuration folder. */
export function identityFile(env: NodeJS.ProcessEnv = process.env): string {
  return join(configFolder(env), "identity");
}
