/** HOST:PORT as people write it, for IPv4, IPv6 and names. */
import { isIPv6 } from "node:net";

export interface ListenAddress {
  /** An address or a name, without brackets. */
  readonly host: string;
  /** 0 to 65535; 0 asks the operating system for a free one. */
  readonly port: number;
}

export const defaultListenAddress: ListenAddress = { host: "127.0.0.1", port: 5068 };

/**
 * Reads "127.0.0.1:5068", "[::1]:5068" or "localhost:5068".
 *
 * @throws {RangeError} with a sentence that says what is wrong and what was expected.
 */
export function parseListenAddress(text: string): ListenAddress {
  const match = /^(?:\[(?<bracketed>[^\]]*)\]|(?<plain>[^:[\]]*)):(?<port>[^:]*)$/.exec(text);
  const host = match?.groups?.["bracketed"] ?? match?.groups?.["plain"] ?? "";
  const port = match?.groups?.["port"] ?? "";
  if (match === null) throw new RangeError(`"${text}" is not HOST:PORT. ${explain(text)}`);
  if (host === "") throw new RangeError(`"${text}" has no host in front of the colon. ${example}`);
  if (match.groups?.["bracketed"] !== undefined && !isIPv6(host)) {
    throw new RangeError(`"${host}" in brackets is not an IPv6 address. ${example}`);
  }
  if (!/^\d{1,5}$/.test(port) || Number(port) > 65_535) {
    throw new RangeError(`"${port}" is not a port: a number from 0 to 65535 is expected. ${example}`);
  }
  return { host, port: Number(port) };
}

/** The same, as `parseListenAddress` reads it. */
export function formatAddress({ host, port }: ListenAddress): string {
  return host.includes(":") ? `[${host}]:${port}` : `${host}:${port}`;
}

function explain(text: string): string {
  if (isIPv6(text) || text.split(":").length > 2) return `An IPv6 address needs brackets, as in [::1]:5068.`;
  return example;
}

const example = "Examples: 127.0.0.1:5068, 0.0.0.0:5068, [::1]:5068.";
