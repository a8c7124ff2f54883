/** The two suites of key exchange (protocol clause 3). */

/** 1 = ffdhe3072 alone; 2 = ffdhe3072 with ML-KEM-768. */
export type SuiteId = 1 | 2;

/** What we offer and choose, the best first. */
export const suitePreference: readonly SuiteId[] = [2, 1];

/** Names for people, as logs and the window show them. */
export const suiteNames: Readonly<Record<SuiteId, string>> = {
  1: "ffdhe3072, AES-256-CBC, HMAC-SHA-256",
  2: "ffdhe3072 + ML-KEM-768, AES-256-CBC, HMAC-SHA-256",
};

/** Whether `value`, a byte from the wire, names a suite that we know. */
export function isSuiteId(value: number): value is SuiteId {
  return value === 1 || value === 2;
}
