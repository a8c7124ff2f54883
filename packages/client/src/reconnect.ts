/**
 * Whether and when a client connects again after a connection has ended. Pure: what it decides follows from what it is
 * given. All spans are in milliseconds.
 */
import { closeCodes } from "@conclave/protocol";
import type { Ending } from "./events.ts";

export interface BackOff {
  /** What the second attempt is drawn from; it doubles with each one after that. */
  readonly firstMs: number;
  /** No attempt is drawn from more. */
  readonly capMs: number;
  /** A connection that lasted as long was a good one: the next trouble begins anew. */
  readonly steadyMs: number;
  /** Over how long those come back whom a server sent away because it stops. */
  readonly spreadMs: number;
}

export const defaultBackOff: BackOff = { firstMs: 1000, capMs: 30_000, steadyMs: 60_000, spreadMs: 10_000 };

/** How often a client tries by itself. */
export type Persistence =
  /** Never: one connection, and that is all. */
  | "none"
  /** Once it has been welcomed: an address that never worked is reported instead. */
  | "after-welcome"
  /** From the first attempt on, for programs that nobody watches. */
  | "always";

/** Whether another attempt can end otherwise without anybody having to change something. */
export function canPass(ending: Ending, history: "new" | "welcomed-before"): boolean {
  switch (ending.kind) {
    case "lost":
    case "unreachable":
      return true;
    case "refused":
      return ending.alert === "busy";
    case "goodbye":
      return passingGoodbyes.has(ending.code);
    case "not-conclave":
      // Where the server was before, this is one that is just being started or stopped.
      return history === "welcomed-before";
    default:
      return false;
  }
}

/**
 * How long to wait before an attempt. The first is made at once, the others at a random moment of a span that doubles,
 * so that those who lost the server together do not come back together.
 *
 * @param attempt 1 for the first after a good connection.
 * @param random 0 or more, less than 1.
 */
export function delayBefore(attempt: number, after: Ending, random: number, backOff: BackOff): number {
  if (attempt > 1) return Math.round(random * spanOf(attempt - 1, backOff));
  if (after.kind === "goodbye" && after.code === closeCodes.serverStops)
    return Math.round(random * backOff.spreadMs);
  return after.kind === "refused" ? Math.round(random * spanOf(1, backOff)) : 0;
}

/** How long to wait before something is tried again that a server could not do: at least half of a span that doubles. */
export function retryDelay(failures: number, random: number, backOff: BackOff): number {
  return Math.round((0.5 + random / 2) * spanOf(failures, backOff));
}

function spanOf(doublings: number, { firstMs, capMs }: BackOff): number {
  return Math.min(capMs, firstMs * 2 ** Math.min(doublings - 1, 30));
}

/** The server goes, was asked too much of, or wants new keys: none of that lasts. */
const passingGoodbyes: ReadonlySet<number> = new Set([
  closeCodes.serverStops,
  closeCodes.slowReader,
  closeCodes.rekeyOverdue,
]);
