/** How much of us one client, one address and all of them together may take. Each can be set by an embedder. */

export interface ServerLimits {
  /** Connections in all. Further ones are refused. Memory: about 60 KiB each. */
  readonly connections: number;
  /** Connections that have not finished their handshake, in all. */
  readonly handshakes: number;
  /** From so many of them on, some newcomers are dropped by chance, and more the closer it gets to the most. */
  readonly handshakesDropFrom: number;
  /** How many of a hundred are dropped then, where that begins. */
  readonly handshakesDropPercent: number;
  /** Handshakes from one source: an IPv4 address, or the /64 of an IPv6 address. */
  readonly handshakesPerSource: number;
  /** Connections from one source in all, whether they are through their handshake or not. */
  readonly sessionsPerSource: number;
  /** Penalties that a source has collected count from here on: then it has to stay away until they are over. */
  readonly penaltyFromMs: number;
  /** The longest that a source has to stay away. */
  readonly penaltyMaxMs: number;
  /** Sources of which penalties are remembered. Memory: about 200 bytes each. */
  readonly penaltySources: number;
  /** Key agreements under way at once; the thread pool has four threads, and files and DNS want some too. */
  readonly agreements: number;
  /** Key agreements that wait their turn, in all. */
  readonly agreementsWaiting: number;
  /** Bytes of messages that wait for one member to read them; past that it is disconnected. */
  readonly outboxBytes: number;
  /** How long a member may take nothing at all while something waits for it. */
  readonly stalledMs: number;
  /** Texts that a member may send at once, and how many a second after that. It is slowed down, nothing is lost. */
  readonly textBurst: number;
  readonly textsPerSecond: number;
  /** The same for bytes on the wire. */
  readonly byteBurst: number;
  readonly bytesPerSecond: number;
  /** A debt in either that would take longer than this to pay is a flood, and ends the connection. */
  readonly floodMs: number;
  /** How long the last bytes and the other side's own ending are waited for. */
  readonly lingerMs: number;
}

export const defaultLimits: ServerLimits = {
  connections: 4096,
  handshakes: 500,
  handshakesDropFrom: 100,
  handshakesDropPercent: 30,
  handshakesPerSource: 64,
  sessionsPerSource: 256,
  penaltyFromMs: 15_000,
  penaltyMaxMs: 600_000,
  penaltySources: 65_536,
  agreements: 2,
  agreementsWaiting: 512,
  outboxBytes: 1_048_576,
  stalledMs: 30_000,
  textBurst: 64,
  textsPerSecond: 16,
  byteBurst: 524_288,
  bytesPerSecond: 131_072,
  floodMs: 20_000,
  lingerMs: 2_000,
};

/** The defaults with some of them replaced. Throws a RangeError that names a limit which is no positive number. */
export function withLimits(changes: Partial<ServerLimits>): ServerLimits {
  for (const [name, value] of Object.entries(changes)) {
    if (!(typeof value === "number" && value > 0)) throw new RangeError(`${name} must be a positive number`);
  }
  return { ...defaultLimits, ...changes };
}
