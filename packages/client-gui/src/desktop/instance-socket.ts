/**
 * Where the one window of a person waits for others that are started: a socket in a folder that nobody else can enter, of its
 * own for each display and each state folder.
 */
import { createHash } from "node:crypto";
import { lstat, mkdir } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { stateFolder } from "@conclave/client";

/** There is no safe place for the socket. */
export class InstanceFolderError extends Error {
  override readonly name = "InstanceFolderError";
}

/** @throws {InstanceFolderError} if the folder is another's, or open to others; the error of the operating system. */
export async function instanceSocket(env: NodeJS.ProcessEnv): Promise<string> {
  const file = `window-${sessionDigest(env)}.sock`;
  const runtime = env["XDG_RUNTIME_DIR"];
  const usual = runtime?.startsWith("/") ? join(runtime, "conclave") : undefined;
  // The kernel takes no longer paths for sockets.
  const fits = usual !== undefined && Buffer.byteLength(join(usual, file)) < pathMaxBytes;
  const folder = fits ? usual : join(tmpdir(), `conclave-${process.getuid?.() ?? 0}`);
  await mkdir(folder, { recursive: true, mode: 0o700 });
  await assertOurs(folder);
  return join(folder, file);
}

/** In a folder for everybody, such as /tmp, somebody else may have been faster with the name. */
async function assertOurs(folder: string): Promise<void> {
  const stats = await lstat(folder);
  if (!stats.isDirectory() || stats.uid !== process.getuid?.() || (stats.mode & 0o077) !== 0)
    throw new InstanceFolderError(
      `${folder} has to be a folder of yours that nobody else can enter (mode 0700); remove it, or set XDG_RUNTIME_DIR.`,
    );
}

/** Windows on other displays, and those with another memory, have nothing to do with each other. */
function sessionDigest(env: NodeJS.ProcessEnv): string {
  const session = [env["WAYLAND_DISPLAY"] ?? "", env["DISPLAY"] ?? "", stateFolder(env)];
  return createHash("sha256").update(JSON.stringify(session)).digest("hex").slice(0, 16);
}

/** With the zero at its end (unix(7)), and room for the names of the lock beside it. */
const pathMaxBytes = 108;
