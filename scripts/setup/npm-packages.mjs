// The npm packages of the workspace, by the pnpm that package.json names.
import { createHash } from "node:crypto";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "./project-node.mjs";
import { runStep } from "./step.mjs";

/** Whether what the lockfile asks for is what was installed last. */
export function npmPackagesAreInstalled() {
  return existsSync(stampPath) && readFileSync(stampPath, "utf8") === wanted();
}

/** Installs exactly what the lockfile says. pnpm itself comes through npm, at the pinned version. */
export async function installNpmPackages() {
  const { packageManager } = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
  await runStep("npm packages", "npx", ["--yes", packageManager, "install", "--frozen-lockfile"]);
  writeFileSync(stampPath, wanted());
}

/** Changes with everything that decides what is installed: the lockfile holds what all manifests ask for. */
function wanted() {
  const files = ["package.json", "pnpm-lock.yaml", "pnpm-workspace.yaml"];
  const hash = createHash("sha256").update(`${process.platform} ${process.arch}`);
  for (const file of files) hash.update(readFileSync(join(root, file)));
  return hash.digest("hex");
}

const stampPath = join(root, "node_modules", ".conclave-set-up");
