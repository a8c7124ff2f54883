/** The state folder: whose it is, the key in it, and the room around it. */
import { readdir, stat, statfs } from "node:fs/promises";
import { join } from "node:path";
import { fingerprint } from "@conclave/crypto";
import { KeyFileError, requireKey, shellWord } from "@conclave/key-files";
import { hostKeyPlace } from "../../host-key-file.ts";
import { type Check, type Finding, fail, ok, warn } from "../finding.ts";

export const checkStateFolder: Check = async ({ state }) => {
  const folder = await stat(state).catch((error: NodeJS.ErrnoException) => error.code ?? "unknown");
  if (typeof folder === "string") {
    const advice =
      folder === "ENOENT"
        ? "Start the server once, or say with --state which folder it has."
        : "Try as the server's own user, or with sudo.";
    return [fail("state-folder", `${state} cannot be looked into (${folder}).`, advice)];
  }
  if (!folder.isDirectory())
    return [fail("state-folder", `${state} is no folder.`, "Say with --state where it is.")];
  const findings = [judgeMode("state-folder", state, folder.mode, 0o700)];
  for (const name of (await readdir(state)).filter(isPrivate)) {
    const path = join(state, name);
    // It may be gone again, or be a link that leads nowhere.
    const found = await stat(path).catch(() => undefined);
    const finding = found && judgeMode("state-files", path, found.mode, 0o600);
    if (finding?.level === "fail") findings.push(finding);
  }
  return findings;
};

export const checkHostKey: Check = async ({ state }) => {
  try {
    const { publicKey, form } = await requireKey(hostKeyPlace(state));
    return [ok("host-key", `The host key is ${fingerprint(publicKey)} (${form}).`)];
  } catch (error) {
    if (!(error instanceof KeyFileError)) throw error;
    const advice =
      error.code === "missing"
        ? "conclaved makes one on its first start; an old one is put back with conclaved key import."
        : "See conclaved key show.";
    return [fail("host-key", capitalised(error.message), advice)];
  }
};

export const checkDiskSpace: Check = async ({ state }) => {
  const system = await statfs(state).catch(() => undefined);
  if (system === undefined) return [];
  const freeBytes = system.bavail * system.bsize;
  const text = `${formatMiB(freeBytes)} are free on the disk of ${state}.`;
  const advice =
    "Make room: what cannot be stored is refused. Retention of rooms, and backups elsewhere, help.";
  if (freeBytes < failBelowBytes) return [fail("disk-space", text, advice)];
  return [freeBytes < warnBelowBytes ? warn("disk-space", text, advice) : ok("disk-space", text)];
};

function judgeMode(check: string, path: string, mode: number, wanted: number): Finding {
  const shown = (mode & 0o777).toString(8).padStart(3, "0");
  if ((mode & 0o077) === 0) return ok(check, `${path} is its owner's alone (mode ${shown}).`);
  const advice = `chmod ${wanted.toString(8)} ${shellWord(path)}`;
  return fail(check, `Others can get at ${path} (mode ${shown}).`, advice);
}

/** Files that hold what is said, or let somebody in. The key has a check of its own. */
function isPrivate(name: string): boolean {
  return name.startsWith("conclaved.db") || name === "admin.sock" || name === "owner-invitation";
}

function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

function formatMiB(bytes: number): string {
  return `${Math.round(bytes / 1_048_576).toLocaleString("en")} MiB`;
}

const failBelowBytes = 100 * 1_048_576;
const warnBelowBytes = 1024 * 1_048_576;
