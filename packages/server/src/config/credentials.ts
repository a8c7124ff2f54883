/** Secrets that systemd hands a service: files in a folder that only the service can read (LoadCredential= and others). */
import { existsSync } from "node:fs";
import { join } from "node:path";

/** From the environment to the file of a credential; nothing if there is none of that name. */
export function credentialFile(name: string): (env: NodeJS.ProcessEnv) => string | undefined {
  return ({ CREDENTIALS_DIRECTORY: folder }) => {
    if (!folder) return undefined;
    const file = join(folder, name);
    return existsSync(file) ? file : undefined;
  };
}
