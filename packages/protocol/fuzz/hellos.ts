/** HELLO_C and HELLO_S (clause 3). */
import { concatBytes, noBytes } from "@conclave/crypto";
import { type FuzzTarget, promised } from "@conclave/fuzz/target";
import { encodeFrame } from "../src/frame/encoder.ts";
import {
  decodeClientHello,
  decodeServerHello,
  encodeClientHello,
  encodeServerHello,
} from "../src/handshake/hello.ts";
import { frameBytes } from "../src/limits.ts";
import { orProtocolError } from "./label.ts";
import { agreementOf, shareFor } from "./session/fixed-keys.ts";

const random = new Uint8Array(32).fill(9);

/** Input: the body of a HELLO_C. */
export const clientHello: FuzzTarget = {
  name: "client-hello",
  maxBytes: frameBytes.helloMax,
  seeds: [
    bodyOf(encodeClientHello([2, 1], random, shareFor(2))),
    bodyOf(encodeClientHello([1], random, shareFor(1))),
  ],
  run: (input) =>
    orProtocolError(() => {
      const { versions, suites, share } = decodeClientHello(encodeFrame("HELLO_C", input));
      promised(versions.length > 0 && suites.length > 0, "an offer has something in it");
      promised(
        suites.includes(2) === (share.encapsulationKey !== undefined),
        "an ML-KEM key exactly with suite 2",
      );
      promised(share.publicValue.length === 384, "a public value is whole");
    }),
};

/** Input: what was offered, a bit for each suite; the body of a HELLO_S. */
export const serverHello: FuzzTarget = {
  name: "server-hello",
  maxBytes: 1 + frameBytes.helloMax,
  seeds: ([1, 2] as const).map((suite) =>
    concatBytes(Uint8Array.of(3), bodyOf(encodeServerHello(suite, random, agreementOf(suite).answer))),
  ),
  run: (input) =>
    orProtocolError(() => {
      const offered = ([1, 2] as const).filter((suite) => ((input[0] ?? 0) & suite) !== 0);
      const body = input.subarray(1);
      const { suite, answer } = decodeServerHello(encodeFrame("HELLO_S", body), offered);
      promised(offered.includes(suite), "a suite that was offered");
      const again = bodyOf(encodeServerHello(suite, body.subarray(2, 34), answer));
      // All but the extension, which is not decoded.
      const end = again.length - 2;
      promised(
        Buffer.compare(again.subarray(0, end), body.subarray(0, end)) === 0,
        "what was decoded encodes the same",
      );
    }),
};

function bodyOf(frame: Uint8Array): Uint8Array {
  return concatBytes(frame.subarray(frameBytes.header), noBytes);
}
