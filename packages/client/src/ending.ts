/** From the way a session ended to the way a person would say it ended. */
import type { CloseReason, HostIdentity, ProtocolError } from "@conclave/protocol";
import type { Ending } from "./events.ts";

/** What the client knows besides the session's own reason. */
export interface EndingContext {
  /** Whether the server ever sent a hello of ours. */
  readonly answered: boolean;
  /** What the server proved, if it came to that. */
  readonly host: HostIdentity | undefined;
  /** What says which key the server should have, if anything does. */
  readonly knownBy: "invitation" | "pin";
}

export function toEnding(reason: CloseReason, context: EndingContext): Ending {
  if (reason.by === "us") return { kind: "closed" };
  if (reason.by === "peer") return { kind: "goodbye", ...reason.bye };
  return faultEnding(reason.error, context);
}

function faultEnding(error: ProtocolError, { answered, host, knownBy }: EndingContext): Ending {
  if (error.code === "alert") return { kind: "refused", alert: String(error.context["alert"]) };
  if (!answered) return { kind: "not-conclave" };
  if (error.code === "identity-needed") return { kind: "identity-needed" };
  if (error.code === "suite-downgrade") return { kind: "downgraded-host" };
  if (host !== undefined && error.code === "host-unknown") return { kind: "unknown-host", host };
  if (host !== undefined && error.code === "host-changed") {
    return { kind: "changed-host", host, knownFingerprint: String(error.context["known"]), knownBy };
  }
  return error.blame === "peer" ? { kind: "broken", error } : { kind: "lost" };
}
