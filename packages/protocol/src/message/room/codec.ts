/** How one kind of message becomes a CBOR map and comes back. */
import type { Fields } from "../cbor.ts";

export interface Codec<Message extends { readonly type: string }> {
  write(message: Message): Fields;
  /** @throws {MalformedError} naming the field that is missing, of another kind, or against its rule. */
  read(fields: Fields): Message;
}
