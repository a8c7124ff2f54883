/**
 * What people say and what rooms tell them (clause 9). Each body is one CBOR map; keys that are not known here are
 * ignored, so that later versions can add some.
 */
import { UsageError } from "../faults.ts";
import { messageHeaderBytes } from "../limits.ts";
import { MalformedError } from "../wire/reader.ts";
import { decodeFields, encodeFields } from "./cbor.ts";
import { encodeEnvelope } from "./envelope.ts";
import type { Codec } from "./room/codec.ts";
import {
  type Drop,
  drop,
  type Get,
  get,
  type Have,
  have,
  type Offer,
  offer,
  type Part,
  part,
  type Server,
  server,
} from "./room/files.ts";
import {
  type Fetch,
  type Found,
  fetch,
  found,
  type Page,
  page,
  type Search,
  search,
} from "./room/history.ts";
import { type Joined, joined, type Left, left, type Present, presentPage } from "./room/presence.ts";
import {
  type List,
  list,
  type Members,
  members,
  type Open,
  open,
  type Read,
  type Room,
  type Rooms,
  read,
  room,
  rooms,
  type Who,
  who,
} from "./room/rooms.ts";
import { type Ack, ack, type Refused, refused, type Said, type Say, said, say } from "./room/say.ts";
import type { MessageName } from "./types.ts";

/** What a client asks of the server. */
export type ClientRoomMessage = Say | Open | Fetch | Read | List | Who | Search | Offer | Part | Drop | Get;

/** What a server tells a client. */
export type ServerRoomMessage =
  | Said
  | Ack
  | Refused
  | Joined
  | Left
  | Present
  | Room
  | Page
  | Read
  | Rooms
  | Members
  | Found
  | Server
  | Have
  | Part;

export type RoomMessage = ClientRoomMessage | ServerRoomMessage;

/** The whole message, type and length included: encode once, send to many. */
export function encodeRoomMessage(message: RoomMessage): Uint8Array {
  const codec = codecs[message.type] as Codec<RoomMessage>;
  return encodeEnvelope(message.type, encodeFields(codec.write(message)));
}

/**
 * What a client sends, read back before it leaves: a server ends the session over what it cannot read.
 *
 * @throws {UsageError} naming the field that breaks its rule.
 */
export function encodeSendable(message: ClientRoomMessage): Uint8Array {
  const encoded = encodeRoomMessage(message);
  try {
    decodeRoomMessage(message.type, encoded.subarray(messageHeaderBytes));
  } catch (cause) {
    if (!(cause instanceof MalformedError)) throw cause;
    throw new UsageError(`the ${cause.field} of this ${message.type} breaks its rule`, { cause });
  }
  return encoded;
}

/**
 * The message in a body of this type; nothing if it is no message of the room.
 *
 * @throws {MalformedError} naming the field that is missing, of another kind, or against its rule.
 */
export function decodeRoomMessage(name: MessageName, body: Uint8Array): RoomMessage | undefined {
  return isRoomMessageName(name) ? codecs[name].read(decodeFields(body)) : undefined;
}

export function isClientRoomMessage(message: RoomMessage): message is ClientRoomMessage {
  return clientMessages.has(message.type);
}

export function isServerRoomMessage(message: RoomMessage): message is ServerRoomMessage {
  return bothWays.has(message.type) || !clientMessages.has(message.type);
}

/** Names of all messages of the room, in the order of their numbers. */
export const roomMessageNames = [
  "SAY",
  "SAID",
  "ACK",
  "JOINED",
  "LEFT",
  "PRESENT",
  "REFUSED",
  "OPEN",
  "ROOM",
  "FETCH",
  "PAGE",
  "READ",
  "LIST",
  "ROOMS",
  "SEARCH",
  "FOUND",
  "WHO",
  "MEMBERS",
  "SERVER",
  "OFFER",
  "HAVE",
  "PART",
  "DROP",
  "GET",
] as const satisfies readonly RoomMessage["type"][];

function isRoomMessageName(name: MessageName): name is RoomMessage["type"] {
  return Object.hasOwn(codecs, name);
}

const codecs: { readonly [Name in RoomMessage["type"]]: Codec<RoomMessage & { type: Name }> } = {
  SAY: say,
  SAID: said,
  ACK: ack,
  JOINED: joined,
  LEFT: left,
  PRESENT: presentPage,
  REFUSED: refused,
  OPEN: open,
  ROOM: room,
  FETCH: fetch,
  PAGE: page,
  READ: read,
  LIST: list,
  ROOMS: rooms,
  SEARCH: search,
  FOUND: found,
  WHO: who,
  MEMBERS: members,
  SERVER: server,
  OFFER: offer,
  HAVE: have,
  PART: part,
  DROP: drop,
  GET: get,
};

const clientMessages: ReadonlySet<RoomMessage["type"]> = new Set([
  "SAY",
  "OPEN",
  "FETCH",
  "READ",
  "LIST",
  "WHO",
  "SEARCH",
  "OFFER",
  "PART",
  "DROP",
  "GET",
]);

const bothWays: ReadonlySet<RoomMessage["type"]> = new Set(["READ", "PART"]);
