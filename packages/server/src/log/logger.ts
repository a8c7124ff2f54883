/** pino behind the table of events: JSON lines for machines, one readable line each for a terminal. */
import pino from "pino";
import pretty, { type PrettyOptions } from "pino-pretty";
import { type LogEventName, type LogEvents, type LogLevel, logLevels } from "./events.ts";
import { formatTextLine } from "./text-line.ts";

export interface Log {
  write<Name extends LogEventName>(event: Name, fields: LogEvents[Name]): void;
}

export type LogFormat = "json" | "text";

/** Writes to standard output, each line before `write` returns: the last words of a process are not lost. */
export function createLog(level: LogLevel, format: LogFormat): Log {
  const destination = pino.destination({ fd: 1, sync: true });
  // Whoever reads our output may go away; that is no reason to stop serving.
  destination.on("error", () => {});
  const stream = format === "json" ? destination : pretty({ ...terminalLine, destination, sync: true });
  const logger = pino(
    {
      level,
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }) },
      serializers: { error: pino.stdSerializers.err },
    },
    stream,
  );
  return {
    write: (event, fields) => logger[logLevels[event]]({ event, ...fields }),
  };
}

/** Writes nothing: for an embedder that does not care. */
export const silentLog: Log = { write: () => {} };

/** Time and level, then everything else in our own way. */
const terminalLine: PrettyOptions = {
  translateTime: "SYS:HH:MM:ss",
  hideObject: true,
  messageFormat: formatTextLine,
};
