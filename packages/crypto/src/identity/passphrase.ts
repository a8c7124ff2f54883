/** From a passphrase to a key: Argon2id (RFC 9106), which makes each guess cost memory and time. */
import { type Argon2Parameters, argon2 } from "node:crypto";
import { plainView } from "../bytes.ts";

/** What one guess costs. */
export interface StretchCost {
  /** m of RFC 9106, in KiB; at least 8 for each lane. */
  readonly memoryKiB: number;
  /** t: how often the memory is gone over. */
  readonly passCount: number;
  /** p: how many processors can work on it at once. */
  readonly laneCount: number;
}

/**
 * The second recommended option of RFC 9106, section 4: 64 MiB, three passes, four lanes; about 0.2 s here. The first
 * asks for 2 GiB, which a small server or an old laptop may not have to give.
 */
export const defaultStretchCost: StretchCost = { memoryKiB: 64 * 1024, passCount: 3, laneCount: 4 };

/**
 * The most that a file may ask for: 1 GiB and ten passes, some ten seconds. A file comes from somebody, and without a
 * cap it could ask for 4 TiB.
 */
export const maxStretchCost: StretchCost = { memoryKiB: 1024 * 1024, passCount: 10, laneCount: 16 };

/** Whether `cost` is within {@link maxStretchCost} and something that Argon2 can do (RFC 9106, section 3.1). */
export function isAllowedCost({ memoryKiB, passCount, laneCount }: StretchCost): boolean {
  return (
    isBetween(laneCount, 1, maxStretchCost.laneCount) &&
    isBetween(passCount, 1, maxStretchCost.passCount) &&
    isBetween(memoryKiB, 8 * laneCount, maxStretchCost.memoryKiB)
  );
}

/**
 * 32 bytes for HKDF-Expand, made on the thread pool.
 *
 * @param passphrase its bytes as they were typed, UTF-8; not changed and not kept.
 * @param salt 16 bytes, never used for another passphrase.
 */
export function stretch(passphrase: Uint8Array, salt: Uint8Array, cost: StretchCost): Promise<Uint8Array> {
  return argon2id({
    message: passphrase,
    nonce: salt,
    memory: cost.memoryKiB,
    passes: cost.passCount,
    parallelism: cost.laneCount,
    tagLength: 32,
  });
}

/** Plain Argon2id, apart so that the published vector can be run against it. */
export function argon2id(parameters: Argon2Parameters): Promise<Uint8Array> {
  const { promise, resolve, reject } = Promise.withResolvers<Uint8Array>();
  argon2("argon2id", parameters, (error, tag) => {
    if (error === null) resolve(plainView(tag));
    else reject(error);
  });
  return promise;
}

function isBetween(value: number, least: number, most: number): boolean {
  return Number.isInteger(value) && value >= least && value <= most;
}
