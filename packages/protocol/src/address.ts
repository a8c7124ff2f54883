/** HOST:PORT as people write it, for IPv4, IPv6 and names: the same for listening, connecting and pinning. */
import { isIPv6 } from "node:net";

export interface ServerAddress {
  /** An address or a name, without brackets. */
  readonly host: string;
  /** 0 to 65535; 0 asks the operating system for a free one, and only a server can. */
  readonly port: number;
}

/** The port of a Conclave server that says nothing else. */
export const defaultPort = 5068;

/**
 * Reads "127.0.0.1:5068", "[::1]:5068" or "localhost:5068".
 *
 * @throws {RangeError} with a sentence that says what is wrong and what was expected.
 */
export function parseAddress(text: string): ServerAddress {
  const match = /^(?:\[(?<bracketed>[^\]]*)\]|(?<plain>[^:[\]]*)):(?<port>[^:]*)$/.exec(text);
  const host = match?.groups?.["bracketed"] ?? match?.groups?.["plain"] ?? "";
  const port = match?.groups?.["port"] ?? "";
  if (match === null) throw new RangeError(`"${text}" is not HOST:PORT. ${explain(text)}`);
  if (host === "") throw new RangeError(`"${text}" has no host in front of the colon. ${examples}`);
  // It is shown in terminals and written into lines of files, and it may have come with an invitation from anybody.
  if (/[\p{C}\p{Z}]/u.test(host)) {
    throw new RangeError(`The host in front of the colon has blank or invisible characters. ${examples}`);
  }
  if (match.groups?.["bracketed"] !== undefined && !isIPv6(host)) {
    throw new RangeError(`"${host}" in brackets is not an IPv6 address. ${examples}`);
  }
  return { host, port: parsePort(port) };
}

/**
 * Reads a port.
 *
 * @throws {RangeError} unless it is a whole number from 0 to 65535.
 */
export function parsePort(text: string): number {
  if (!/^\d{1,5}$/.test(text) || Number(text) > 65_535) {
    throw new RangeError(`"${text}" is not a port: a number from 0 to 65535 is expected.`);
  }
  return Number(text);
}

/** The address as `parseAddress` reads it. */
export function formatAddress({ host, port }: ServerAddress): string {
  return host.includes(":") ? `[${host}]:${port}` : `${host}:${port}`;
}

function explain(text: string): string {
  if (isIPv6(text) || text.split(":").length > 2) return "An IPv6 address needs brackets, as in [::1]:5068.";
  return examples;
}

const examples = "Examples: 127.0.0.1:5068, 0.0.0.0:5068, [::1]:5068.";
