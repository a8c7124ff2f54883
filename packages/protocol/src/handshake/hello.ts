/**
 * The two plaintext frames in which the sides exchange public keys (clause 3):
 *
 *     HELLO_C  n u8 | version u8 * n | m u8 | suite u8 * m | random 32 | Yc 384 | ek vec16 | ext vec16
 *     HELLO_S  version u8 | suite u8 | random 32 | Ys 384 | ct vec16 | ext vec16
 *
 * ek has 1184 bytes if suite 2 is offered and none otherwise; ct has 1088 in suite 2 and none in suite 1. What is in
 * ext is ignored here, but it is in the transcript.
 */
import {
  CryptoError,
  checkDhPublicValue,
  checkEncapsulationKey,
  type DhPublicValue,
  type EncapsulationKey,
  ffdhe3072,
  type InitiatorPublicShare,
  isSuiteId,
  mlKem768,
  noBytes,
  type ResponderPublicShare,
  type SuiteId,
} from "@conclave/crypto";
import { ProtocolError } from "../faults.ts";
import { encodeFrame } from "../frame/encoder.ts";
import { frameBytes } from "../limits.ts";
import { MalformedError, Reader } from "../wire/reader.ts";
import { Writer } from "../wire/writer.ts";

/** The one version of this text. */
export const protocolVersion = 1;

export const helloRandomBytes = 32;

export interface ClientHello {
  /** As offered, best first; values that we do not know included. */
  readonly versions: readonly number[];
  readonly suites: readonly number[];
  readonly share: InitiatorPublicShare;
}

export interface ServerHello {
  readonly suite: SuiteId;
  readonly answer: ResponderPublicShare;
}

/** @param random 32 fresh bytes. */
export function encodeClientHello(
  suites: readonly SuiteId[],
  random: Uint8Array,
  share: InitiatorPublicShare,
): Uint8Array {
  const body = new Writer().u8(1).u8(protocolVersion).u8(suites.length).bytes(Uint8Array.from(suites));
  body.bytes(random).bytes(share.publicValue);
  return encodeFrame(
    "HELLO_C",
    body
      .vec16(share.encapsulationKey ?? noBytes)
      .vec16(noBytes)
      .finish(),
  );
}

/**
 * The lists are judged before what is behind them, which other versions and suites may write in another way.
 *
 * @param frame whole, with its header.
 * @throws {ProtocolError} "hello-version" or "hello-suite" if there is none that we know, "hello-malformed" naming the
 *   field, or "hello-key".
 */
export function decodeClientHello(frame: Uint8Array): ClientHello {
  return decode(frame, (reader) => {
    const versions = readOffer(reader, "versions");
    if (!versions.includes(protocolVersion))
      throw new ProtocolError("hello-version", { offered: versions.join(" ") });
    const suites = readOffer(reader, "suites");
    if (!suites.some(isSuiteId)) throw new ProtocolError("hello-suite", { offered: suites.join(" ") });
    reader.bytes(helloRandomBytes, "random");
    const publicValue = readPublicValue(reader);
    const encapsulationKey = readEncapsulationKey(reader, suites.includes(2));
    reader.vec16("ext");
    reader.end("end");
    return { versions, suites, share: { publicValue, encapsulationKey } };
  });
}

/** @param random 32 fresh bytes. */
export function encodeServerHello(
  suite: SuiteId,
  random: Uint8Array,
  { publicValue, ciphertext }: ResponderPublicShare,
): Uint8Array {
  const body = new Writer().u8(protocolVersion).u8(suite).bytes(random).bytes(publicValue);
  return encodeFrame("HELLO_S", body.vec16(ciphertext).vec16(noBytes).finish());
}

/**
 * @param offered the suites of our own hello.
 * @throws {ProtocolError} "hello-version" or "hello-suite" for what we did not offer, "hello-malformed", "hello-key".
 */
export function decodeServerHello(frame: Uint8Array, offered: readonly SuiteId[]): ServerHello {
  return decode(frame, (reader) => {
    const version = reader.u8("version");
    if (version !== protocolVersion) throw new ProtocolError("hello-version", { version });
    const suite = reader.u8("suite");
    if (!isSuiteId(suite) || !offered.includes(suite)) throw new ProtocolError("hello-suite", { suite });
    reader.bytes(helloRandomBytes, "random");
    const publicValue = readPublicValue(reader);
    const ciphertext = reader.vec16("ct");
    if (ciphertext.length !== (suite === 2 ? mlKem768.ciphertextBytes : 0)) throw new MalformedError("ct");
    reader.vec16("ext");
    reader.end("end");
    return { suite, answer: { publicValue, ciphertext } };
  });
}

function decode<Hello>(frame: Uint8Array, read: (reader: Reader) => Hello): Hello {
  try {
    return read(new Reader(frame.subarray(frameBytes.header)));
  } catch (cause) {
    if (cause instanceof MalformedError) {
      throw new ProtocolError("hello-malformed", { field: cause.field }, { cause });
    }
    if (cause instanceof CryptoError) {
      throw new ProtocolError("hello-key", { key: cause.code, reason: cause.reason }, { cause });
    }
    throw cause;
  }
}

/** A counted list by preference; none, or one twice, is malformed. */
function readOffer(reader: Reader, field: string): number[] {
  const offer = [...reader.bytes(reader.u8(field), field)];
  if (offer.length === 0 || new Set(offer).size !== offer.length) throw new MalformedError(field);
  return offer;
}

function readPublicValue(reader: Reader): DhPublicValue {
  return checkDhPublicValue(reader.bytes(ffdhe3072.lengthBytes, "y"));
}

function readEncapsulationKey(reader: Reader, due: boolean): EncapsulationKey | undefined {
  const key = reader.vec16("ek");
  if (due) return checkEncapsulationKey(key);
  if (key.length > 0) throw new MalformedError("ek");
  return undefined;
}
