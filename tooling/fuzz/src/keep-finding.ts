/** Puts the input of a finding where the tests of its package replay it. */
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { TargetPlace } from "./catalogue.ts";
import { type Finding, fileNameOf } from "./finding.ts";

/** Writes `test/regress/TARGET/KIND-DIGEST` of the package and returns its path. */
export function keepFinding({ packagePath, target }: TargetPlace, finding: Finding): string {
  const folder = join(packagePath, "test", "regress", target.name);
  mkdirSync(folder, { recursive: true });
  const file = join(folder, fileNameOf(finding));
  writeFileSync(file, finding.input);
  return file;
}
