/** Where metrics can be fetched: a Unix socket, or an address of this machine alone unless more is asked for. */
import { isAbsolute } from "node:path";
import { formatAddress, parseAddress, type ServerAddress } from "@conclave/protocol";
import { isLoopback } from "../net/reachable-address.ts";

export type MetricsPlace = { readonly path: string } | ServerAddress;

/** "loopback": metrics are for this machine. "anywhere": whoever reaches the address may read them. */
export type MetricsReach = "anywhere" | "loopback";

/**
 * Reads `unix:/path` or `host:port`.
 *
 * @throws {RangeError} with a sentence that says what is wrong with it.
 */
export function parseMetricsPlace(text: string, reach: MetricsReach): MetricsPlace {
  if (text.startsWith("unix:")) {
    const path = text.slice("unix:".length);
    if (!isAbsolute(path))
      throw new RangeError(
        `"${text}" needs a path that begins with /, such as unix:/run/conclave/metrics.sock.`,
      );
    return { path };
  }
  const address = parseAddress(text);
  if (reach === "loopback" && !isLoopback(address.host)) {
    const message = `metrics at ${formatAddress(address)} could be read by others: they show who connects and how much is said. Use 127.0.0.1, or set metrics.reach to "anywhere".`;
    throw new RangeError(message);
  }
  return address;
}

export function formatMetricsPlace(place: MetricsPlace): string {
  return "path" in place ? `unix:${place.path}` : `http://${formatAddress(place)}`;
}
