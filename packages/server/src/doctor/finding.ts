/** What a check of the installation finds. */
import type { ServerAddress } from "@conclave/protocol";
import type { StatsAnswer } from "../admin/acts/server.ts";

export type FindingLevel = "fail" | "ok" | "warn";

export interface Finding {
  /** Stable, for programs. */
  readonly check: string;
  readonly level: FindingLevel;
  /** What is so, as a sentence. */
  readonly text: string;
  /** What to do about it; only where it is not ok. */
  readonly advice?: string;
}

/** What the checks look at. Nothing of it is changed by them. */
export interface Patient {
  /** The state folder. */
  readonly state: string;
  /** The address that people connect to, as the operator gives it out. */
  readonly advertised: ServerAddress | undefined;
  /** What a running server says of itself; nothing if none answers. */
  readonly stats: StatsAnswer | undefined;
  /** In milliseconds since 1970. */
  readonly nowMs: number;
}

/** A check gives one finding, or several. It throws for a fault of ours only. */
export type Check = (patient: Patient) => Promise<readonly Finding[]>;

export function ok(check: string, text: string): Finding {
  return { check, level: "ok", text };
}

export function warn(check: string, text: string, advice: string): Finding {
  return { check, level: "warn", text, advice };
}

export function fail(check: string, text: string, advice: string): Finding {
  return { check, level: "fail", text, advice };
}
