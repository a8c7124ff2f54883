/** Builds the addons, once for each combination of NodeGui, Qt, system and sources. */
import { type AddonName, type Addons, findAddons, missingAddons } from "../addons/cache.ts";
import { installedQtVersion } from "../addons/qt-version.ts";
import { requireLinux, requireSupportedNode } from "../system.ts";
import { compileAddons } from "./cmake.ts";
import { requireBuildTools } from "./requirements.ts";
import { inWorkFolder, moveIntoPlace } from "./work-folder.ts";

export interface BuildOptions {
  /** Called when the work begins: the addons are not built, and all that is needed to build them is there. */
  onStart?(addons: Addons, missing: readonly AddonName[]): void;
  /** Called each time a step is done. */
  onProgress?(progress: BuildProgress): void;
  /** Aborted, it ends the build and cleans up; the promise then rejects with the signal's reason. */
  readonly signal?: AbortSignal;
}

export interface BuildProgress {
  readonly doneCount: number;
  readonly totalCount: number;
}

export interface BuildReport {
  readonly outcome: "built" | "already-built";
  readonly addons: Addons;
}

/**
 * Builds those of the addons for the installed NodeGui and Qt that are not built. A build that is killed leaves
 * nothing half-made; of two at the same time each does the work, and what the second made takes the place of the same.
 *
 * @throws QtHostError, as a rejection: QT_HOST_BUILD_TOOLS_MISSING, QT_HOST_BUILD_FAILED,
 *   QT_HOST_NODEGUI_MISSING, QT_HOST_UNSUPPORTED_NODE or QT_HOST_UNSUPPORTED_SYSTEM
 */
export async function buildAddons(options: BuildOptions = {}): Promise<BuildReport> {
  const { addons, built } = await addonsStatus();
  if (built) return { outcome: "already-built", addons };
  const missing = missingAddons(addons);
  await requireBuildTools();
  options.onStart?.(addons, missing);
  await inWorkFolder(async (workFolder) => {
    const compiled = await compileAddons(missing, addons, workFolder, options);
    await moveIntoPlace(compiled, addons);
  });
  return { outcome: "built", addons };
}

export interface AddonsStatus {
  readonly addons: Addons;
  readonly built: boolean;
}

/**
 * Which addons this machine needs, and whether they are built.
 * @throws QtHostError, as a rejection: the same as `buildAddons()`, except QT_HOST_BUILD_FAILED
 */
export async function addonsStatus(): Promise<AddonsStatus> {
  requireSupportedNode();
  requireLinux();
  // Where Qt is missing, so is most of what the build needs: better to say all of it at once.
  if (installedQtVersion() === undefined) await requireBuildTools();
  const addons = findAddons();
  return { addons, built: missingAddons(addons).length === 0 };
}
