/** A folder with configuration files in it, as /etc/conclave is one. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";

export class ConfigFolder implements Disposable {
  readonly path = mkdtempSync(join(tmpdir(), "conclave-config-"));
  /** The main file; it is there once it was written. */
  readonly file = join(this.path, "server.toml");

  /** Writes a file, by its path in the folder, line by line. Returns its whole path. */
  write(name: string, ...lines: readonly string[]): string {
    const path = join(this.path, name);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, `${lines.join("\n")}\n`);
    return path;
  }

  [Symbol.dispose](): void {
    rmSync(this.path, { recursive: true });
  }
}
