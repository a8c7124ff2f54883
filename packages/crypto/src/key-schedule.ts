/**
 * From the agreed secret to the keys of each direction and phase (protocol clause 4).
 *
 *     HS = Extract(H("conclave1 suite" || suite), Z || K)
 *      ├─ "hs c", "hs s" at th1 ── "enc", "mac" of the handshake records; "fin" of the FINISH messages
 *      └─ "ap c", "ap s" at th4 ── "enc", "mac" of the session records;   "sid" at th4 names the session
 *         "rekey" at th4 = RK ── Extract(RK, Z' || K') ── "ap c", "ap s", "rekey" of the next keys (clause 8), and so on
 */
import { createHash, createHmac, createSecretKey, type KeyObject } from "node:crypto";
import type { AgreedSecret, TranscriptHash } from "./brands.ts";
import { plainView, wipe } from "./bytes.ts";
import { CryptoError } from "./errors.ts";
import { expandLabel, hkdfExtract } from "./hkdf.ts";
import type { SuiteId } from "./suites.ts";

/** Which way a key protects: from the client (initiator) or from the server (responder). */
export type Direction = "client" | "server";

/** The two keys of one direction in one phase, 32 bytes each. */
export interface RecordKeys {
  readonly encryption: KeyObject;
  readonly authentication: KeyObject;
}

/** The keys that protect a session until the next rekey, and the secret that the next ones will also come from. */
export interface TrafficKeys extends Record<Direction, RecordKeys> {
  /** RK, 32 bytes; whoever holds it erases it. */
  readonly rekeySecret: Uint8Array;
}

/** The first keys of a session, and its name. */
export interface SessionKeys extends TrafficKeys {
  /** SID: names the session for channel binding and logs; 32 bytes, not secret. */
  readonly sessionId: Uint8Array;
}

/** Holds HS and what hangs on it until the session keys are drawn; then erases all of it. */
export class KeySchedule {
  readonly #handshakeSecret: Uint8Array;
  readonly #traffic: Readonly<Record<Direction, Uint8Array>>;
  readonly #finish: Readonly<Record<Direction, Uint8Array>>;
  #state: "live" | "erased" = "live";

  /**
   * @param secret Z, or Z || K; it is erased here.
   * @param hellos th1, the hash of both hello frames.
   */
  constructor(suite: SuiteId, secret: AgreedSecret, hellos: TranscriptHash) {
    const salt = createHash("sha256")
      .update("conclave1 suite", "ascii")
      .update(Uint8Array.of(suite))
      .digest();
    this.#handshakeSecret = hkdfExtract(salt, secret);
    wipe(secret);
    this.#traffic = {
      client: expandLabel(this.#handshakeSecret, "hs c", hellos),
      server: expandLabel(this.#handshakeSecret, "hs s", hellos),
    };
    this.#finish = {
      client: expandLabel(this.#traffic.client, "fin"),
      server: expandLabel(this.#traffic.server, "fin"),
    };
  }

  /** The record keys of the handshake flights. */
  handshakeKeys(direction: Direction): RecordKeys {
    this.#requireLive();
    return recordKeys(this.#traffic[direction]);
  }

  /** The body of a FINISH message: HMAC over the transcript before it; 32 bytes. */
  finish(direction: Direction, transcript: TranscriptHash): Uint8Array {
    this.#requireLive();
    const key = createSecretKey(this.#finish[direction]);
    return plainView(createHmac("sha256", key).update(transcript).digest());
  }

  /**
   * The keys of the session, bound to the whole handshake.
   *
   * @param handshake th4, the hash of everything through the client's FINISH.
   */
  sessionKeys(handshake: TranscriptHash): SessionKeys {
    this.#requireLive();
    const sessionId = expandLabel(this.#handshakeSecret, "sid", handshake);
    return { ...trafficKeys(this.#handshakeSecret, handshake), sessionId };
  }

  /** Overwrites every secret held here; the schedule cannot be used again. */
  erase(): void {
    this.#state = "erased";
    wipe(this.#handshakeSecret, this.#traffic.client, this.#traffic.server);
    wipe(this.#finish.client, this.#finish.server);
  }

  #requireLive(): void {
    if (this.#state === "erased")
      throw new CryptoError("key-spent", "schedule", "the key schedule was erased");
  }
}

/**
 * The keys after a rekey (protocol clause 8): bound to all keys before them through RK, and to the rekey's own messages.
 *
 * @param rekeySecret RK; it is erased here.
 * @param secret Z', or Z' || K'; it is erased here.
 * @param rekey th, the hash of the session's name and the rekey's messages.
 */
export function rekeyedTrafficKeys(
  rekeySecret: Uint8Array,
  secret: AgreedSecret,
  rekey: TranscriptHash,
): TrafficKeys {
  const next = hkdfExtract(rekeySecret, secret);
  wipe(rekeySecret, secret);
  const keys = trafficKeys(next, rekey);
  wipe(next);
  return keys;
}

function trafficKeys(secret: Uint8Array, context: TranscriptHash): TrafficKeys {
  const client = expandLabel(secret, "ap c", context);
  const server = expandLabel(secret, "ap s", context);
  const keys = {
    client: recordKeys(client),
    server: recordKeys(server),
    rekeySecret: expandLabel(secret, "rekey", context),
  };
  wipe(client, server);
  return keys;
}

/** enc and mac of one traffic secret of 32 bytes. */
export function recordKeys(trafficSecret: Uint8Array): RecordKeys {
  const encryption = expandLabel(trafficSecret, "enc");
  const authentication = expandLabel(trafficSecret, "mac");
  const keys = { encryption: createSecretKey(encryption), authentication: createSecretKey(authentication) };
  wipe(encryption, authentication);
  return keys;
}
