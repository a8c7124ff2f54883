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

/** A short hash in hexadecimal that differs whenever NodeGui's addon may, though NodeGui, Qt and system do not. */
export function nodeguiRecipeHash(): string {
  return hashOf([nodeguiRecipe]);
}

/** A short hash in hexadecimal that differs whenever our own addons may. */
export function ownSourcesHash(): string {
  const names = readdirSync(nativeFolder, { recursive: true, encoding: "utf8" });
  return hashOf(names.filter((name) => sourceName.test(name)).sort(), findNodeAddonApi().version);
}

function hashOf(names: readonly string[], version = ""): string {
  const hash = createHash("sha256").update(version);
  for (const name of names) hash.update(`\0${name}\0`).update(readFileSync(join(nativeFolder, name)));
  return hash.digest("hex").slice(0, hashDigits);
}

const nodeguiRecipe = "nodegui.cmake";

/** NodeGui's recipe is none of them: its file ends in `.cmake`. */
const sourceName = /(\.cc|\.h|CMakeLists\.txt)$/;

const hashDigits = 12;
