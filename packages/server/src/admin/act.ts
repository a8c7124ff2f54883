/** What an act of administration is made of. */
import type { ServerAddress } from "@conclave/protocol";
import type { Invitations } from "../access/invitations.ts";
import type { Clock } from "../clock.ts";
import type { Moderation } from "../moderation/moderation.ts";
import type { NameRegistry } from "../names/registry.ts";
import type { Arguments } from "./arguments.ts";
import type { Audit } from "./audit.ts";
import type { ServerControl } from "./control.ts";

/** A setting that a reload has changed, or could not change. */
export interface ReloadedSetting {
  readonly key: string;
  readonly outcome: "changed" | "needs-restart";
}

/** What the acts work on. */
export interface Administration {
  readonly control: ServerControl;
  readonly moderation: Moderation;
  readonly invitations: Invitations;
  readonly names: NameRegistry;
  readonly audit: Audit;
  readonly clock: Clock;
  /** Where newcomers connect to, and SHA-256 of the host key that they find there. */
  readonly destination: { readonly address: ServerAddress; readonly keyDigest: Uint8Array };
  /** Connections that the server takes at most. */
  readonly connectionLimit: number;
  /** How connections have ended, by the code of a fault or "bye". */
  readonly endings: ReadonlyMap<string, number>;
  /** When the server was started, in milliseconds since 1970. */
  readonly startedMs: number;
  readonly version: string;
  /** Reads the configuration again: all of it or, with an error that says why, nothing. Missing where there is none. */
  readonly reload?: (() => Promise<readonly ReloadedSetting[]>) | undefined;
}

/** An act that somebody has asked for. */
export interface Asked extends Administration {
  readonly by: string;
  /** In milliseconds since 1970. */
  readonly nowMs: number;
}

/** Reads its arguments to the end, and only then does anything. What it returns goes out as JSON. */
export type Act = (args: Arguments, asked: Asked) => Promise<object> | object;

/** Writes into the audit log what was done. */
export function record({ audit, by, nowMs }: Asked, act: string, subject: string, reason = ""): void {
  audit.write({ atMs: nowMs, who: by, act, subject, reason });
}

/** The longest that anything can be asked for with an end: ten years. */
export const spanMaxMs = 315_360_000_000;

/** When something ends that is asked for by a span; nothing where it is for good. */
export function endOf(args: Arguments, nowMs: number): number | undefined {
  return args.has("forMs") ? nowMs + args.count("forMs", spanMaxMs) : undefined;
}
