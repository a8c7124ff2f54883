/** Has CMake build addons. */
import { availableParallelism, freemem } from "node:os";
import { delimiter, dirname, join } from "node:path";
import type { AddonName, Addons } from "../addons/cache.ts";
import { findNodegui } from "../addons/nodegui-package.ts";
import { findNodeAddonApi, nativeFolder } from "../addons/sources.ts";
import { QtHostError } from "../errors.ts";
import type { BuildOptions } from "./build.ts";
import { runCommand } from "./command.ts";
import { BuildLog } from "./log.ts";
import { nodeIncludeFolder } from "./requirements.ts";

/** An addon as it comes out of the compiler, by its absolute path. */
export interface CompiledAddon {
  readonly name: AddonName;
  readonly path: string;
}

/** @throws QtHostError QT_HOST_BUILD_FAILED, with the log kept beside the place of the addons */
export async function compileAddons(
  names: readonly AddonName[],
  addons: Addons,
  workFolder: string,
  { onProgress, signal }: BuildOptions,
): Promise<CompiledAddon[]> {
  const log = new BuildLog(join(workFolder, "build.log"));
  const buildFolder = join(workFolder, "cmake");
  const configuring = ["-S", nativeFolder, "-B", buildFolder, "-G", "Ninja", ...definitions(addons)];
  const building = ["--build", buildFolder, "--parallel", String(jobsCount()), "--target", ...names];
  for (const parameters of [configuring, building]) {
    log.add(`$ cmake ${parameters.join(" ")}`);
    const exitCode = await runCommand("cmake", parameters, {
      environment: environment(),
      signal,
      onLine(line) {
        log.add(line);
        const [, done, total] = ninjaStatus.exec(line) ?? [];
        if (done !== undefined) onProgress?.({ doneCount: Number(done), totalCount: Number(total) });
      },
    });
    if (exitCode !== 0) throw buildFailure(log, addons);
  }
  return names.map((name) => ({ name, path: join(buildFolder, outputs[name]) }));
}

function definitions(addons: Addons): string[] {
  const values = {
    NODE_INCLUDE_DIR: nodeIncludeFolder,
    NODE_ADDON_API_DIR: findNodeAddonApi().folder,
    NODEGUI_DIR: findNodegui().folder,
    QT_VERSION: addons.qtVersion,
  };
  return Object.entries(values).map(([name, value]) => `-D${name}=${value}`);
}

/** As many compilers at a time as there are cores for, and memory. */
function jobsCount(): number {
  return Math.max(1, Math.min(availableParallelism(), Math.floor(freemem() / jobMemoryBytes)));
}

function environment(): NodeJS.ProcessEnv {
  return {
    ...process.env,
    // NodeGui's CMake files ask `node` for paths.
    PATH: [dirname(process.execPath), process.env["PATH"]].join(delimiter),
    // By this variable they take another Qt than the one that is asked for.
    QT_INSTALL_DIR: undefined,
    NINJA_STATUS: "[%f/%t] ",
  };
}

function buildFailure(log: BuildLog, addons: Addons): QtHostError {
  const logPath = `${addons.folder}.log`;
  log.moveTo(logPath);
  return new QtHostError(
    "QT_HOST_BUILD_FAILED",
    `The addons cannot be built. The log ends with:\n\n${log.tail()}\n\nAll of it is in ${logPath}\n` +
      `Bring the packages up to date, see that 1 GiB of memory and 100 MiB of disk are free, and build again. ` +
      `If that does not help, please report it with the log.`,
  );
}

/** Where CMake puts them, in its build folder. */
const outputs: Readonly<Record<AddonName, string>> = {
  nodegui_core: join("nodegui", "nodegui_core.node"),
  qt_host: "qt_host.node",
  qt_widgets: "qt_widgets.node",
};

/** What the largest of the compilers takes: 685 MB were measured. */
const jobMemoryBytes = 700 * 1_024 * 1_024;

/** How ninja begins each line, as asked for in the environment. */
const ninjaStatus = /^\[(\d+)\/(\d+)\] /;
