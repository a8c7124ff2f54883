/** Swaps that must not compile. Checked by `pnpm typecheck`, not run. */
import {
  agreeAsResponder,
  checkDhPublicValue,
  fingerprint,
  type IdentityKey,
  type KeySchedule,
  verifySignature,
} from "../../src/index.ts";

declare const bytes: Uint8Array;
declare const identity: IdentityKey;
declare const schedule: KeySchedule;
declare const transcript: ReturnType<import("../../src/index.ts").Transcript["digest"]>;

// @ts-expect-error unchecked bytes are no public value
void agreeAsResponder(1, { publicValue: bytes, encapsulationKey: undefined });
void agreeAsResponder(1, { publicValue: checkDhPublicValue(bytes), encapsulationKey: undefined });

// @ts-expect-error a Diffie-Hellman value is no identity
fingerprint(checkDhPublicValue(bytes));
fingerprint(identity.publicKey);

// @ts-expect-error a signature is no transcript
verifySignature(identity.publicKey, "host", identity.sign("host", transcript), bytes);
verifySignature(identity.publicKey, "host", transcript, bytes);

// @ts-expect-error there is no third direction
schedule.finish("both", transcript);
