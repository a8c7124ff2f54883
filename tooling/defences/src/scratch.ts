/**
 * A copy of the checkout in the folder for temporary files, with what is not committed yet, in which defences are taken
 * out. Installed packages are linked, built ones copied: links between our own packages lead from copy to copy.
 */
import { execFileSync } from "node:child_process";
import {
  cpSync,
  existsSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { checkout } from "./checkout.ts";
import type { Edit } from "./defence.ts";
import { withEdit } from "./edit.ts";

export class Scratch implements Disposable {
  readonly root: string;

  constructor() {
    // The real path: what a test reports of its file is compared with it.
    this.root = realpathSync(mkdtempSync(join(tmpdir(), "conclave-defences-")));
    const files = git(checkout, "ls-files", "-z", "--cached", "--others", "--exclude-standard").split("\0");
    for (const file of files.filter((path) => path !== "" && existsSync(join(checkout, path))))
      this.#copy(file);
    symlinkSync(join(checkout, "node_modules"), join(this.root, "node_modules"));
    for (const folder of packageFolders(files)) {
      for (const made of ["node_modules", "dist"])
        if (existsSync(join(checkout, folder, made))) this.#copy(join(folder, made));
    }
    // Some tests ask git which files there are.
    git(this.root, "init", "--quiet");
    writeFileSync(join(this.root, ".git/info/exclude"), "node_modules\n");
  }

  /**
   * Runs `action` with a defence taken out and the packages concerned built anew; then everything is as it was.
   *
   * @throws {Error} if a text to replace is not there exactly once, or if what is left does not compile.
   */
  without<Result>(edits: readonly Edit[], action: () => Result): Result {
    const packages = new Set(edits.map(({ file }) => file.split("/").slice(0, 2).join("/")));
    try {
      for (const edit of edits) {
        const path = join(this.root, edit.file);
        writeFileSync(path, withEdit(readFileSync(path, "utf8"), edit));
      }
      for (const folder of packages) this.#build(folder);
      return action();
    } finally {
      for (const { file } of edits) this.#copy(file);
      for (const folder of packages)
        if (existsSync(join(checkout, folder, "dist"))) this.#copy(join(folder, "dist"));
    }
  }

  [Symbol.dispose](): void {
    rmSync(this.root, { recursive: true });
  }

  /** Without what programs were put together to: it would still have the defences. They start from their modules then. */
  #copy(path: string): void {
    cpSync(join(checkout, path), join(this.root, path), {
      recursive: true,
      verbatimSymlinks: true,
      filter: (source) => !source.endsWith("/dist/bundle"),
    });
  }

  #build(folder: string): void {
    if (!existsSync(join(this.root, folder, "tsconfig.build.json"))) return;
    // What only the defence used is not used any more; that is no error here.
    const lenient = ["--noUnusedLocals", "false", "--noUnusedParameters", "false"];
    const command = [join("node_modules", ".bin", "tsc"), "-p", "tsconfig.build.json", ...lenient];
    try {
      execFileSync(command[0] ?? "", command.slice(1), { cwd: join(this.root, folder), encoding: "utf8" });
    } catch (cause) {
      const { stdout } = cause as { stdout?: string };
      throw new Error(`${folder} does not compile without the defence:\n${stdout}`, { cause });
    }
  }
}

function packageFolders(files: readonly string[]): readonly string[] {
  return files.flatMap((path) => /^((?:packages|tooling)\/[^/]+)\/package\.json$/.exec(path)?.[1] ?? []);
}

function git(folder: string, ...words: readonly string[]): string {
  return execFileSync("git", words, { cwd: folder, encoding: "utf8", maxBuffer: 2 ** 26 });
}
