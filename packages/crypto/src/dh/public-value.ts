/**
 * The peer's Diffie-Hellman public value: checked by ourselves before any library sees it, and wrapped for
 * node:crypto (protocol clause 1; RFC 7919, section 5.1).
 */
import { createPublicKey, type KeyObject } from "node:crypto";
import type { DhPublicValue } from "../brands.ts";
import { leftPad } from "../bytes.ts";
import { derElement, derInteger, readDer } from "../der.ts";
import { CryptoError } from "../errors.ts";
import { ffdhe3072 } from "./groups.ts";

/**
 * `bytes` as a public value that is safe to use: exactly 384 bytes and 2 <= y <= p-2, which leaves out the values
 * that would force the shared secret into the subgroup of order 1 or 2.
 *
 * @throws {CryptoError} "dh-public-value", reason "length" or "range".
 */
export function checkDhPublicValue(bytes: Uint8Array): DhPublicValue {
  if (bytes.length !== ffdhe3072.lengthBytes) {
    const message = `a Diffie-Hellman public value has ${ffdhe3072.lengthBytes} bytes, not ${bytes.length}`;
    throw new CryptoError("dh-public-value", "length", message);
  }
  // Public values are no secret: comparing byte by byte gives nothing away. Equal lengths make it numeric order.
  if (Buffer.compare(bytes, smallest) < 0 || Buffer.compare(bytes, largest) > 0) {
    throw new CryptoError("dh-public-value", "range", "a Diffie-Hellman public value is outside 2..p-2");
  }
  return bytes as DhPublicValue;
}

/** The value as a key that `crypto.diffieHellman` takes. */
export function importDhPublicValue(value: DhPublicValue): KeyObject {
  const spki = derElement("sequence", dhAlgorithm, derElement("bitString", noUnusedBits, derInteger(value)));
  return createPublicKey({ key: Buffer.from(spki), format: "der", type: "spki" });
}

/** The public value of one of our own keys, with the leading zeros that DER leaves off. */
export function exportDhPublicValue(publicKey: KeyObject): DhPublicValue {
  const [spki] = readDer(publicKey.export({ format: "der", type: "spki" }), "sequence");
  const [, bits] = readDer(spki ?? missing(), "sequence", "bitString");
  const [integer] = readDer((bits ?? missing()).subarray(noUnusedBits.length), "integer");
  const magnitude = (integer ?? missing())[0] === 0 ? (integer ?? missing()).subarray(1) : integer;
  return checkDhPublicValue(leftPad(magnitude ?? missing(), ffdhe3072.lengthBytes));
}

function missing(): never {
  throw new TypeError("DER: an element is missing");
}

const noUnusedBits = Uint8Array.of(0);

/** dhKeyAgreement (1.2.840.113549.1.3.1) with our prime and generator: PKCS #3. */
export const dhAlgorithm = derElement(
  "sequence",
  Uint8Array.of(0x06, 0x09, 0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01, 0x03, 0x01),
  derElement("sequence", derInteger(ffdhe3072.prime), derInteger(Uint8Array.of(ffdhe3072.generator))),
);

const smallest = leftPad(Uint8Array.of(2), ffdhe3072.lengthBytes);

const largest = (() => {
  const bytes = Uint8Array.from(ffdhe3072.prime);
  bytes[bytes.length - 1] = (bytes.at(-1) ?? 0) - 2;
  return bytes;
})();
