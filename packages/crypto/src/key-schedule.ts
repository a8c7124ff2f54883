/**
 * From the agreed secret to the keys of each direction and phase (protocol clause 4).
 *
 *     HS = Extract(H("conclave1 suite" || suite), Z || K)
 *      ├─ "hs c", "hs s" at th1 ── "enc", "mac" of the handshake records; "fin" of the FINISH messages
 *      └─ "ap c", "ap s" at th4 ── "enc", "mac" of the session records;   "sid" at th4 names the session
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

/** The keys after the handshake, and the session's name. */
export interface SessionKeys extends Record<Direction, RecordKeys> {
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
    return plainView(createHmac("sha256", this.#finish[direction]).update(transcript).digest());
  }

  /**
   * The keys of the session, bound to the whole handshake.
   *
   * @param handshake th4, the hash of everything through the client's FINISH.
   */
  sessionKeys(handshake: TranscriptHash): SessionKeys {
    this.#requireLive();
    const client = expandLabel(this.#handshakeSecret, "ap c", handshake);
    const server = expandLabel(this.#handshakeSecret, "ap s", handshake);
    const keys = {
      client: recordKeys(client),
      server: recordKeys(server),
      sessionId: expandLabel(this.#handshakeSecret, "sid", handshake),
    };
    wipe(client, server);
    return keys;
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

/** enc and mac of one traffic secret of 32 bytes. */
export function recordKeys(trafficSecret: Uint8Array): RecordKeys {
  const encryption = expandLabel(trafficSecret, "enc");
  const authentication = expandLabel(trafficSecret, "mac");
  const keys = { encryption: createSecretKey(encryption), authentication: createSecretKey(authentication) };
  wipe(encryption, authentication);
  return keys;
}
