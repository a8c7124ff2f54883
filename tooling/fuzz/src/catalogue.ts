/** All targets of the workspace: what `packages/NAME/fuzz/targets.ts` exports as `targets`. */
import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import type { FuzzTarget } from "./target.ts";

/** Where a target comes from. */
export interface TargetPlace {
  readonly target: FuzzTarget;
  /** Path of the package. */
  readonly packagePath: string;
  /** What to import in another thread. */
  readonly module: string;
}

export const workspacePath = fileURLToPath(new URL("../../..", import.meta.url));

/**
 * The targets of every package in `packagesPath`.
 *
 * @throws {Error} if there are none, or two have one name.
 */
export async function findTargets(packagesPath: string): Promise<TargetPlace[]> {
  const places: TargetPlace[] = [];
  for (const name of readdirSync(packagesPath).sort()) {
    const packagePath = join(packagesPath, name);
    const file = join(packagePath, "fuzz", "targets.ts");
    if (!existsSync(file)) continue;
    const module = pathToFileURL(file).href;
    for (const target of await loadTargets(module)) places.push({ target, packagePath, module });
  }
  const names = places.map(({ target }) => target.name);
  const double = names.find((name, index) => names.indexOf(name) !== index);
  if (double !== undefined) throw new Error(`two targets are called ${double}`);
  if (names.length === 0) throw new Error(`no package in ${packagesPath} has fuzz/targets.ts`);
  return places;
}

/** The targets of one module. */
export async function loadTargets(module: string): Promise<readonly FuzzTarget[]> {
  const { targets } = (await import(module)) as { targets: readonly FuzzTarget[] };
  return targets;
}
