/** Puts syslog's priority in front of each line, as systemd's journal reads it from a service's output (sd-daemon(3)). */
import pino, { type DestinationStream, type Level } from "pino";

export class JournalStream implements DestinationStream {
  readonly #destination: DestinationStream;
  /** Has pino set `lastLevel` before each line. */
  readonly [pino.symbols.needsMetadataGsym] = true;
  lastLevel: number = pino.levels.values["info"] ?? 0;

  constructor(destination: DestinationStream) {
    this.#destination = destination;
  }

  write(line: string): void {
    const label = pino.levels.labels[this.lastLevel] as Level;
    this.#destination.write(`<${priorities[label]}>${line}`);
  }
}

/** From sys/syslog.h; nobody is woken at night by ours, so the three above "error" are not used. */
const priorities: Readonly<Record<Level, number>> = {
  trace: 7,
  debug: 7,
  info: 6,
  warn: 4,
  error: 3,
  fatal: 3,
};
