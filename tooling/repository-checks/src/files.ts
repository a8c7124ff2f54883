/** The files of the checkout as git sees them: what is tracked, and what is new and not ignored. */
import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

export const root = fileURLToPath(new URL("../../..", import.meta.url));

/**
 * Paths from the root that match a pattern of git's, such as "*.md".
 *
 * @throws {Error} if there are none: a check that looks at nothing would always pass.
 */
export function filesMatching(pattern: string): readonly string[] {
  const options = ["ls-files", "-z", "--cached", "--others", "--exclude-standard", "--", pattern];
  const paths = execFileSync("git", options, { cwd: root, encoding: "utf8" }).split("\0");
  const present = paths.filter((path) => path !== "" && existsSync(join(root, path)));
  if (present.length === 0) throw new Error(`no file matches ${pattern}`);
  return present;
}

export function readText(path: string): string {
  return readFileSync(join(root, path), "utf8");
}
