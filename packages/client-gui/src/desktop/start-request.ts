/** What somebody wants who starts the program: handed over to the one that runs already, as a line of JSON. Data, never code. */
import { parseDestination } from "@conclave/client";
import { fields, optional, type Reader, text, word } from "../settings/json-readers.ts";

export interface StartRequest {
  /** "hidden": it is to be there, and need not be seen. */
  readonly show: "hidden" | "shown";
  /** HOST:PORT, or an invitation. */
  readonly where: string | undefined;
  /** Lets the window that runs already come to the front, as the desktop gave it to whoever was started. */
  readonly activationToken: string | undefined;
}

/** From the environment: xdg-activation of Wayland, else startup notification of X11. */
export function activationToken(env: NodeJS.ProcessEnv): string | undefined {
  const token = env["XDG_ACTIVATION_TOKEN"] || env["DESKTOP_STARTUP_ID"];
  return token !== undefined && token !== "" && token.length <= tokenLength ? token : undefined;
}

export function formatRequest(request: StartRequest): string {
  return `${JSON.stringify(request)}\n`;
}

/** @throws {RangeError | SyntaxError} */
export function parseRequest(line: string): StartRequest {
  const { show, where, activationToken } = read(JSON.parse(line));
  return { show, where, activationToken };
}

const destination: Reader<string> = (value) => {
  const where = text(4_096)(value);
  parseDestination(where);
  return where;
};

const tokenLength = 1_024;

const read = fields<StartRequest>({
  show: word("hidden", "shown"),
  where: optional(destination),
  activationToken: optional(text(tokenLength)),
});

/** More than a request of these parts can have, escapes included. */
export const requestMaxBytes = 65_536;
