/** Exit codes of conclave, from sysexits.h where it has a fitting one. */
import { closeCodes, type RefusalReason } from "@conclave/protocol";
import type { Ending } from "../events.ts";

export const exitCodes = {
  ok: 0,
  /** The command line is wrong. */
  usage: 64,
  /** Some of the input could not be sent as it is; the rest was. */
  data: 65,
  /** There is no such room or person, or they are not for you. */
  noRoom: 67,
  /** There is no such computer. */
  noHost: 68,
  /** No server, or not any more. */
  unavailable: 69,
  /** A fault of our own. */
  software: 70,
  /** A command could not be started. */
  osError: 71,
  /** What was to be written could not be. */
  io: 74,
  /** Busy: later it may work. */
  tryLater: 75,
  /** What answers breaks the protocol, or is something else. */
  protocol: 76,
  /** The server is not trusted, or the name is refused. */
  permission: 77,
  /** The list of trusted servers cannot be used. */
  configuration: 78,
  /** Ctrl-C, as shells have it: 128 and the number of SIGINT. */
  interrupted: 130,
} as const;

export function exitCodeOf(ending: Ending): number {
  switch (ending.kind) {
    case "closed":
      return exitCodes.ok;
    case "pins-unreadable":
      return exitCodes.configuration;
    case "unreachable":
      return ending.error.code === "ENOTFOUND" ? exitCodes.noHost : exitCodes.unavailable;
    case "refused":
      return ending.alert === "busy" ? exitCodes.tryLater : exitCodes.protocol;
    case "not-conclave":
    case "broken":
      return exitCodes.protocol;
    case "unknown-host":
    case "changed-host":
    case "other-invitation":
    case "identity-needed":
    case "downgraded-host":
      return exitCodes.permission;
    case "goodbye":
      return ending.code === closeCodes.notAdmitted ? exitCodes.permission : exitCodes.unavailable;
    case "lost":
      return exitCodes.unavailable;
  }
}

export function refusalExitCode(why: RefusalReason): number {
  switch (why) {
    case "room":
    case "person":
      return exitCodes.noRoom;
    case "role":
    case "guest":
      return exitCodes.permission;
    case "limit":
    case "store":
      return exitCodes.tryLater;
    default:
      return exitCodes.data;
  }
}
