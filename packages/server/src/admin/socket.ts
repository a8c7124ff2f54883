/**
 * The admin socket: a Unix socket that only the server's own user and root can open. Whoever can open it may do
 * everything, as they could with the files beside it.
 */
import { createServer, type Server, type Socket } from "node:net";
import { StartError } from "../errors.ts";
import { removeDeadSocket, SocketPathError } from "../net/dead-socket.ts";
import { AdminError } from "./errors.ts";
import { LineReader } from "./lines.ts";
import { type AdminAnswer, type AdminRequest, decodeRequest, encodeLine } from "./wire.ts";

/** Answers one request. An error that is no AdminError is a fault of ours, and the caller learns only that. */
export type AdminHandler = (request: AdminRequest) => Promise<unknown> | unknown;

export interface AdminSocketOptions {
  readonly path: string;
  readonly handle: AdminHandler;
  /** Hears of faults of ours. */
  readonly onFault: (error: Error) => void;
}

export class AdminSocket implements AsyncDisposable {
  readonly path: string;
  readonly #server: Server;
  readonly #open = new Set<Socket>();

  private constructor(path: string, server: Server) {
    this.path = path;
    this.#server = server;
  }

  /**
   * Listens. The file that a server left behind which is gone is replaced.
   *
   * @throws {StartError} "admin-socket-in-use" by a server that lives, or "admin-socket-unusable".
   */
  static async listen({ path, handle, onFault }: AdminSocketOptions): Promise<AdminSocket> {
    if (Buffer.byteLength(path) > pathMaxBytes) {
      const message = `the path of the admin socket has to be at most ${pathMaxBytes} bytes long: ${path}. Choose another with --admin-socket.`;
      throw new StartError("admin-socket-unusable", message);
    }
    await clearTheWay(path);
    const server = createServer();
    const socket = new AdminSocket(path, server);
    await listenPrivately(server, path);
    server.maxConnections = connectionsMaxCount;
    server.on("connection", (peer) => socket.#serve(peer, handle, onFault));
    return socket;
  }

  /** Answers nothing more; the file goes away. */
  async [Symbol.asyncDispose](): Promise<void> {
    const closed = new Promise<void>((resolve) => this.#server.close(() => resolve()));
    for (const peer of this.#open) peer.destroy();
    await closed;
  }

  #serve(peer: Socket, handle: AdminHandler, onFault: (error: Error) => void): void {
    this.#open.add(peer);
    const reader = new LineReader(requestMaxBytes);
    let last = Promise.resolve();
    peer.setTimeout(idleMs, () => peer.destroy());
    peer.on("error", () => peer.destroy());
    peer.on("close", () => this.#open.delete(peer));
    peer.on("data", (chunk) => {
      const lines = reader.push(chunk);
      if (lines === "too-long") {
        const message = `a request has at most ${requestMaxBytes} bytes.`;
        peer.end(encodeLine({ ok: false, error: { code: "bad-request", message } }));
        return;
      }
      // One after the other: answers come in the order of the requests.
      for (const line of lines)
        last = last.then(async () => {
          const reply = await answer(line, handle, onFault);
          if (peer.writable) peer.write(encodeLine(reply));
        });
    });
  }
}

async function answer(
  line: string,
  handle: AdminHandler,
  onFault: (error: Error) => void,
): Promise<AdminAnswer> {
  try {
    return { ok: true, result: await handle(decodeRequest(line)) };
  } catch (error) {
    if (error instanceof AdminError)
      return { ok: false, error: { code: error.code, message: error.message } };
    onFault(error as Error);
    const message = "this is a fault of the server itself; its log has more.";
    return { ok: false, error: { code: "internal", message } };
  }
}

/** For our user alone from the first moment: the file is made in `listen`, before it returns. */
async function listenPrivately(server: Server, path: string): Promise<void> {
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  server.once("error", reject).once("listening", resolve);
  const mask = process.umask(0o177);
  try {
    server.listen(path);
  } finally {
    process.umask(mask);
  }
  try {
    await promise;
  } catch (cause) {
    const message = `the admin socket ${path} cannot be made: ${(cause as Error).message}.`;
    throw new StartError("admin-socket-unusable", message, { cause });
  }
}

/** @throws {StartError} if it is alive, or no socket at all. */
async function clearTheWay(path: string): Promise<void> {
  try {
    await removeDeadSocket(path);
  } catch (cause) {
    if (!(cause instanceof SocketPathError)) throw cause;
    const [code, advice] = cause.code === "in-use" ? inUse : inTheWay;
    throw new StartError(code, `the admin socket cannot be made: ${cause.message}. ${advice}`, { cause });
  }
}

const inUse = ["admin-socket-in-use", "It serves this state folder. Stop that one first."] as const;
const inTheWay = ["admin-socket-unusable", "Move it away, or choose another with --admin-socket."] as const;

/** What the system takes (sun_path), without the zero at its end. */
const pathMaxBytes = 107;
const requestMaxBytes = 65_536;
const connectionsMaxCount = 16;
const idleMs = 60_000;
