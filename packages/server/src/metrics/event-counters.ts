/** Counts what the log says, whatever its level is: events have names and fields that stay, so metrics can rely on them. */
import { closeCodes, faults } from "@conclave/protocol";
import { Counter, Histogram, type Registry } from "prom-client";
import type { LogEventName, LogEvents } from "../log/events.ts";
import type { Log } from "../log/logger.ts";

export class EventCounters implements Log {
  readonly #log: Log;
  /** Connections that have not finished their handshake. */
  readonly #shaking = new Set<string>();
  readonly #accepted: Counter;
  readonly #refused: Counter<"reason">;
  readonly #handshakes: Counter<"outcome">;
  readonly #handshakeSeconds: Histogram;
  readonly #endings: Counter<"reason">;
  readonly #goodbyes: Counter<"by" | "code">;
  readonly #slowReaders: Counter;
  readonly #slowed: Counter;
  readonly #messages: Counter<"kind">;
  readonly #deliveries: Counter;
  readonly #storeSeconds: Histogram;
  readonly #storeFailures: Counter;
  readonly #files: Counter<"outcome">;
  readonly #nameRefusals: Counter<"refusal">;
  readonly #accessRefusals: Counter<"reason">;
  readonly #faults: Counter<"part">;

  /** @param log gets everything that is written. */
  constructor(log: Log, registry: Registry) {
    this.#log = log;
    const counter = <Label extends string>(name: string, help: string, ...labelNames: Label[]) =>
      new Counter({ name: `conclave_${name}`, help, labelNames, registers: [registry] });
    const histogram = (name: string, help: string, buckets: number[]) =>
      new Histogram({ name: `conclave_${name}`, help, buckets, registers: [registry] });
    this.#accepted = counter("connections_accepted_total", "Connections that were taken in.");
    this.#refused = counter(
      "connections_refused_total",
      "Connections that were not, by the cap that was reached, a ban or a penalty.",
      "reason",
    );
    this.#handshakes = counter(
      "handshakes_total",
      'Handshakes that are over: "done", or the code of the fault, or "bye" where one side gave up.',
      "outcome",
    );
    this.#handshakeSeconds = histogram(
      "handshake_seconds",
      "From accept to keys that both sides have, for handshakes that were done.",
      [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10],
    );
    this.#endings = counter(
      "connection_endings_total",
      'Connections that are over, by the code of the fault, or "bye".',
      "reason",
    );
    this.#goodbyes = counter(
      "goodbyes_total",
      "Those that ended with a BYE, by who said it and its meaning.",
      "by",
      "code",
    );
    this.#slowReaders = counter(
      "slow_readers_dropped_total",
      "Members that did not read what waited for them.",
    );
    this.#slowed = counter(
      "members_slowed_total",
      "Times that a member was not read from, since it sent too fast.",
    );
    this.#messages = counter(
      "messages_total",
      "Entries of rooms that were stored and told, by their kind.",
      "kind",
    );
    this.#deliveries = counter(
      "deliveries_total",
      "Times that such an entry was handed to somebody's device.",
    );
    this.#storeSeconds = histogram(
      "store_seconds",
      "How long the room log took to have a batch on the disk.",
      [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5],
    );
    this.#storeFailures = counter(
      "store_failures_total",
      "Times that the store stopped to take what it is given.",
    );
    this.#files = counter(
      "files_total",
      'Files that were "stored" or "fetched" whole, and times that one was "refused" or the disk "failed".',
      "outcome",
    );
    for (const outcome of ["stored", "fetched", "refused", "failed"]) this.#files.inc({ outcome }, 0);
    this.#nameRefusals = counter("name_refusals_total", "Names that were refused, by why.", "refusal");
    this.#accessRefusals = counter("access_refusals_total", "People who were not let in, by why.", "reason");
    this.#faults = counter("internal_faults_total", "Faults of our own, by where they were caught.", "part");
    // A counter that is there from the start can be told to have gone up once.
    for (const code of [...Object.keys(faults), bye]) this.#endings.inc({ reason: code }, 0);
    for (const part of ["accept", "admin", "connection"]) this.#faults.inc({ part }, 0);
    for (const reason of refusals) this.#refused.inc({ reason }, 0);
    for (const outcome of ["done", bye, "truncated"]) this.#handshakes.inc({ outcome }, 0);
  }

  write<Name extends LogEventName>(event: Name, fields: LogEvents[Name]): void {
    const count = this.#counts[event] as ((fields: LogEvents[Name]) => void) | undefined;
    count?.(fields);
    this.#log.write(event, fields);
  }

  readonly #counts: { readonly [Name in LogEventName]?: (fields: LogEvents[Name]) => void } = {
    "connection.accepted": ({ conn }) => {
      this.#accepted.inc();
      this.#shaking.add(conn);
    },
    "connection.refused": ({ cap }) => this.#refused.inc({ reason: cap }),
    "connection.turned-away": ({ because }) => this.#refused.inc({ reason: because }),
    "handshake.done": ({ conn, durationMs }) => {
      this.#endHandshake(conn, "done");
      this.#handshakeSeconds.observe(durationMs / 1000);
    },
    "connection.closed": ({ conn, reason, by, code }) => {
      this.#endHandshake(conn, reason);
      this.#endings.inc({ reason });
      if (reason !== bye) return;
      this.#goodbyes.inc({ by, code: meaningOf(code) });
      if (by === "us" && code === closeCodes.slowReader) this.#slowReaders.inc();
    },
    "connection.failed": ({ conn }) => {
      this.#endHandshake(conn, "internal");
      this.#faults.inc({ part: "connection" });
    },
    "server.accept-failed": () => this.#faults.inc({ part: "accept" }),
    "admin.failed": () => this.#faults.inc({ part: "admin" }),
    "name.refused": ({ refusal }) => this.#nameRefusals.inc({ refusal }),
    "access.refused": ({ reason }) => this.#accessRefusals.inc({ reason }),
    "member.slowed": () => this.#slowed.inc(),
    "messages.stored": ({ durationMs }) => this.#storeSeconds.observe(durationMs / 1000),
    "message.relayed": ({ kind, receivers }) => {
      this.#messages.inc({ kind });
      this.#deliveries.inc(receivers);
    },
    "file.stored": () => this.#files.inc({ outcome: "stored" }),
    "file.fetched": () => this.#files.inc({ outcome: "fetched" }),
    "file.refused": () => this.#files.inc({ outcome: "refused" }),
    "file.failed": () => this.#files.inc({ outcome: "failed" }),
    "store.failed": () => this.#storeFailures.inc(),
  };

  #endHandshake(conn: string, outcome: string): void {
    if (this.#shaking.delete(conn)) this.#handshakes.inc({ outcome });
  }
}

/** A peer may send any code: those that mean nothing are one. */
function meaningOf(code: number | undefined): string {
  return meanings.get(code) ?? "other";
}

const bye = "bye";

/** What keeps a connection from being taken in. */
const refusals: readonly (
  | LogEvents["connection.refused"]["cap"]
  | LogEvents["connection.turned-away"]["because"]
)[] = [
  "banned",
  "connections",
  "handshakes",
  "handshakes-early",
  "handshakes-per-source",
  "penalty",
  "sessions-per-source",
];

const meanings = new Map<number | undefined, string>(
  Object.entries(closeCodes).map(([name, code]) => [code, name]),
);
