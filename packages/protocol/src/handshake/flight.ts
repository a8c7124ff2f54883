/**
 * The two encrypted flights (clause 6): one record each, exactly these messages in this order.
 *
 *     server  HOST_KEY pk 32 | HOST_SIG sig 64 | NAME_ASK policy u8 | FINISH mac 32
 *     client  NAME utf8 | FINISH mac 32
 */
import type { RecordOpener } from "@conclave/crypto";
import { ProtocolError } from "../faults.ts";
import type { Envelope } from "../message/envelope.ts";
import { type MessageName, messageTypes } from "../message/types.ts";
import { openRecord } from "../record.ts";

/** What the server demands of a name. Other values belong to later versions and end this one. */
export const namePolicies = { nameAlone: 0 } as const;

/** The messages of a flight, one for each of `names`. Throws a ProtocolError "flight" or "record". */
export function openFlight<const Names extends readonly MessageName[]>(
  opener: RecordOpener,
  frame: Uint8Array,
  names: Names,
): { [Index in keyof Names]: Envelope } {
  const envelopes = openRecord(opener, frame);
  if (envelopes.length !== names.length) {
    throw new ProtocolError("flight", { messages: envelopes.length, due: names.length });
  }
  envelopes.forEach(({ type }, index) => {
    const due = names[index];
    if (due === undefined || type !== messageTypes[due])
      throw new ProtocolError("flight", { type, due: `${due}` });
  });
  return envelopes as unknown as { [Index in keyof Names]: Envelope };
}
