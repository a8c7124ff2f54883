/** The file of a Unix socket outlives a server that was killed; the next one has to take it away. */
import { lstat, unlink } from "node:fs/promises";
import { connect } from "node:net";

/** Why a path cannot be listened on. Its message is a sentence. */
export class SocketPathError extends Error {
  override readonly name = "SocketPathError";
  readonly code: "in-use" | "no-socket";

  constructor(code: "in-use" | "no-socket", message: string) {
    super(message);
    this.code = code;
  }
}

/** Removes a socket that nobody listens on. @throws {SocketPathError} if somebody does, or it is no socket. */
export async function removeDeadSocket(path: string): Promise<void> {
  const found = await lstat(path).catch(() => undefined);
  if (found === undefined) return;
  if (!found.isSocket()) throw new SocketPathError("no-socket", `${path} is there already, and no socket`);
  if (await isAlive(path)) throw new SocketPathError("in-use", `a server answers at ${path} already`);
  await unlink(path);
}

function isAlive(path: string): Promise<boolean> {
  const { promise, resolve } = Promise.withResolvers<boolean>();
  const probe = connect(path);
  probe.once("connect", () => resolve(true)).once("error", () => resolve(false));
  return promise.finally(() => probe.destroy());
}
