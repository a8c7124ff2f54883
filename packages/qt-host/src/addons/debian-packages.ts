/** The Debian packages that are needed. Their list is a file of its own because set-up scripts read it too. */
import { readFileSync } from "node:fs";

/** The command that installs what is needed to `build` the addons, or only to `run` with them. */
export function installCommand(purpose: "build" | "run"): string {
  const file = new URL("../../debian-packages.json", import.meta.url);
  const packages: Record<"build" | "run", string[]> = JSON.parse(readFileSync(file, "utf8"));
  return `sudo apt-get install --no-install-recommends ${packages[purpose].join(" ")}`;
}
