/** What the addons are made from, besides NodeGui and Qt: our C++ sources, and how CMake is to compile. */
import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

/** The folder with all of it. */
export const nativeFolder = fileURLToPath(new URL("../../native", import.meta.url));

/** The folder with `napi.h`, and the version of the package that it belongs to. */
export function findNodeAddonApi(): { readonly folder: string; readonly version: string } {
  const manifestPath = createRequire(import.meta.url).resolve("node-addon-api/package.json");
  const manifest: { version: string } = JSON.parse(readFileSync(manifestPath, "utf8"));
  return { folder: dirname(manifestPath), version: manifest.version };
}

/** A short hash of all of it, in hexadecimal: differs whenever the addons built from it may. */
export function sourcesHash(): string {
  const hash = createHash("sha256");
  hash.update(findNodeAddonApi().version);
  for (const name of readdirSync(nativeFolder).sort()) {
    hash.update(`\0${name}\0`);
    hash.update(readFileSync(join(nativeFolder, name)));
  }
  return hash.digest("hex").slice(0, hashDigits);
}

const hashDigits = 12;
