/** Figures of the server that are looked up in the moment in which somebody asks. */
import { Counter, Gauge, type Registry } from "prom-client";
import type { Invitations } from "../access/invitations.ts";
import type { Clock } from "../clock.ts";
import { lockdownModes } from "../moderation/lockdown.ts";
import type { Moderation } from "../moderation/moderation.ts";
import type { ServerFacts } from "./server-facts.ts";

export interface FactSources {
  readonly facts: ServerFacts;
  readonly moderation: Moderation;
  readonly invitations: Invitations;
  readonly clock: Clock;
  /** When the database was last backed up, in milliseconds since 1970; nothing if it never was. */
  readonly lastBackupMs: () => number | undefined;
}

export function addFactGauges(registry: Registry, sources: FactSources): void {
  addConnectionGauges(registry, sources);
  addModerationGauges(registry, sources);
  const { facts, lastBackupMs } = sources;
  gauge(registry, "rooms", "Rooms, the lobby and direct ones included.", () => facts.rooms().count);
  gauge(registry, "files", "Files that are kept, as of the last hour.", () => facts.files().count);
  gauge(registry, "files_bytes", "Their bytes.", () => facts.files().bytes);
  gauge(registry, "people", "People who are here, with however many devices.", () => facts.peopleCount());
  gauge(
    registry,
    "last_backup_timestamp_seconds",
    "When the database was last backed up, in seconds since 1970; 0 if it never was.",
    () => (lastBackupMs() ?? 0) / 1000,
  );
}

function addConnectionGauges(registry: Registry, { facts }: FactSources): void {
  const connections = new Gauge({
    name: "conclave_connections",
    help: 'Connections that are open: in their "handshake", "nameless" until a name is taken, or a "member".',
    labelNames: ["stage"],
    registers: [registry],
    collect: () => {
      for (const stage of ["handshake", "nameless", "member"] as const)
        connections.set({ stage }, facts.connections().filter((view) => view.stage === stage).length);
    },
  });
  const waiting = () => facts.connections().map(({ waitingBytes }) => waitingBytes);
  gauge(registry, "outbox_bytes", "Bytes of messages that wait for their readers, in all.", () =>
    waiting().reduce((sum, bytes) => sum + bytes, 0),
  );
  gauge(registry, "outbox_max_bytes", "The most that waits for one reader.", () =>
    waiting().reduce((most, bytes) => Math.max(most, bytes), 0),
  );
  gauge(
    registry,
    "agreements_waiting",
    "Key agreements that wait for their turn.",
    () => facts.agreements().waiting,
  );
  gauge(registry, "agreements_running", "Key agreements under way.", () => facts.agreements().running);
  counted(
    registry,
    "received_bytes_total",
    "Bytes that clients have sent.",
    () => facts.traffic().receivedBytes,
  );
  counted(registry, "sent_bytes_total", "Bytes that were sent to clients.", () => facts.traffic().sentBytes);
}

function addModerationGauges(registry: Registry, { moderation, invitations, clock }: FactSources): void {
  const { penalties, bans, lockdown } = moderation;
  gauge(registry, "penalised_sources", "Sources that have to stay away for a while.", () =>
    penalties.activeCount(clock.nowMs()),
  );
  gauge(registry, "bans", "Bans that hold.", () => bans.list(clock.dateMs()).length);
  gauge(registry, "open_invitations", "Invitations that somebody could still use.", () =>
    invitations.openCount(clock.dateMs()),
  );
  const modes = new Gauge({
    name: "conclave_lockdown",
    help: "1 for the mode of lockdown that is set, 0 for the others.",
    labelNames: ["mode"],
    registers: [registry],
    collect: () => {
      const { mode: now } = lockdown.state;
      for (const mode of lockdownModes) modes.set({ mode }, mode === now ? 1 : 0);
    },
  });
}

function gauge(registry: Registry, name: string, help: string, read: () => number): void {
  const made: Gauge = new Gauge({
    name: `conclave_${name}`,
    help,
    registers: [registry],
    collect: () => made.set(read()),
  });
}

/** A counter that is counted elsewhere. */
function counted(registry: Registry, name: string, help: string, read: () => number): void {
  const made: Counter = new Counter({
    name: `conclave_${name}`,
    help,
    registers: [registry],
    collect: () => {
      made.reset();
      made.inc(read());
    },
  });
}
