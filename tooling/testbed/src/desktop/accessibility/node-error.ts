/** Why a widget has not answered. */
import { ConnectionClosedError, DBusError, TimeoutError } from "dbus-native";
import { DesktopError, type DesktopErrorCode } from "../errors.ts";

/** What a failed call to a program says about the node that it was about. */
export function nodeError(error: unknown): unknown {
  if (!(error instanceof DBusError)) return error;
  return new DesktopError(codeOf(error), error.message, { cause: error });
}

export function isGone(error: unknown): boolean {
  return hasCode(error, "DESKTOP_NODE_GONE");
}

export function isSilent(error: unknown): boolean {
  return hasCode(error, "DESKTOP_NODE_SILENT");
}

function hasCode(error: unknown, code: DesktopErrorCode): boolean {
  return error instanceof DesktopError && error.code === code;
}

function codeOf(error: DBusError): DesktopErrorCode {
  if (error instanceof TimeoutError) return "DESKTOP_NODE_SILENT";
  if (error instanceof ConnectionClosedError) return "DESKTOP_STOPPED";
  return goneErrors.has(error.dbusName ?? "") ? "DESKTOP_NODE_GONE" : "DESKTOP_NODE_REFUSED";
}

/**
 * The node does not exist, its program does not, or has ended before it answered. All nodes have the interface that
 * they are asked for first, so a node without it is one that Qt is about to take away.
 */
const goneErrors = new Set(
  ["UnknownObject", "UnknownInterface", "ServiceUnknown", "NameHasNoOwner", "NoReply"].map(
    (name) => `org.freedesktop.DBus.Error.${name}`,
  ),
);
