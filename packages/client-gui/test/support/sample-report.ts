/** What protects a connection, with public values that really are of the group. */
import { type DhPublicValue, generateInitiatorKeyShare } from "@conclave/crypto";
import type { SessionReport } from "@conclave/protocol";
import { host } from "./sample-state.ts";

export async function sampleReport(changes: Partial<SessionReport> = {}): Promise<SessionReport> {
  const [client, server] = await Promise.all([publicValue(), publicValue()]);
  return {
    suite: 2,
    hostKey: host.hostKey,
    sessionId: new Uint8Array(32).fill(0xab),
    publicValues: { client, server },
    written: { records: 1234, bytes: 567_890 },
    read: { records: 1, bytes: 48 },
    keyAgeMs: 3_725_000,
    rekeys: 2,
    ...changes,
  };
}

async function publicValue(): Promise<DhPublicValue> {
  return (await generateInitiatorKeyShare([1])).publicValue;
}
