/** Where `@nodegui/nodegui` is: the copy that a program with this package and NodeGui as dependencies gets. */
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname } from "node:path";
import { QtHostError } from "../errors.ts";

export interface NodeguiPackage {
  /** Its folder, with its C++ sources in it. */
  readonly folder: string;
  readonly version: string;
}

/** @throws QtHostError QT_HOST_NODEGUI_MISSING */
export function findNodegui(): NodeguiPackage {
  try {
    const manifestPath = createRequire(import.meta.url).resolve("@nodegui/nodegui/package.json");
    const manifest: { version: string } = JSON.parse(readFileSync(manifestPath, "utf8"));
    return { folder: dirname(manifestPath), version: manifest.version };
  } catch (cause) {
    throw new QtHostError(
      "QT_HOST_NODEGUI_MISSING",
      "The package @nodegui/nodegui is not installed. Add it to the dependencies of your program; " +
        "its install scripts need not run.",
      { cause },
    );
  }
}
