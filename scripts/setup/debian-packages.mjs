// What comes from the distribution: Qt and what it takes to build against it, fonts, and for tests a virtual desktop and
// the programs that they run.
import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "./project-node.mjs";
import { SetupError } from "./setup-error.mjs";
import { runStep } from "./step.mjs";

/** Each lists programs that only the tests of its package run. */
const testProgramLists = [
  "interop/debian-packages.json",
  "packages/client-gui/debian-packages.json",
  "packages/server/debian-packages.json",
  "tooling/models/debian-packages.json",
];

/** Those that are not installed. Each package of ours lists its own. */
export function missingDebianPackages({ withVirtualDesktop, withTestPrograms }) {
  const qt = readJson("packages/qt-host/debian-packages.json");
  const wanted = new Set([
    ...qt.build,
    ...qt.run,
    ...(withVirtualDesktop ? [...qt.test, ...readJson("tooling/testbed/debian-packages.json")] : []),
    ...(withTestPrograms ? testProgramLists.flatMap((path) => readJson(path)) : []),
  ]);
  // biome-ignore lint/suspicious/noTemplateCurlyInString: dpkg-query has placeholders of its own.
  const query = spawnSync("dpkg-query", ["-W", "-f", "${db:Status-Status} ${Package}\n", ...wanted], {
    encoding: "utf8",
  });
  if (query.error !== undefined) throw notDebian([...wanted]);
  for (const [, name] of query.stdout.matchAll(/^installed (\S+)$/gm)) wanted.delete(name);
  return [...wanted];
}

/** Installs them, as root or through sudo. */
export async function installDebianPackages(names) {
  const sudo = findSudo(names);
  const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
  await runStep("Debian's package lists", ...withSudo(sudo, ["apt-get", "update"]), { env, exitCode: 69 });
  await runStep("Debian packages", ...withSudo(sudo, installLine(names)), { env, exitCode: 69 });
}

/** How to become root: not at all, silently, or by asking the person who sits there. */
function findSudo(names) {
  if (process.getuid?.() === 0) return [];
  if (spawnSync("sudo", ["-n", "true"]).status === 0) return ["sudo", "-n"];
  const asks = process.stdin.isTTY && spawnSync("sudo", ["-V"]).status === 0;
  if (asks) return ["sudo"];
  throw new SetupError(
    `Some Debian packages are missing, and this user may not install them. Run this line as root, then start again:\n\n` +
      `  apt-get update && ${installLine(names).join(" ")}\n`,
    69,
  );
}

function withSudo(sudo, command) {
  const [program, ...options] = [...sudo, ...command];
  return [program, options];
}

function installLine(names) {
  return ["apt-get", "install", "-y", "--no-install-recommends", ...names];
}

function notDebian(names) {
  return new SetupError(
    `This set-up knows Debian and what comes from it. Install these, as your distribution calls them, and build with ` +
      `npx pnpm install && pnpm build && node packages/qt-host/bin/conclave-qt.js build:\n\n  ${names.join(" ")}\n`,
    69,
  );
}

function readJson(path) {
  return JSON.parse(readFileSync(join(root, path), "utf8"));
}
