/**
 * The program among a person's applications: its desktop file, icons and description in the data folder, and `conclave:` links
 * that open it. For a program that no package has installed; a package puts the files of `desktop/` where they belong itself.
 */
import { execFile } from "node:child_process";
import { copyFile, mkdir, readdir, readFile, realpath, rm } from "node:fs/promises";
import { homedir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { writeAtomically } from "@conclave/client";
import { execLine } from "./desktop-entry.ts";
import { applicationId } from "./identity.ts";
import { withDefault, withoutDefault } from "./mime-defaults.ts";

export interface InstallationOptions {
  readonly env: NodeJS.ProcessEnv;
  /** The program and its first arguments, each as it is. */
  readonly command: readonly string[];
}

/**
 * Installs for this person alone, or over what is installed.
 *
 * @returns the files that were written.
 * @throws the error of the operating system.
 */
export async function installDesktop({ env, command }: InstallationOptions): Promise<readonly string[]> {
  const files = await filesToInstall(env);
  for (const { from, to } of files) {
    await mkdir(dirname(to), { recursive: true });
    if (to.endsWith(".desktop"))
      await writeAtomically(to, withCommand(await readFile(from, "utf8"), command));
    else await copyFile(from, to);
  }
  const links = await changeDefaults(env, withDefault);
  await tellDesktop(env);
  return [...files.map(({ to }) => to), links];
}

/** Removes what `installDesktop` has installed. @returns the files that it concerned. */
export async function removeDesktop({ env }: Pick<InstallationOptions, "env">): Promise<readonly string[]> {
  const files = await filesToInstall(env);
  for (const { to } of files) await rm(to, { force: true });
  const links = await changeDefaults(env, withoutDefault);
  await tellDesktop(env);
  return [...files.map(({ to }) => to), links];
}

/** The desktop file with the program where it is in place of its bare name, which has to be on the PATH of the desktop. */
function withCommand(desktopFile: string, command: readonly string[]): string {
  return desktopFile
    .split("\n")
    .flatMap((line) => {
      if (line.startsWith("TryExec=")) return [];
      const [, rest] = /^Exec=conclave-window(.*)$/.exec(line) ?? [];
      // A value's own escapes: what is quoted has its backslashes doubled.
      return rest === undefined ? [line] : [`Exec=${execLine(command).replaceAll("\\", "\\\\")}${rest}`];
    })
    .join("\n");
}

async function filesToInstall(
  env: NodeJS.ProcessEnv,
): Promise<readonly { readonly from: string; readonly to: string }[]> {
  const data = folder(env, "XDG_DATA_HOME", ".local/share");
  const icons = await readdir(join(source, "icons"), { recursive: true, withFileTypes: true });
  return [
    {
      from: join(source, desktopFileName),
      to: join(data, "applications", desktopFileName),
    },
    {
      from: join(source, `${applicationId}.metainfo.xml`),
      to: join(data, "metainfo", `${applicationId}.metainfo.xml`),
    },
    ...icons
      .filter((each) => each.isFile())
      .map(({ parentPath, name }) => {
        const from = join(parentPath, name);
        return { from, to: join(data, from.slice(source.length)) };
      }),
  ];
}

async function changeDefaults(
  env: NodeJS.ProcessEnv,
  change: (text: string, type: string, desktopFile: string) => string,
): Promise<string> {
  const named = join(folder(env, "XDG_CONFIG_HOME", ".config"), "mimeapps.list");
  // Where somebody keeps such files elsewhere it is a link, and stays one.
  const file = await realpath(named).catch(() => named);
  const before = await readFile(file, "utf8").catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") return "";
    throw error;
  });
  const after = change(before, linkType, desktopFileName);
  if (after === before) return named;
  await mkdir(dirname(file), { recursive: true, mode: 0o700 });
  await writeAtomically(file, after);
  return named;
}

/** Desktops that keep indexes of such files look at them again. Where the programs are missing there are no indexes. */
async function tellDesktop(env: NodeJS.ProcessEnv): Promise<void> {
  const data = folder(env, "XDG_DATA_HOME", ".local/share");
  const programs = [
    ["update-desktop-database", "-q", join(data, "applications")],
    ["gtk-update-icon-cache", "-q", "-t", "-f", join(data, "icons", "hicolor")],
  ];
  for (const [program = "", ...parameters] of programs) {
    const { promise, resolve } = Promise.withResolvers<void>();
    execFile(program, parameters, { env, timeout: indexMs }, () => resolve());
    await promise;
  }
}

function folder(env: NodeJS.ProcessEnv, variable: string, usual: string): string {
  const named = env[variable];
  return named?.startsWith("/") ? named : join(env["HOME"] ?? homedir(), usual);
}

/** The same from `src` and from `dist`. */
const source = fileURLToPath(new URL("../../desktop/", import.meta.url));

const desktopFileName = `${applicationId}.desktop`;

const linkType = "x-scheme-handler/conclave";

/** How long, in ms, an index may take to be made. */
const indexMs = 10_000;
