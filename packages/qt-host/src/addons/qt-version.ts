/**
 * Which Qt the dynamic linker will give to a program of this machine. It is asked at every start, so it is
 * read from the file system: no compiler, no header and no child process is needed.
 */
import { readlinkSync } from "node:fs";
import { delimiter, join } from "node:path";

/** The version, such as `6.4.2`, or undefined when no Qt 6 is installed. */
export function installedQtVersion(): string | undefined {
  for (const folder of libraryFolders()) {
    const version = versionIn(folder);
    if (version !== undefined) return version;
  }
  return undefined;
}

/** The folders in the order in which the linker looks through them. */
function libraryFolders(): string[] {
  const fromEnvironment = process.env["LD_LIBRARY_PATH"]?.split(delimiter) ?? [];
  const multiarch = multiarchNames[process.arch];
  const fromDistribution = multiarch === undefined ? [] : [`/usr/lib/${multiarch}`];
  return [...fromEnvironment, ...fromDistribution, "/usr/lib64", "/usr/lib"].filter(
    (folder) => folder !== "",
  );
}

function versionIn(folder: string): string | undefined {
  try {
    // The name that programs ask for is a link to the name with the whole version.
    const target = readlinkSync(join(folder, "libQt6Core.so.6"));
    return /libQt6Core\.so\.(\d+\.\d+\.\d+)$/.exec(target)?.[1];
  } catch {
    return undefined;
  }
}

/** Debian's names for what Node calls the architecture. Other distributions do without. */
const multiarchNames: Readonly<Record<string, string>> = {
  x64: "x86_64-linux-gnu",
  arm64: "aarch64-linux-gnu",
  ppc64: "powerpc64le-linux-gnu",
  s390x: "s390x-linux-gnu",
};
