/** Plaintexts, CBOR and the bodies of all messages (clauses 5 to 9). */
import { isDeepStrictEqual } from "node:util";
import { concatBytes } from "@conclave/crypto";
import { type FuzzTarget, promised } from "@conclave/fuzz/target";
import { plaintextMaxBytes } from "../src/limits.ts";
import { decodeFields, encodeFields } from "../src/message/cbor.ts";
import { readEnvelopes } from "../src/message/envelope.ts";
import { roles } from "../src/message/room/entry.ts";
import {
  decodeRoomMessage,
  encodeRoomMessage,
  type RoomMessage,
  roomMessageNames,
} from "../src/message/room-messages.ts";
import {
  decodeBye,
  decodeName,
  decodeNameBad,
  decodePing,
  encodeBye,
  encodeName,
  encodeNameBad,
  encodePing,
} from "../src/message/session-messages.ts";
import { orMalformed } from "./label.ts";
import { roomSamples } from "./samples.ts";

/** Input: a plaintext. */
export const envelopes: FuzzTarget = {
  name: "envelopes",
  maxBytes: plaintextMaxBytes,
  seeds: [encodeName("ana"), concatBytes(encodeName("ana"), encodePing("PING", new Uint8Array(8)))],
  run: (input) =>
    orMalformed(() => {
      const found = readEnvelopes(input);
      promised(found.length > 0, "at least one message");
      promised(
        Buffer.concat(found.map(({ whole }) => whole)).equals(input),
        "the messages are the plaintext",
      );
    }),
};

/** Input: CBOR. */
export const cbor: FuzzTarget = {
  name: "cbor",
  maxBytes: plaintextMaxBytes,
  seeds: [
    ...roomSamples.map((sample) => bodyOf(encodeRoomMessage(sample))),
    encodeFields({ a: [[{ b: -5 }]], c: null }),
    // What is refused for its kind: floats, undefined, a tag, indefinite lengths.
    ...["a16178fb3ff8000000000000", "a16178f93c00", "a16178f7", "a16178c101", "bf617801ff"].map((hex) =>
      Buffer.from(hex, "hex"),
    ),
  ],
  dictionary: ["__proto__", "constructor", "toString", "id", "text", "names"].map((key) =>
    encodeFields({ [key]: 1 }),
  ),
  run: (input) =>
    orMalformed(() => {
      const fields = decodeFields(input);
      promised(holdsOnlyIntegers(fields), "a number is an integer that a number can hold");
      const again = encodeFields(fields);
      promised(again.length === input.length, "there is one length for a map");
      // As plain bytes, as they come off the wire: what the encoder gives are Buffers, and so were the strings in them.
      promised(
        isDeepStrictEqual(decodeFields(Uint8Array.from(again)), fields),
        "a map comes back as it went",
      );
    }),
};

function holdsOnlyIntegers(value: unknown): boolean {
  if (typeof value === "number") return Number.isSafeInteger(value);
  if (typeof value !== "object" || value === null || value instanceof Uint8Array)
    return typeof value !== "bigint";
  return Object.values(value).every(holdsOnlyIntegers);
}

/** Input: which message of the room; its body. */
export const roomMessages: FuzzTarget = {
  name: "room-messages",
  maxBytes: plaintextMaxBytes,
  seeds: roomSamples.map((sample) =>
    concatBytes(Uint8Array.of(roomMessageNames.indexOf(sample.type)), bodyOf(encodeRoomMessage(sample))),
  ),
  dictionary: [...new Set([...wordsOf(roomSamples), ...roles])].map((word) =>
    Uint8Array.of(0x60 + Buffer.byteLength(word), ...Buffer.from(word)),
  ),
  run: (input) => {
    const name = roomMessageNames[(input[0] ?? 0) % roomMessageNames.length] ?? "SAY";
    const label = orMalformed(() => {
      const message = decodeRoomMessage(name, input.subarray(1));
      promised(message?.type === name, "a message is of its type");
      const again = decodeRoomMessage(name, bodyOf(encodeRoomMessage(message)));
      promised(isDeepStrictEqual(again, message), "a message comes back as it went");
    });
    return `${name} ${label}`;
  },
};

/** Input: which message of the session; its body. */
export const sessionMessages: FuzzTarget = {
  name: "session-messages",
  maxBytes: 600,
  seeds: [
    Uint8Array.of(0, ...Buffer.from("ana")),
    Uint8Array.of(1, 3),
    Uint8Array.of(2, 1, 2, 3, 4, 5, 6, 7, 8),
    Uint8Array.of(3, 6, ...Buffer.from("the server is stopping — goodbye")),
  ],
  run: (input) => {
    const which = (input[0] ?? 0) % sessionCodecs.length;
    return `${which} ${orMalformed(() => sessionCodecs[which]?.(input.subarray(1)))}`;
  },
};

/** Decode, and hold the result against its encoding. */
const sessionCodecs: readonly ((body: Uint8Array) => void)[] = [
  (body) =>
    promised(
      bodyOf(encodeName(decodeName(body))).every((byte, at) => byte === body[at]),
      "NAME is kept",
    ),
  (body) =>
    promised(
      decodeNameBad(bodyOf(encodeNameBad(decodeNameBad(body)))) === decodeNameBad(body),
      "NAME_BAD is kept",
    ),
  (body) =>
    promised(Buffer.compare(bodyOf(encodePing("PING", decodePing(body))), body) === 0, "PING is kept"),
  (body) => promised(Buffer.compare(bodyOf(encodeBye(decodeBye(body))), body) === 0, "BYE is kept"),
];

/** Every key in these messages, and every kind: short texts, as CBOR has them. */
function wordsOf(messages: readonly RoomMessage[]): string[] {
  const within = (value: unknown): string[] => {
    if (Array.isArray(value)) return value.flatMap(within);
    if (typeof value !== "object" || value === null || value instanceof Uint8Array) return [];
    return Object.entries(value).flatMap(([key, item]) => [
      key,
      ...(key === "kind" ? [String(item)] : within(item)),
    ]);
  };
  return messages.flatMap((message) => within(decodeFields(bodyOf(encodeRoomMessage(message)))));
}

function bodyOf(message: Uint8Array): Uint8Array {
  return message.subarray(3);
}
