/** pino behind the table of events: JSON lines for machines, one readable line each for a terminal. */
import pino, { type DestinationStream } from "pino";
import pretty, { type PrettyOptions } from "pino-pretty";
import { type LogEventName, type LogEvents, type LogLevel, logLevels } from "./events.ts";
import { type LogFormat, standardOutput } from "./format.ts";
import { JournalStream } from "./journal-stream.ts";
import { formatTextLine } from "./text-line.ts";

export interface Log {
  write<Name extends LogEventName>(event: Name, fields: LogEvents[Name]): void;
}

/** A log whose least level can be changed while it is in use. */
export interface AdjustableLog extends Log {
  setLevel(level: LogLevel): void;
}

/** Writes to standard output, each line before `write` returns: the last words of a process are not lost. */
export function createLog(level: LogLevel, format: LogFormat): AdjustableLog {
  const destination = pino.destination({ fd: standardOutput, sync: true });
  // Whoever reads our output may go away; that is no reason to stop serving.
  destination.on("error", () => {});
  const logger = pino(
    {
      level,
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }) },
      serializers: { error: pino.stdSerializers.err },
    },
    streamFor(format, destination),
  );
  return {
    write: (event, fields) => logger[logLevels[event]]({ event, ...fields }),
    setLevel: (next) => {
      logger.level = next;
    },
  };
}

/** Writes nothing: for an embedder that does not care. */
export const silentLog: Log = { write: () => {} };

function streamFor(format: LogFormat, destination: ReturnType<typeof pino.destination>): DestinationStream {
  switch (format) {
    case "json":
      return destination;
    case "journal":
      return new JournalStream(destination);
    case "text":
      return pretty({ ...terminalLine, destination, sync: true });
  }
}

/** Time and level, then everything else in our own way. */
const terminalLine: PrettyOptions = {
  translateTime: "SYS:HH:MM:ss",
  hideObject: true,
  messageFormat: formatTextLine,
};
