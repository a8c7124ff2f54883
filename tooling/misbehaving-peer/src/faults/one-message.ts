/** Faults that are one message of a member, or of its server, after which the other side says BYE 1. */
import { message, type Value, writeCbor } from "@conclave/testbed/reference";
import type { ClientFault, ServerFault } from "../fault.ts";

/** What is wrong with it: nobody knows it, it is not due, or it breaks a rule of its own. */
type Wrong = "message-malformed" | "message-unexpected" | "message-unknown";

export function ofClient(
  name: string,
  clause: string,
  does: string,
  wrong: Wrong,
  type: number,
  body: Buffer | Value,
): ClientFault {
  const play: ClientFault["play"] = async (stage) => (await stage.member()).send(message(type, toBody(body)));
  return { name, clause, does, sees: "BYE 1", reports: wrong, play };
}

export function ofServer(
  name: string,
  clause: string,
  does: string,
  wrong: Wrong,
  type: number,
  body: Buffer | Value,
): ServerFault {
  const play: ServerFault["play"] = async (stage) => (await stage.member()).send(message(type, toBody(body)));
  return { name, clause, does, sees: "BYE 1", reports: `broken ${wrong}`, play };
}

/** Bytes and texts as they are, all else as CBOR. */
function toBody(body: Buffer | Value): Buffer {
  if (Buffer.isBuffer(body)) return body;
  return typeof body === "string" ? Buffer.from(body) : writeCbor(body);
}
