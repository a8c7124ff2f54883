/**
 * Where the built addons are kept: outside the checkout, so that a second checkout or a fresh install finds
 * them, and outside node_modules, which may belong to somebody else. One folder for each combination of what
 * an addon depends on, so that none is ever loaded into something it was not built for; in it the files have the
 * hash of their sources in their names, so that a change to ours leaves NodeGui's, which takes long, as it is.
 */
import { existsSync, readFileSync } from "node:fs";
import { homedir } from "node:os";
import { isAbsolute, join } from "node:path";
import { QtHostError } from "../errors.ts";
import { installCommand } from "./debian-packages.ts";
import { findNodegui } from "./nodegui-package.ts";
import { installedQtVersion } from "./qt-version.ts";
import { nodeguiRecipeHash, ownSourcesHash } from "./sources.ts";

/** The addons that fit this program and this machine, whether they are built or not. */
export interface Addons {
  readonly nodeguiVersion: string;
  readonly qtVersion: string;
  /** Absolute path of the folder with all of the files. */
  readonly folder: string;
  /** Absolute paths of the addons. */
  readonly files: Readonly<Record<AddonName, string>>;
}

/** As CMake knows them: ours that joins the event loops, ours with the widgets, NodeGui's. */
export type AddonName = "nodegui_core" | "qt_host" | "qt_widgets";

/** @throws QtHostError QT_HOST_NODEGUI_MISSING or QT_HOST_QT_MISSING */
export function findAddons(): Addons {
  const nodeguiVersion = findNodegui().version;
  const qtVersion = installedQtVersion();
  if (qtVersion === undefined) {
    throw new QtHostError("QT_HOST_QT_MISSING", `Qt 6 is not installed. On Debian: ${installCommand("run")}`);
  }
  const parts = [`nodegui-${nodeguiVersion}`, `qt-${qtVersion}`, distribution(), process.arch];
  const folder = join(cacheRoot(), parts.join("_"));
  const own = ownSourcesHash();
  return {
    nodeguiVersion,
    qtVersion,
    folder,
    files: {
      nodegui_core: join(folder, `nodegui_core-${nodeguiRecipeHash()}.node`),
      qt_host: join(folder, `qt_host-${own}.node`),
      qt_widgets: join(folder, `qt_widgets-${own}.node`),
    },
  };
}

/** Those that are not there; none: all is built. */
export function missingAddons({ files }: Addons): AddonName[] {
  return (Object.keys(files) as AddonName[]).filter((name) => !existsSync(files[name]));
}

/** The folder of all addons: in `$XDG_CACHE_HOME`, or in `~/.cache` where that is unset or relative. */
export function cacheRoot(): string {
  const configured = process.env["XDG_CACHE_HOME"] ?? "";
  const caches = isAbsolute(configured) ? configured : join(homedir(), ".cache");
  return join(caches, "conclave", "qt-host");
}

/** Name and release of the distribution: addons are built against its C and C++ libraries too. */
function distribution(): string {
  try {
    const fields = new Map(
      readFileSync("/etc/os-release", "utf8")
        .split("\n")
        .map((line) => line.split("="))
        .map(([name = "", value = ""]) => [name, value.replaceAll('"', "")]),
    );
    return [fields.get("ID"), fields.get("VERSION_ID")].filter(Boolean).join("-");
  } catch {
    return "linux";
  }
}
