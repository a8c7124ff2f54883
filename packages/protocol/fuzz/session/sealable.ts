/** Good messages that the peer of a session can send, whole: what is changed a little to get deep into the decoders. */
import type { SuiteId } from "@conclave/crypto";
import { encodeEnvelope } from "../../src/message/envelope.ts";
import { encodeRoomMessage } from "../../src/message/room-messages.ts";
import {
  encodeBye,
  encodeName,
  encodeNameBad,
  encodePing,
  encodeWelcome,
} from "../../src/message/session-messages.ts";
import { encodeRekeyAnswer, encodeRekeyRequest, encodeSignedRekeyAnswer } from "../../src/rekey/messages.ts";
import { roomSamples } from "../samples.ts";
import { agreementOf, fixedBytes, shareFor } from "./fixed-keys.ts";

/** @param side the one that they are sent to; what only the other side may be sent is there too. */
export function sealable(side: "client" | "server", suite: SuiteId): readonly Uint8Array[] {
  return all[side][suite];
}

function build(side: "client" | "server", suite: SuiteId): readonly Uint8Array[] {
  const random = fixedBytes("rekey", 32);
  const own =
    side === "client"
      ? encodeSignedRekeyAnswer(encodeRekeyAnswer(random, agreementOf(suite).answer), new Uint8Array(64))
      : encodeRekeyRequest(random, shareFor(suite));
  return [
    own,
    ...roomSamples.map(encodeRoomMessage),
    encodeName("bob"),
    encodeWelcome("bob"),
    encodeNameBad("taken"),
    encodePing("PING", new Uint8Array(8)),
    encodePing("PONG", new Uint8Array(8)),
    encodeBye({ code: 0, text: "é" }),
    encodeEnvelope("REKEY_OK", new Uint8Array(0)),
    encodeEnvelope("PAD", new Uint8Array(5)),
  ];
}

const all = {
  client: { 1: build("client", 1), 2: build("client", 2) },
  server: { 1: build("server", 1), 2: build("server", 2) },
} as const;
