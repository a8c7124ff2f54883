/** Prometheus' own checker, where it is installed (Debian: prometheus). */
import { spawnSync } from "node:child_process";

export const hasPromtool = spawnSync("promtool", ["--version"]).status === 0;

/** What it has to say; nothing if all is well. */
export function promtool(options: readonly string[], input = ""): string {
  const { status, stdout, stderr } = spawnSync("promtool", options, { input, encoding: "utf8" });
  return status === 0 ? "" : `${stdout}${stderr}`;
}
