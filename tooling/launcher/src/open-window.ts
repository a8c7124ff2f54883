/** A server, and a window that is filled in to connect to it, on the desktop where we are. */
import { formatAddress, type ServerAddress } from "@conclave/protocol";
import { Program, programs } from "@conclave/testbed/program";
import { LaunchError } from "./launch-error.ts";

/**
 * Runs both until the window is closed or we are told to end; then the window goes first, so that it can say goodbye.
 *
 * @throws {LaunchError} when one of them does not start.
 */
export async function openWindow(listen: ServerAddress): Promise<void> {
  const interrupted = firstSignal();
  const { server, address } = await startServer(listen);
  say(
    `The server listens on ${formatAddress(address)}. Close the window, or press Ctrl-C here, to end both.`,
  );
  const window = new Program(programs.window, ["--server", formatAddress(address)], process.env, say);
  const windowExit = await Promise.race([window.exit, interrupted, server.exit.then(() => serverGone)]);
  await window.stop();
  await server.stop();
  if (windowExit === serverGone) throw new LaunchError("The server ended by itself; see above.", 70);
  if (typeof windowExit === "number" && windowExit !== 0)
    throw new LaunchError("The window did not open.", windowExit);
}

/** Starts conclaved and waits until it listens. */
async function startServer(listen: ServerAddress): Promise<{ server: Program; address: ServerAddress }> {
  const { promise: listening, resolve } = Promise.withResolvers<ServerAddress>();
  const complaints: string[] = [];
  const server = new Program(
    programs.conclaved,
    ["--listen", formatAddress(listen), "--log", "json"],
    process.env,
    (line) => {
      const entry = parseEntry(line);
      if (entry === undefined) complaints.push(line);
      else if (entry["event"] !== "server.listening") say(describe(entry));
      else {
        say(`Its fingerprint is ${String(entry["fingerprint"])}.`);
        resolve({ host: String(entry["address"]), port: Number(entry["port"]) });
      }
    },
  );
  const outcome = await Promise.race([listening, server.exit]);
  if (typeof outcome === "number") throw new LaunchError(complaints.join("\n"), outcome);
  return { server, address: outcome };
}

function parseEntry(line: string): Record<string, unknown> | undefined {
  return line.startsWith("{") ? (JSON.parse(line) as Record<string, unknown>) : undefined;
}

/** The few words that somebody in front of the window has a use for. */
function describe({ event, time: _time, level: _level, ...fields }: Record<string, unknown>): string {
  const details = Object.entries(fields).map(([key, value]) => `${key}=${JSON.stringify(value)}`);
  return `server: ${String(event)} ${details.join(" ")}`;
}

function firstSignal(): Promise<NodeJS.Signals> {
  return new Promise((resolve) => {
    for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.once(signal, resolve);
  });
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

const serverGone = Symbol("the server ended");
