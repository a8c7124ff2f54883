/** The bodies of REKEY_C and REKEY_S (clause 8). */
import { CryptoError, concatBytes } from "@conclave/crypto";
import { attempt } from "@conclave/fuzz/attempt";
import { type FuzzTarget, promised } from "@conclave/fuzz/target";
import {
  decodeRekeyAnswer,
  decodeRekeyRequest,
  encodeRekeyAnswer,
  encodeRekeyRequest,
  encodeSignedRekeyAnswer,
} from "../src/rekey/messages.ts";
import { orMalformed, orProtocolError } from "./label.ts";
import { agreementOf, shareFor } from "./session/fixed-keys.ts";

const random = new Uint8Array(32).fill(9);
const messageHeaderBytes = 3;

/** Input: the suite, and 0 for a request or 2 for an answer, added up; the body. */
export const rekeyMessages: FuzzTarget = {
  name: "rekey-messages",
  maxBytes: 2048,
  seeds: ([1, 2] as const).flatMap((suite) => {
    const request = encodeRekeyRequest(random, shareFor(suite)).subarray(messageHeaderBytes);
    const unsigned = encodeRekeyAnswer(random, agreementOf(suite).answer);
    const answer = encodeSignedRekeyAnswer(unsigned, new Uint8Array(64)).subarray(messageHeaderBytes);
    return [concatBytes(Uint8Array.of(suite - 1), request), concatBytes(Uint8Array.of(suite + 1), answer)];
  }),
  run: (input) => {
    const kind = input[0] ?? 0;
    const suite = (kind & 1) === 0 ? 1 : 2;
    const body = input.subarray(1);
    const decode = (kind & 2) === 0 ? () => tryRequest(body, suite) : () => tryAnswer(body, suite);
    return `${kind & 3} ${orMalformedOrKey(decode)}`;
  },
};

function tryRequest(body: Uint8Array, suite: 1 | 2): void {
  const share = decodeRekeyRequest(body, suite);
  const again = encodeRekeyRequest(body.subarray(0, random.length), share).subarray(messageHeaderBytes);
  promised(Buffer.compare(again, body) === 0, "a request comes back as it went");
}

function tryAnswer(body: Uint8Array, suite: 1 | 2): void {
  const { answer, unsigned, signature } = decodeRekeyAnswer(body, suite);
  promised(
    Buffer.compare(concatBytes(unsigned, signature), body) === 0,
    "an answer is what is signed and a signature",
  );
  const again = encodeRekeyAnswer(body.subarray(0, random.length), answer);
  promised(Buffer.compare(again, unsigned) === 0, "an answer comes back as it went");
}

/** Keys that must not be used are told by whoever looked at them: the one who reads lengths, or the one who counts. */
function orMalformedOrKey(decode: () => void): string {
  let label = "";
  const ofKey = attempt(
    () => {
      label = orProtocolOrMalformed(decode);
    },
    CryptoError,
    ({ code, reason }) => `${code} ${reason}`,
  );
  return label === "" ? ofKey : label;
}

function orProtocolOrMalformed(decode: () => void): string {
  let label = "";
  const ofProtocol = orProtocolError(() => {
    label = orMalformed(decode);
  });
  return label === "" ? ofProtocol : label;
}
