/** A workspace of its own with the planted package in it, so that what is found is not written into this one. */
import { cpSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { findTargets, type TargetPlace } from "../../src/catalogue.ts";

export class Planted {
  readonly path = mkdtempSync(join(tmpdir(), "conclave-fuzz-"));
  readonly packagesPath = join(this.path, "packages");
  readonly regressPath = join(this.packagesPath, "planted", "test", "regress");

  constructor() {
    cpSync(fileURLToPath(new URL("../fixtures/packages", import.meta.url)), this.packagesPath, {
      recursive: true,
    });
  }

  async place(name: string): Promise<TargetPlace> {
    const place = (await findTargets(this.packagesPath)).find(({ target }) => target.name === name);
    if (place === undefined) throw new Error(`nothing planted is called ${name}`);
    return place;
  }

  [Symbol.dispose](): void {
    rmSync(this.path, { recursive: true });
  }
}
