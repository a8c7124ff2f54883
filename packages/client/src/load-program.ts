/** Starts programs quickly: from few files, where the build has put them together, and as Node compiled them the last time. */
import { existsSync, mkdirSync } from "node:fs";
import { enableCompileCache } from "node:module";
import { dirname, isAbsolute, join } from "node:path";

/**
 * Loads what a program begins with. Where nothing was put together for it, that is its compiled module with all that this imports.
 *
 * @param packageFolder of the program, with a slash at its end.
 * @param entry from there: `dist/main.js`.
 */
export async function loadProgram(packageFolder: URL, entry: string): Promise<unknown> {
  const cache = cacheFolder(process.env);
  if (cache !== undefined && isMade(cache)) enableCompileCache(cache);
  const bundle = new URL("dist/bundle/main.js", packageFolder);
  return await import(existsSync(bundle) ? bundle.href : new URL(entry, packageFolder).href);
}

/** `$XDG_CACHE_HOME/conclave/compiled`, or the same in `~/.cache`; undefined where there is neither, as for services. */
export function cacheFolder({
  XDG_CACHE_HOME: caches = "",
  HOME: home = "",
}: NodeJS.ProcessEnv): string | undefined {
  if (isAbsolute(caches)) return join(caches, "conclave", "compiled");
  return isAbsolute(home) ? join(home, ".cache", "conclave", "compiled") : undefined;
}

/**
 * Where it cannot be made the program starts without, and nobody has to know. Step by step, because Node makes a folder with all
 * that are above it by trying again, and in /proc for ever (Node 24.21).
 */
function isMade(folder: string): boolean {
  for (const each of [dirname(dirname(folder)), dirname(folder), folder]) {
    try {
      mkdirSync(each, { mode: 0o700 });
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== "EEXIST") return false;
    }
  }
  return true;
}
