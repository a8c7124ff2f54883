/** What keeps something from being sent, said before it goes into the outbox: there nobody would be told any more. */
import {
  type Content,
  encodeSendable,
  messageIdBytes,
  type RoomId,
  textFault,
  UsageError,
} from "@conclave/protocol";

/** @throws {UsageError} naming what is wrong with it. */
export function requireSendable(room: RoomId, content: Content): void {
  if (content.kind === "text" || content.kind === "edit") {
    const fault = textFault(content.text);
    if (fault !== undefined) throw new UsageError(`the text is ${fault}`);
  }
  encodeSendable({ type: "SAY", id: new Uint8Array(messageIdBytes), room, content });
}
