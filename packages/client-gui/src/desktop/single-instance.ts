/**
 * One window for each person and display: whoever starts the program again hands over what is wanted to the one that runs, and
 * ends. Between `leave()` and its disposal the first one takes nothing more, and a new start waits for its end: it may still be
 * writing what the next one is to read. So it is disposed last of all.
 */
import { once } from "node:events";
import { unlink } from "node:fs/promises";
import { createConnection, createServer, type Server, type Socket } from "node:net";
import { setTimeout as delay } from "node:timers/promises";
import { withFileLock } from "@conclave/client";
import { instanceSocket } from "./instance-socket.ts";
import { formatRequest, parseRequest, requestMaxBytes, type StartRequest } from "./start-request.ts";

export type Start =
  | { readonly role: "first"; readonly instance: FirstInstance }
  /** The one that runs has taken the request; nothing is left to do. */
  | { readonly role: "second" }
  /** One runs, and does not answer. */
  | { readonly role: "unanswered"; readonly socket: string };

/**
 * Becomes the first, or hands the request over.
 *
 * @throws {InstanceFolderError} if there is no safe place to meet; {Error} if another start keeps the lock for 5 s.
 */
export async function claimInstance(request: StartRequest, env: NodeJS.ProcessEnv): Promise<Start> {
  const socket = await instanceSocket(env);
  for (const deadlineMs = Date.now() + patienceMs; ; ) {
    // Under a lock: of two that find a dead one's socket, the slower would take away that of the faster.
    const claimed = await withFileLock(`${socket}.lock`, () => claim(socket));
    if (claimed instanceof FirstInstance) return { role: "first", instance: claimed };
    const answer = await ask(claimed, request);
    if (answer === "taken") return { role: "second" };
    if (answer !== "leaving" || Date.now() > deadlineMs) return { role: "unanswered", socket };
    await delay(retryMs);
  }
}

/** The window that is there, to whom others hand over. */
export class FirstInstance implements AsyncDisposable {
  readonly #server: Server;
  readonly #sockets = new Set<Socket>();
  /** Those that came before anybody wanted to hear of them. */
  readonly #waiting: StartRequest[] = [];
  #handle: ((request: StartRequest) => void) | undefined;
  #state: "here" | "leaving" = "here";

  constructor(server: Server) {
    this.#server = server;
    server.maxConnections = connectionsMaxCount;
    server.on("connection", (socket) => this.#serve(socket));
    // It cannot accept any more; the next start finds nobody and becomes the first.
    server.on("error", () => {});
  }

  /** @param handle gets every request, those too that came before. */
  onRequest(handle: (request: StartRequest) => void): void {
    this.#handle = handle;
    for (const request of this.#waiting.splice(0)) handle(request);
  }

  /** From now on whoever starts waits until this one is gone. */
  leave(): void {
    this.#state = "leaving";
  }

  /** Also removes the socket. */
  async [Symbol.asyncDispose](): Promise<void> {
    if (!this.#server.listening) return;
    this.#server.close();
    for (const socket of this.#sockets) socket.destroy();
    await once(this.#server, "close");
  }

  #serve(socket: Socket): void {
    this.#sockets.add(socket);
    socket.on("close", () => this.#sockets.delete(socket));
    socket.on("error", () => socket.destroy());
    socket.setTimeout(answerMs, () => socket.destroy());
    readLine(socket, (line) => socket.end(`${this.#answer(line)}\n`));
  }

  #answer(line: string): "leaving" | "refused" | "taken" {
    if (this.#state === "leaving") return "leaving";
    try {
      const request = parseRequest(line);
      if (this.#handle !== undefined) this.#handle(request);
      else if (this.#waiting.length < connectionsMaxCount) this.#waiting.push(request);
      return "taken";
    } catch {
      return "refused";
    }
  }
}

/** A connection to the one that is there, or the place of the first. */
async function claim(path: string): Promise<FirstInstance | Socket> {
  const socket = createConnection(path);
  try {
    await once(socket, "connect");
    return socket;
  } catch (error) {
    // Refused: whoever listened there is dead.
    if (!["ENOENT", "ECONNREFUSED"].includes(String((error as NodeJS.ErrnoException).code))) throw error;
  }
  await unlink(path).catch(() => {});
  const server = createServer();
  server.listen(path);
  await once(server, "listening");
  return new FirstInstance(server);
}

function ask(socket: Socket, request: StartRequest): Promise<string> {
  const { promise, resolve } = Promise.withResolvers<string>();
  socket.on("close", () => resolve("gone"));
  socket.on("error", () => socket.destroy());
  socket.setTimeout(answerMs, () => socket.destroy());
  readLine(socket, (line) => {
    resolve(line);
    socket.end();
  });
  socket.write(formatRequest(request));
  return promise;
}

/** Gives the first line that comes; whoever sends more than a request has is not listened to. */
function readLine(socket: Socket, onLine: (line: string) => void): void {
  let text = "";
  socket.setEncoding("utf8");
  const take = (chunk: string) => {
    text += chunk;
    const end = text.indexOf("\n");
    if (end < 0 && text.length <= requestMaxBytes) return;
    socket.off("data", take);
    if (end < 0 || end > requestMaxBytes) socket.destroy();
    else onLine(text.slice(0, end));
  };
  socket.on("data", take);
}

/** How long, in ms, an answer may take: the loop of a window that works does not stand still for so long. */
const answerMs = 5_000;

/** How long, in ms, one that is leaving is waited for, and how often it is looked for. */
const patienceMs = 15_000;
const retryMs = 50;

const connectionsMaxCount = 16;
