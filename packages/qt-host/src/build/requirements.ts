/** What has to be on a machine to build the addons, and how to find out whether it is. */
import { execFile } from "node:child_process";
import { accessSync, constants, existsSync } from "node:fs";
import { delimiter, dirname, join, resolve } from "node:path";
import { promisify } from "node:util";
import { installCommand } from "../addons/debian-packages.ts";
import { QtHostError } from "../errors.ts";

/** The headers that belong to the running Node: they come along in all of its official distributions. */
export const nodeIncludeFolder = resolve(dirname(process.execPath), "../include/node");

/** @throws QtHostError QT_HOST_BUILD_TOOLS_MISSING, naming all that is missing */
export async function requireBuildTools(): Promise<void> {
  requireNodeHeaders();
  const missing = [...missingCommands(), ...(await missingLibraries())];
  if (missing.length === 0) return;
  throw new QtHostError(
    "QT_HOST_BUILD_TOOLS_MISSING",
    `Not installed, but needed to build the addons: ${missing.join(", ")}. On Debian: ${installCommand("build")}`,
  );
}

function requireNodeHeaders(): void {
  if (["node_api.h", "uv.h"].every((header) => existsSync(join(nodeIncludeFolder, header)))) return;
  throw new QtHostError(
    "QT_HOST_BUILD_TOOLS_MISSING",
    `This Node (${process.execPath}) came without its headers: ${nodeIncludeFolder} lacks node_api.h or uv.h. ` +
      "Use an official build of Node, such as the one that pnpm installs in this workspace.",
  );
}

function missingCommands(): string[] {
  return commands.filter((command) => !isOnPath(command));
}

function isOnPath(command: string): boolean {
  return (process.env["PATH"] ?? "").split(delimiter).some((folder) => {
    try {
      accessSync(join(folder, command), constants.X_OK);
      return true;
    } catch {
      return false;
    }
  });
}

async function missingLibraries(): Promise<string[]> {
  if (!isOnPath("pkg-config")) return [];
  const present = await Promise.all(libraries.map(({ module }) => isKnownToPkgConfig(module)));
  return libraries.filter((_, index) => !present[index]).map(({ title }) => title);
}

function isKnownToPkgConfig(module: string): Promise<boolean> {
  return promisify(execFile)("pkg-config", ["--exists", module]).then(
    () => true,
    () => false,
  );
}

const commands = ["cmake", "ninja", "c++", "pkg-config"];

/** Libraries that the addons are compiled against, by the name under which pkg-config knows their headers. */
const libraries = [
  { module: "Qt6Widgets", title: "the headers of Qt 6" },
  { module: "Qt6SvgWidgets", title: "the headers of Qt 6 SVG" },
  { module: "glib-2.0", title: "the headers of GLib" },
  { module: "xcb", title: "the headers of XCB" },
];
