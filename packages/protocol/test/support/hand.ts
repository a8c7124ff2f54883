/** A hand that writes whatever it likes inside the channel, in the name of one side: a misbehaving peer. */
import { messageName, recordEnds } from "../../src/message/types.ts";
import type { Channel } from "../../src/session/channel.ts";
import type { Pair, Side } from "./pair.ts";

/** Seals `plaintext` with the keys of `from` and hands it to the other side, then lets both settle. */
export async function sendByHand(pair: Pair, from: Side, plaintext: Uint8Array): Promise<void> {
  const session = pair[from] as unknown as { enqueue(message: Uint8Array): void };
  session.enqueue(plaintext);
  await pair.settle();
}

/** The record of one message, sealed with the keys of `from`; those that end a record end it. */
export function sealByHand(pair: Pair, from: Side, message: Uint8Array): Uint8Array {
  const { channel } = pair[from] as unknown as { readonly channel: Channel };
  const name = messageName(message[0] ?? 0);
  if (name !== undefined && recordEnds.has(name)) channel.enqueueLast(message);
  else channel.enqueue(message);
  const record = pair[from].takeOutput();
  if (record === undefined) throw new Error("nothing was sealed");
  return record;
}

/** A BYE, a PING and the like by their numbers: type, then a body that is taken as it is. */
export function message(type: number, ...body: readonly number[]): Uint8Array {
  return Uint8Array.of(type, body.length >> 8, body.length & 0xff, ...body);
}
