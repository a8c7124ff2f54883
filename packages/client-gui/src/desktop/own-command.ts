/** How this program is started, for those who are to start it: the desktop, at the log-in and for links. */
import { fileURLToPath } from "node:url";

/** The Node that runs it and its script, by their whole paths: the desktop's PATH may have neither. */
export function ownCommand(): readonly string[] {
  // The same from `src` and from `dist`.
  return [process.execPath, fileURLToPath(new URL("../../bin/conclave-window.js", import.meta.url))];
}
