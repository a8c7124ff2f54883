/** The folder that a desktop keeps its sockets and settings in. */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

export class SessionFolder implements AsyncDisposable {
  readonly path: string;
  readonly #keeper: ReturnType<typeof startKeeper>;

  private constructor(path: string) {
    this.path = path;
    this.#keeper = startKeeper(path);
  }

  /** Made with mode 0700, as XDG_RUNTIME_DIR has to be. */
  static async create(): Promise<SessionFolder> {
    return new SessionFolder(await mkdtemp(join(tmpdir(), "conclave-desktop-")));
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await rm(this.path, { recursive: true, force: true });
    const ended = once(this.#keeper, "exit");
    this.#keeper.stdin.end();
    await ended;
  }
}

/**
 * A shell that removes the folder when its standard input ends, which it also does when this process dies
 * without a chance to clean up.
 */
function startKeeper(path: string) {
  return spawn("/bin/sh", ["-c", 'read -r _; rm -rf "$1"', "conclave-desktop", path], {
    stdio: ["pipe", "ignore", "ignore"],
    // Ctrl+C in a terminal is not meant for it.
    detached: true,
  });
}
