/** What protects a connection, with public values that really are of the group. */
import { agreeAsResponder, generateInitiatorKeyShare } from "@conclave/crypto";
import type { PublicValues, SessionReport } from "@conclave/protocol";
import { host } from "./sample-state.ts";

export async function sampleReport(changes: Partial<SessionReport> = {}): Promise<SessionReport> {
  return {
    suite: 2,
    hostKey: host.hostKey,
    sessionId: new Uint8Array(32).fill(0xab),
    publicValues: await publicValues(),
    written: { records: 1234, bytes: 567_890 },
    read: { records: 1, bytes: 48 },
    keyAgeMs: 3_725_000,
    rekeys: 2,
    ...changes,
  };
}

async function publicValues(): Promise<PublicValues> {
  const { publicValue, encapsulationKey } = await generateInitiatorKeyShare([2]);
  if (encapsulationKey === undefined) throw new TypeError("suite 2 was asked for");
  const { answer } = await agreeAsResponder(2, { publicValue, encapsulationKey });
  const kem = { key: encapsulationKey, ciphertext: answer.ciphertext };
  return { client: publicValue, server: answer.publicValue, kem };
}
