/**
 * What the endings of connections cost their source, in milliseconds of staying away. The amounts follow those of
 * OpenSSH's PerSourcePenalties; what happens to honest people on bad networks costs nothing or little.
 */
import { type CloseReason, closeCodes, type FaultCode, type FaultContext } from "@conclave/protocol";

/** What this ending costs, in milliseconds; 0 for nearly all. */
export function penaltyMs(ending: CloseReason): number {
  if (ending.by === "us") return amountsMs[goodbyes[ending.bye.code] ?? "none"];
  if (ending.by === "peer") return 0;
  const { code, context } = ending.error;
  return contextual(code, context) ?? amountsMs[offences[code] ?? "none"];
}

/** Faults that cost differently by how far the connection had come. */
function contextual(code: FaultCode, context: FaultContext): number | undefined {
  if (code === "deadline") return context["deadline"] === "clientHello" ? amountsMs.noHello : amountsMs.late;
  // A scanner connects and goes away; somebody whose network broke later did nothing.
  if (code === "truncated") return context["state"] === "client-hello" ? amountsMs.noHello : 0;
  return undefined;
}

const amountsMs = {
  none: 0,
  noHello: 1_000,
  refused: 5_000,
  badHello: 10_000,
  badMessage: 10_000,
  flood: 10_000,
  late: 10_000,
  /** Only broken keys or somebody who tries them: no honest program gets here. */
  badRecord: 90_000,
} as const;

type Offence = keyof typeof amountsMs;

/** Goodbyes of ours. Whoever is not admitted, for whatever reason, is told so by one code. */
const goodbyes: Readonly<Record<number, Offence>> = {
  [closeCodes.flood]: "flood",
  [closeCodes.notAdmitted]: "refused",
};

const offences: Readonly<Partial<Record<FaultCode, Offence>>> = {
  "frame-type": "badHello",
  "frame-length": "badHello",
  "frame-early": "badHello",
  "hello-malformed": "badHello",
  "hello-version": "badHello",
  "hello-suite": "badHello",
  "hello-key": "badHello",
  flight: "badHello",
  "client-signature": "badRecord",
  finish: "badRecord",
  record: "badRecord",
  "message-malformed": "badMessage",
  "message-unknown": "badMessage",
  "message-unexpected": "badMessage",
  "rekey-keys": "badMessage",
  "rekey-early": "flood",
  "name-offers": "refused",
};
