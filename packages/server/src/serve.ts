/** The daemon's life: started from its configuration, reloaded by SIGHUP, ended by SIGTERM or SIGINT. */
import { passphraseAsker } from "@conclave/key-files/cli";
import type { ReloadedSetting } from "./admin/act.ts";
import { systemClock } from "./clock.ts";
import { type Change, changesBetween, withoutRestarts } from "./config/changes.ts";
import type { Config } from "./config/load.ts";
import { ConfigError, formatMistake } from "./config/mistakes.ts";
import { serverSettings } from "./config/server-options.ts";
import { exitCodes } from "./errors.ts";
import { loadOrCreateHostKey } from "./host-key-file.ts";
import { resolveFormat } from "./log/format.ts";
import { type AdjustableLog, createLog, type Log } from "./log/logger.ts";
import { Metrics } from "./metrics/metrics.ts";
import { parseMetricsPlace } from "./metrics/place.ts";
import { openOperations } from "./operations.ts";
import { type ConclaveServer, startServer } from "./server.ts";
import { ServiceSignals, stopSignals } from "./signals.ts";
import { Database } from "./store/database.ts";
import { StateLock } from "./store/state-lock.ts";
import { notifierFrom } from "./systemd/notify.ts";
import { inheritedSockets } from "./systemd/sockets.ts";
import { Supervision } from "./systemd/supervision.ts";
import { watchdogMs } from "./systemd/watchdog.ts";
import { version } from "./version.ts";

/**
 * Serves until a signal ends it.
 *
 * @param loadConfig reads the configuration anew: at the start, and at each reload.
 * @throws {ConfigError} @throws {StartError} @throws {KeyFileError} before anybody could connect.
 */
export async function serve(loadConfig: () => Config): Promise<void> {
  const signals = new ServiceSignals();
  const config = loadConfig();
  const { settings } = config;
  const state = settings["server.state"];
  const adjustable = createLog(settings["log.level"], resolveFormat(settings["log.format"], process.env));
  using metrics = new Metrics(adjustable, version);
  const { log } = metrics;
  const ask = passphraseAsker(settings["server.passphrase_file"]);
  const { key, file, origin } = await loadOrCreateHostKey(state, { ask });
  log.write(`host-key.${origin}`, { file });
  using _lock = StateLock.take(state);
  using database = Database.open(state);
  const server = await startServer({
    ...serverSettings(settings),
    hostKey: key,
    listen: settings["server.listen"],
    sockets: inheritedSockets(process.env).map(({ fd }) => fd),
    log,
    database,
    observer: metrics,
    durability: settings["store.durability"],
  });
  const supervision = superviseServer(server, log);
  const running = new RunningConfig(config, server, log, adjustable);
  const reload = async () => {
    const { promise, resolve } = Promise.withResolvers<ReloadOutcome>();
    await supervision.reloading(() => resolve(running.reload(loadConfig)));
    return await promise;
  };
  const place = settings["metrics.listen"];
  await using _operations = await openOperations({
    ...{ server, hostKey: key, database, metrics, state },
    reload: async () => settingsIn(await reload()),
    adminSocket: settings["admin.socket"],
    metricsPlace: place === undefined ? undefined : parseMetricsPlace(place, settings["metrics.reach"]),
  });
  await supervision.ready();
  let signal = await signals.next();
  for (; signal === "SIGHUP"; signal = await signals.next()) {
    await reload();
  }
  signals.end();
  await stop(server, { signal, log, supervision, drainMs: running.drainMs });
}

function superviseServer(server: ConclaveServer, log: Log): Supervision {
  return new Supervision({
    notifier: notifierFrom(process.env),
    watchdogMs: watchdogMs(process.env),
    clock: systemClock,
    log,
    status: () => `users: ${server.memberCount}, connections: ${server.connectionCount}`,
    isAlive: () => server.isAlive(),
  });
}

/** What is in force, and how it is replaced. */
class RunningConfig {
  #config: Config;
  readonly #server: ConclaveServer;
  readonly #log: Log;
  readonly #adjustable: AdjustableLog;

  constructor(config: Config, server: ConclaveServer, log: Log, adjustable: AdjustableLog) {
    this.#config = config;
    this.#server = server;
    this.#log = log;
    this.#adjustable = adjustable;
  }

  get drainMs(): number {
    return this.#config.settings["server.drain"];
  }

  /** All of it or nothing: what is wrong is logged, and everything stays as it was. */
  reload(loadConfig: () => Config): ReloadOutcome {
    try {
      const next = loadConfig();
      const changes = changesBetween(this.#config, next);
      this.#server.reload(serverSettings(next.settings));
      this.#config = withoutRestarts(this.#config, next);
      this.#adjustable.setLevel(next.settings["log.level"]);
      this.#log.write("config.reloaded", {
        changed: changes.filter(({ takesEffect }) => takesEffect !== "at a restart"),
        kept: changes.filter(({ takesEffect }) => takesEffect === "at a restart"),
      });
      return { changes };
    } catch (error) {
      const mistakes = mistakesIn(error);
      this.#log.write("config.rejected", { mistakes });
      return { mistakes };
    }
  }
}

/** What came of a reload. */
type ReloadOutcome = { readonly changes: readonly Change[] } | { readonly mistakes: readonly string[] };

/** For the administrator who asked for it. @throws {Error} that has every mistake. */
function settingsIn(outcome: ReloadOutcome): readonly ReloadedSetting[] {
  if ("mistakes" in outcome) throw new Error(outcome.mistakes.join("; "));
  return outcome.changes.map(({ key, takesEffect }) => ({
    key,
    outcome: takesEffect === "at a restart" ? "needs-restart" : "changed",
  }));
}

function mistakesIn(error: unknown): readonly string[] {
  if (error instanceof ConfigError) return error.mistakes.map(formatMistake);
  // Whatever else went wrong: a server that runs is not ended by what it was to take over.
  return [(error as Error).message];
}

interface Stop {
  readonly signal: string;
  readonly log: Log;
  readonly supervision: Supervision;
  readonly drainMs: number;
}

async function stop(server: ConclaveServer, { signal, log, supervision, drainMs }: Stop): Promise<void> {
  // A second signal does not wait for anybody.
  const hurry = () => process.exit(exitCodes.ok);
  for (const each of stopSignals) process.once(each, hurry);
  log.write("server.stopping", { signal, connections: server.connectionCount });
  await supervision.stopping();
  await server.stop({ drainMs });
  supervision.end();
  log.write("server.stopped", { endings: Object.fromEntries(server.endings) });
  for (const each of stopSignals) process.off(each, hurry);
}
