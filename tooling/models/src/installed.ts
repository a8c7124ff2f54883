/** The checkers come from Debian, and a check that has none fails with the line to run: it never skips. */
import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";

/** @param versionOption what the program prints its version for, and does nothing else. */
export function requireInstalled(program: string, versionOption: string): void {
  if (spawnSync(program, [versionOption], { input: "" }).error === undefined) return;
  const packages: string[] = JSON.parse(
    readFileSync(new URL("../debian-packages.json", import.meta.url), "utf8"),
  );
  throw new Error(
    `This model is checked by ${program}, which is not installed. As root: ` +
      `apt-get update && apt-get install -y --no-install-recommends ${packages.join(" ")}`,
  );
}
