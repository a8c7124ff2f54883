/** Why a widget has not answered. */
import { DBusError } from "../dbus/connection.ts";
import { DesktopError, type DesktopErrorCode } from "../errors.ts";

/** What a failed call to a program says about the node that it was about. */
export function nodeError(error: unknown): unknown {
  if (!(error instanceof DBusError)) return error;
  const { errorName, message } = error;
  if (errorName === undefined) return new DesktopError("DESKTOP_NODE_SILENT", message, { cause: error });
  const code = goneErrors.has(errorName) ? "DESKTOP_NODE_GONE" : "DESKTOP_NODE_REFUSED";
  return new DesktopError(code, message, { cause: error });
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

/** The node does not exist, its program does not, or has ended before it answered. */
const goneErrors = new Set(
  ["UnknownObject", "ServiceUnknown", "NameHasNoOwner", "NoReply"].map(
    (name) => `org.freedesktop.DBus.Error.${name}`,
  ),
);
