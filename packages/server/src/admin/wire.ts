/**
 * What goes over the admin socket: one JSON object on each line, requests one way and as many answers the other.
 *
 *     {"v":1,"act":"kick","args":{"name":"mallory"},"by":"ana"}
 *     {"v":1,"ok":true,"result":{"connections":1}}
 *     {"v":1,"ok":false,"error":{"code":"not-found","message":"nobody called mallory is here."}}
 */
import { AdminError, type AdminErrorCode } from "./errors.ts";

/** Raised with the first change that an older side would misunderstand. */
const wireVersion = 1;

export interface AdminRequest {
  readonly act: string;
  readonly args: Readonly<Record<string, unknown>>;
  /** Who asks, as their side says. The file's mode lets in the server's own user and root, who may say anything. */
  readonly by: string;
}

export type AdminAnswer =
  | { readonly ok: true; readonly result: unknown }
  | { readonly ok: false; readonly error: { readonly code: AdminErrorCode; readonly message: string } };

export function encodeLine(message: AdminAnswer | AdminRequest): string {
  return `${JSON.stringify({ v: wireVersion, ...message })}\n`;
}

/** @throws {AdminError} "bad-request" */
export function decodeRequest(line: string): AdminRequest {
  const { act, args = {}, by } = decodeObject(line);
  if (typeof act !== "string") throw badRequest("it needs an act, as text");
  if (!isObject(args)) throw badRequest("its args have to be an object");
  if (typeof by !== "string" || by === "" || by.length > nameMaxLength)
    throw badRequest(`it has to say by whom, in 1 to ${nameMaxLength} characters`);
  return { act, args, by };
}

/** @throws {AdminError} "bad-request" */
export function decodeAnswer(line: string): AdminAnswer {
  const answer = decodeObject(line);
  if (answer["ok"] === true) return { ok: true, result: answer["result"] };
  const { error } = answer;
  if (!isObject(error)) throw badRequest("it is neither a result nor an error");
  const { code, message } = error;
  return { ok: false, error: { code: String(code) as AdminErrorCode, message: String(message) } };
}

function decodeObject(line: string): Record<string, unknown> {
  const value = parse(line);
  if (!isObject(value)) throw badRequest("it is no JSON object");
  const { v } = value;
  if (v !== wireVersion)
    throw badRequest(`it is of version ${JSON.stringify(v)}, and this is ${wireVersion}`);
  return value;
}

function parse(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch (cause) {
    throw new AdminError("bad-request", "this is no request: it is no JSON.", { cause });
  }
}

function badRequest(why: string): AdminError {
  return new AdminError("bad-request", `this is no request: ${why}.`);
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

const nameMaxLength = 128;
