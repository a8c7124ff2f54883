/**
 * The cryptography of the Conclave channel: key agreement, key schedule, record cipher, identities. Pure functions
 * and holders of keys; no files, sockets or clocks. Every primitive is node:crypto's. Clauses are those of
 * docs/protocol.md.
 *
 * @example
 * const share = await generateInitiatorKeyShare([2, 1]);
 * const { answer, secret } = await agreeAsResponder(2, share);
 * const same = await share.agree(2, answer); // equals secret
 */
export type {
  AgreedSecret,
  DhPublicValue,
  EncapsulationKey,
  IdentityPublicKey,
  Signature,
  TranscriptHash,
} from "./brands.ts";
export { concatBytes, equalBytes, noBytes, wipe } from "./bytes.ts";
export { ffdhe3072 } from "./dh/groups.ts";
export { checkDhPublicValue } from "./dh/public-value.ts";
export { CryptoError, type CryptoErrorCode } from "./errors.ts";
export { fingerprint, fingerprintOfDigest, keyDigest } from "./identity/fingerprint.ts";
export { fingerprintWords, fingerprintWordsOfDigest } from "./identity/fingerprint-words.ts";
export {
  asIdentityPublicKey,
  ed25519,
  IdentityKey,
  type SignatureLabel,
  verifySignature,
} from "./identity/key.ts";
export { defaultStretchCost, maxStretchCost, type StretchCost } from "./identity/passphrase.ts";
export { keyFromRecoveryWords, recoveryWordCount, recoveryWords } from "./identity/recovery-words.ts";
export { looksSealed, SealedKey } from "./identity/sealed-key.ts";
export { checkEncapsulationKey, mlKem768 } from "./kem/ml-kem-768.ts";
export {
  agreeAsResponder,
  generateInitiatorKeyShare,
  InitiatorKeyShare,
  type InitiatorPublicShare,
  type ResponderAgreement,
  type ResponderPublicShare,
} from "./key-exchange.ts";
export {
  type Direction,
  KeySchedule,
  type RecordKeys,
  recordKeys,
  rekeyedTrafficKeys,
  type SessionKeys,
  type TrafficKeys,
} from "./key-schedule.ts";
export { type RandomSource, randomBytes, systemRandom } from "./random.ts";
export { recordBodyBytes, recordLayout } from "./record/layout.ts";
export { hardRecordLimits, type RecordLimits } from "./record/limits.ts";
export { RecordOpener } from "./record/opener.ts";
export { RecordSealer, type Sealer } from "./record/sealer.ts";
export type { RecordUsage } from "./record/usage.ts";
export { isSuiteId, type SuiteId, suiteNames, suitePreference } from "./suites.ts";
export { Transcript } from "./transcript.ts";
