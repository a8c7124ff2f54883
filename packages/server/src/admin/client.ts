/** One request to the admin socket of a running server. */
import { connect } from "node:net";
import { AdminError } from "./errors.ts";
import { LineReader } from "./lines.ts";
import { type AdminRequest, decodeAnswer, encodeLine } from "./wire.ts";

/** Nobody listens there, or we may not ask. Its message is a sentence that says what to do. */
export class NoServerError extends Error {
  override readonly name = "NoServerError";
  readonly code: "not-allowed" | "not-running";

  constructor(code: "not-allowed" | "not-running", message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}

/**
 * What the server answers.
 *
 * @throws {AdminError} the server's own, or {NoServerError}.
 */
export async function askServer(path: string, request: AdminRequest): Promise<unknown> {
  const answer = decodeAnswer(await exchange(path, encodeLine(request)));
  if (answer.ok) return answer.result;
  throw new AdminError(answer.error.code, answer.error.message);
}

function exchange(path: string, line: string): Promise<string> {
  const { promise, resolve, reject } = Promise.withResolvers<string>();
  const reader = new LineReader(answerMaxBytes);
  const socket = connect(path, () => socket.write(line));
  socket.on("data", (chunk) => {
    const lines = reader.push(chunk);
    if (lines === "too-long") reject(new Error(`the answer is longer than ${answerMaxBytes} bytes`));
    else if (lines[0] !== undefined) resolve(lines[0]);
  });
  socket.on("error", (cause: NodeJS.ErrnoException) => reject(explain(path, cause)));
  socket.on("close", () => {
    const message = `the server at ${path} went away without an answer.`;
    reject(new NoServerError("not-running", message));
  });
  return promise.finally(() => socket.destroy());
}

function explain(path: string, cause: NodeJS.ErrnoException): Error {
  if (cause.code === "EACCES" || cause.code === "EPERM") {
    const message = `only the server's own user and root may use ${path}. Try with sudo.`;
    return new NoServerError("not-allowed", message, { cause });
  }
  if (cause.code === "ENOENT" || cause.code === "ECONNREFUSED") {
    const message = `no server is running that listens at ${path}. Is --state the folder that it was started with?`;
    return new NoServerError("not-running", message, { cause });
  }
  return cause;
}

/** Enough for the list of 100,000 connections. */
const answerMaxBytes = 67_108_864;
