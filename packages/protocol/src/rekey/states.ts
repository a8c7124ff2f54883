/**
 * Where the two sides are in a rekey, beside the state of their session (clause 8). Triggers in capitals are the peer's
 * messages; the others are what this side does.
 */
import type { Transitions } from "../session/state-machine.ts";

/** "share": our keys are being made. "answer": REKEY_S is awaited. */
export type ClientRekeyState = "none" | "share" | "answer";

export type ClientRekeyTrigger = "due" | "request" | "REKEY_S";

export const clientRekeyTransitions: Transitions<ClientRekeyState, ClientRekeyTrigger> = {
  none: { due: "share" },
  share: { request: "answer" },
  answer: { REKEY_S: "none" },
};

/**
 * "agreement": our keys and the secret are being made. "confirmation": REKEY_OK is awaited, which is not due before our
 * REKEY_S has left.
 */
export type ServerRekeyState = "none" | "agreement" | "confirmation";

export type ServerRekeyTrigger = "REKEY_C" | "answer" | "REKEY_OK";

export const serverRekeyTransitions: Transitions<ServerRekeyState, ServerRekeyTrigger> = {
  none: { REKEY_C: "agreement" },
  agreement: { answer: "confirmation" },
  confirmation: { REKEY_OK: "none" },
};
