/** Files that this process has open, for targets that must leave none: on Linux, where /proc says it. */
import { readdirSync, readlinkSync } from "node:fs";

/** Paths of those that are in a folder. */
export function openFilesIn(folder: string): readonly string[] {
  return readdirSync("/proc/self/fd").flatMap((name) => {
    const path = pathBehind(name);
    return path?.startsWith(`${folder}/`) ? [path] : [];
  });
}

/** Nothing for one that was closed meanwhile. */
function pathBehind(descriptor: string): string | undefined {
  try {
    return readlinkSync(`/proc/self/fd/${descriptor}`);
  } catch {
    return undefined;
  }
}
