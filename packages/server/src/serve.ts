/** The daemon's life: started from its configuration, reloaded by SIGHUP, ended by SIGTERM or SIGINT. */
import { passphraseAsker } from "@conclave/key-files/cli";
import { systemClock } from "./clock.ts";
import { changesBetween, withoutRestarts } from "./config/changes.ts";
import type { Config } from "./config/load.ts";
import { ConfigError, formatMistake } from "./config/mistakes.ts";
import { serverSettings } from "./config/server-options.ts";
import { exitCodes, StartError } from "./errors.ts";
import { loadOrCreateHostKey } from "./host-key-file.ts";
import { resolveFormat } from "./log/format.ts";
import { type AdjustableLog, createLog } from "./log/logger.ts";
import { type ConclaveServer, startServer } from "./server.ts";
import { ServiceSignals, stopSignals } from "./signals.ts";
import { Database } from "./store/database.ts";
import { notifierFrom } from "./systemd/notify.ts";
import { inheritedSockets } from "./systemd/sockets.ts";
import { Supervision } from "./systemd/supervision.ts";
import { watchdogMs } from "./systemd/watchdog.ts";

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
  const log = createLog(settings["log.level"], resolveFormat(settings["log.format"], process.env));
  const ask = passphraseAsker(settings["server.passphrase_file"]);
  const { key, file, origin } = await loadOrCreateHostKey(state, { ask });
  log.write(`host-key.${origin}`, { file });
  using database = Database.open(state);
  const server = await startServer({
    ...serverSettings(settings),
    hostKey: key,
    listen: settings["server.listen"],
    sockets: inheritedSockets(process.env).map(({ fd }) => fd),
    log,
    database,
    durability: settings["store.durability"],
  });
  const supervision = superviseServer(server, log);
  await supervision.ready();
  const running = new RunningConfig(config, server, log);
  let signal = await signals.next();
  for (; signal === "SIGHUP"; signal = await signals.next()) {
    await supervision.reloading(() => running.reload(loadConfig));
  }
  signals.end();
  await stop(server, { signal, log, supervision, drainMs: running.drainMs });
}

function superviseServer(server: ConclaveServer, log: AdjustableLog): Supervision {
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
  readonly #log: AdjustableLog;

  constructor(config: Config, server: ConclaveServer, log: AdjustableLog) {
    this.#config = config;
    this.#server = server;
    this.#log = log;
  }

  get drainMs(): number {
    return this.#config.settings["server.drain"];
  }

  /** All of it or nothing: what is wrong is logged, and everything stays as it was. */
  reload(loadConfig: () => Config): void {
    try {
      const next = loadConfig();
      const changes = changesBetween(this.#config, next);
      this.#server.reload(serverSettings(next.settings));
      this.#config = withoutRestarts(this.#config, next);
      this.#log.setLevel(next.settings["log.level"]);
      this.#log.write("config.reloaded", {
        changed: changes.filter(({ takesEffect }) => takesEffect !== "at a restart"),
        kept: changes.filter(({ takesEffect }) => takesEffect === "at a restart"),
      });
    } catch (error) {
      this.#log.write("config.rejected", { mistakes: mistakesIn(error) });
    }
  }
}

function mistakesIn(error: unknown): readonly string[] {
  if (error instanceof ConfigError) return error.mistakes.map(formatMistake);
  if (error instanceof StartError) return [error.message];
  throw error;
}

interface Stop {
  readonly signal: string;
  readonly log: AdjustableLog;
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
