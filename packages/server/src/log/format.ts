/** How the log is written, and what fits where it goes. */
import { fstatSync } from "node:fs";
import { isatty } from "node:tty";

/** "journal": JSON lines with the priority in front, as systemd's journal reads it. */
export type LogFormat = "journal" | "json" | "text";

/** "auto" as what it stands for: the journal's own lines there, lines to read on a terminal, JSON elsewhere. */
export function resolveFormat(format: LogFormat | "auto", env: NodeJS.ProcessEnv): LogFormat {
  if (format !== "auto") return format;
  if (isJournal(env["JOURNAL_STREAM"])) return "journal";
  return isatty(standardOutput) ? "text" : "json";
}

/** Whether our standard output is the stream of which systemd says so: the variable survives a redirection. */
function isJournal(stream: string | undefined): boolean {
  if (stream === undefined) return false;
  const { dev, ino } = fstatSync(standardOutput);
  return stream === `${dev}:${ino}`;
}

/** The log goes there. */
export const standardOutput = 1;
