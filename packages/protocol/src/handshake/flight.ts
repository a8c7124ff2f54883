/**
 * The two encrypted flights (clause 6): one record each, exactly these messages in this order.
 *
 *     server  HOST_KEY pk 32 | HOST_SIG sig 64 | NAME_ASK policy u8 | FINISH mac 32
 *     client  NAME utf8 | [ID_KEY pk 32 | ID_SIG sig 64] | [INVITE token 16] | FINISH mac 32
 */
import { asIdentityPublicKey, type IdentityPublicKey, type RecordOpener } from "@conclave/crypto";
import { ProtocolError } from "../faults.ts";
import type { Envelope } from "../message/envelope.ts";
import { type MessageName, messageTypes } from "../message/types.ts";
import { openRecord } from "../record.ts";

/** What the server demands along with a name. Other values belong to later versions and end this one. */
export const namePolicies = { nameAlone: 0, identityNeeded: 1 } as const;

export type NamePolicy = keyof typeof namePolicies;

/** The policy in the body of NAME_ASK. Throws a ProtocolError "flight". */
export function decodeNamePolicy(body: Uint8Array): NamePolicy {
  const known = Object.entries(namePolicies).find(([, code]) => body.length === 1 && body[0] === code);
  if (known === undefined) throw new ProtocolError("flight", { policy: body[0] ?? "missing" });
  return known[0] as NamePolicy;
}

/** The messages of one flight, taken in their order. Every method throws a ProtocolError "flight". */
export class Flight {
  readonly #envelopes: readonly Envelope[];
  #taken = 0;

  private constructor(envelopes: readonly Envelope[]) {
    this.#envelopes = envelopes;
  }

  /** Throws a ProtocolError "record" for a frame that does not open. */
  static open(opener: RecordOpener, frame: Uint8Array): Flight {
    return new Flight(openRecord(opener, frame));
  }

  /** The next message, which must be this one. */
  take(name: MessageName): Envelope {
    const envelope = this.#envelopes[this.#taken];
    if (envelope?.type !== messageTypes[name]) {
      throw new ProtocolError("flight", { type: envelope?.type ?? "missing", due: name });
    }
    this.#taken += 1;
    return envelope;
  }

  /** The next message if it is this one. */
  takeIf(name: MessageName): Envelope | undefined {
    return this.#envelopes[this.#taken]?.type === messageTypes[name] ? this.take(name) : undefined;
  }

  /** Asserts that nothing is left. */
  end(): void {
    const extra = this.#envelopes[this.#taken];
    if (extra !== undefined) throw new ProtocolError("flight", { type: extra.type, due: "nothing" });
  }
}

/** A public key in a flight, 32 bytes. Throws a ProtocolError "flight". */
export function readIdentityPublicKey({ body }: Envelope, field: "HOST_KEY" | "ID_KEY"): IdentityPublicKey {
  try {
    return asIdentityPublicKey(body);
  } catch (cause) {
    throw new ProtocolError("flight", { field }, { cause });
  }
}
