/**
 * The Conclave protocol without I/O: bytes and the time go in; events, bytes and the next deadline come out. Nothing
 * here opens a socket, reads a file or asks a clock. Clauses are those of docs/protocol.md.
 *
 * A program owns a `ClientSession` or a `ServerSession` for each connection and keeps the four rules of its base
 * class `Session`.
 *
 * @example
 * const session = new ServerSession({ hostKey }, performance.now());
 * socket.on("data", (chunk) => {
 *   for (const event of session.receive(chunk, performance.now())) handle(event);
 *   for (let bytes = session.takeOutput(); bytes; bytes = session.takeOutput()) socket.write(bytes);
 * });
 */
export { defaultPort, formatAddress, parseAddress, parsePort, type ServerAddress } from "./address.ts";
export { closeCodes, closeCodeText } from "./close-codes.ts";
export {
  type Blame,
  type FaultCode,
  type FaultContext,
  faults,
  ProtocolError,
  UsageError,
} from "./faults.ts";
export { type FrameName, frameTypes } from "./frame/types.ts";
export { type AlertName, alerts } from "./handshake/alert.ts";
export type { NamePolicy } from "./handshake/flight.ts";
export { protocolVersion } from "./handshake/hello.ts";
export type { Introduced } from "./handshake/responder.ts";
export {
  formatInvitation,
  type Invitation,
  invitationScheme,
  parseInvitation,
} from "./invitation.ts";
export {
  fileHashBytes,
  fileNameMaxBytes,
  filePartMaxBytes,
  filePartsAheadMaxCount,
  inviteTokenBytes,
  markMaxBytes,
  marksMaxCount,
  mentionsMaxCount,
  nameMaxBytes,
  nameOffersMaxCount,
  pageMaxCount,
  pageTargetBytes,
  pinsMaxCount,
  presentMaxCount,
  roomsHeardOfMaxCount,
  serverNameMaxBytes,
  textMaxBytes,
  topicMaxBytes,
} from "./limits.ts";
export { cleanFileName, type FileNameFault, fileNameFault, isMediaType } from "./message/file-name.ts";
export { writtenBytes } from "./message/room/content.ts";
export {
  type Content,
  type ContentKind,
  type Entry,
  type FileContent,
  lobby,
  type Role,
  type RoomId,
  roles,
  type TextState,
} from "./message/room/entry.ts";
export { messageIdBytes } from "./message/room/fields.ts";
export type { Drop, Get, Have, Offer, Part, Server } from "./message/room/files.ts";
export {
  type Fetch,
  type Found,
  fitEntries,
  fitHits,
  type Hit,
  type Page,
  type Search,
} from "./message/room/history.ts";
export type {
  Joined,
  Left,
  Occupant,
  Present,
} from "./message/room/presence.ts";
export type {
  List,
  ListedRoom,
  Members,
  Open,
  Read,
  Room,
  RoomKind,
  RoomMember,
  Rooms,
  Who,
} from "./message/room/rooms.ts";
export {
  type Ack,
  type RefusalReason,
  type Refused,
  refusalReasons,
  type Said,
  type Say,
} from "./message/room/say.ts";
export {
  type ClientRoomMessage,
  decodeRoomMessage,
  encodeRoomMessage,
  encodeSendable,
  type RoomMessage,
  roomMessageNames,
  type ServerRoomMessage,
} from "./message/room-messages.ts";
export { type Bye, isOfferableName, type NameRefusal } from "./message/session-messages.ts";
export { cleanText, type TextFault, textFault } from "./message/text.ts";
export { type MessageName, messageTypes } from "./message/types.ts";
export type { PublicValues } from "./public-values.ts";
export { defaultKeyLimits, type KeyLimits, withKeyLimits } from "./rekey/limits.ts";
export {
  type ClientRekeyState,
  clientRekeyTransitions,
  type ServerRekeyState,
  serverRekeyTransitions,
} from "./rekey/states.ts";
export {
  ClientSession,
  type ClientSessionOptions,
  type HostDigest,
  type HostPin,
} from "./session/client-session.ts";
export type {
  AgreeEvent,
  ClientEvent,
  ClosedEvent,
  CloseReason,
  HostIdentity,
  RekeyedEvent,
  ServerEvent,
} from "./session/events.ts";
export { ServerSession, type ServerSessionOptions } from "./session/server-session.ts";
export type { SessionReport } from "./session/session.ts";
export {
  type ClientState,
  clientTransitions,
  type ServerState,
  serverTransitions,
} from "./session/states.ts";
export { deadlinesMs } from "./session/timers.ts";
