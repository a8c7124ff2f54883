/**
 * The inputs that once broke something, in `test/regress/TARGET/` of the package that it was in. The package's tests
 * replay all of them, and the seeds.
 */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { FuzzTarget } from "./target.ts";

export interface RegressInput {
  readonly target: FuzzTarget;
  /** The file, or which seed. */
  readonly name: string;
  readonly bytes: Uint8Array;
}

/**
 * Every input to replay.
 *
 * @param folder `test/regress` of the package.
 * @throws {Error} if the folder is missing, has something in it that belongs to no target, or a target has no seed: a
 *   replay of nothing would always pass.
 */
export function regressInputs(folder: URL, targets: readonly FuzzTarget[]): RegressInput[] {
  const path = fileURLToPath(folder);
  const names = readdirSync(path).filter((name) => name !== "README.md");
  for (const name of names) {
    if (!targets.some((target) => target.name === name))
      throw new Error(`${join(path, name)}: no target of this name`);
  }
  return targets.flatMap((target) => [
    ...seedsOf(target),
    ...(names.includes(target.name) ? filesOf(target, join(path, target.name)) : []),
  ]);
}

function seedsOf(target: FuzzTarget): RegressInput[] {
  if (target.seeds.length === 0) throw new Error(`${target.name} has no seed`);
  return target.seeds.map((bytes, index) => ({ target, name: `seed ${index}`, bytes }));
}

function filesOf(target: FuzzTarget, folder: string): RegressInput[] {
  const names = readdirSync(folder);
  if (names.length === 0) throw new Error(`${folder} is empty`);
  return names.map((name) => ({ target, name, bytes: Uint8Array.from(readFileSync(join(folder, name))) }));
}
