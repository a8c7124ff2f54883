// The Node that the project brings along: a platform package in the lockfile, so that every checkout has the same one.
import { spawn } from "node:child_process";
import { delimiter, join } from "node:path";
import { fileURLToPath } from "node:url";

export const root = fileURLToPath(new URL("../..", import.meta.url));

/** Programs of the workspace's own: node, pnpm, turbo, biome. */
const binFolder = join(root, "node_modules", ".bin");

/** The environment in which the workspace's programs come first. Turbo sends nothing to anybody. */
export function projectEnvironment() {
  return {
    ...process.env,
    PATH: `${binFolder}${delimiter}${process.env.PATH}`,
    TURBO_TELEMETRY_DISABLED: "1",
    DO_NOT_TRACK: "1",
  };
}

/** Runs a script of the project to its end, on our terminal; its exit code. Signals are the script's to act on. */
export async function runOnProjectNode(script, ...options) {
  const child = spawn(join(binFolder, "node"), [join(root, script), ...options], {
    cwd: root,
    env: projectEnvironment(),
    stdio: "inherit",
  });
  // From a terminal Ctrl-C reaches the child too. A signal for us alone is passed on; we end when the child has.
  const passOn = (signal) => child.kill(signal);
  const ignore = () => {};
  process.on("SIGINT", ignore).on("SIGTERM", passOn).on("SIGHUP", passOn);
  return await new Promise((resolve) => {
    child.once("close", (code, signal) => resolve(code ?? (signal === "SIGINT" ? 130 : 1)));
  });
}
