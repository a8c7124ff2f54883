/** The transcript vectors by name, and a reader that makes bytes of every string of hex in one. */
import { readFileSync } from "node:fs";
import type { HandshakeInputs, RekeyInputs, slowHandshake, slowRekey } from "@conclave/testbed/reference";

/** Whole handshakes: the suite, and what the client shows besides a name. */
export const handshakeVectors = {
  "handshake-suite1": { suite: 1, shows: [] },
  "handshake-suite2": { suite: 2, shows: [] },
  "handshake-identity-suite1": { suite: 1, shows: ["identity"] },
  "handshake-identity-suite2": { suite: 2, shows: ["identity"] },
  "handshake-invite-suite2": { suite: 2, shows: ["identity", "invite"] },
} as const;

/** Whole rekeys: the suite. */
export const rekeyVectors = { "rekey-suite1": 1, "rekey-suite2": 2 } as const;

export type HandshakeName = keyof typeof handshakeVectors;

export type RekeyName = keyof typeof rekeyVectors;

export interface HandshakeVector {
  readonly inputs: HandshakeInputs;
  readonly outputs: ReturnType<typeof slowHandshake>;
}

export interface RekeyVector {
  readonly inputs: RekeyInputs;
  readonly outputs: ReturnType<typeof slowRekey>;
}

export function loadHandshake(name: HandshakeName): HandshakeVector {
  return load(name) as HandshakeVector;
}

export function loadRekey(name: RekeyName): RekeyVector {
  return load(name) as RekeyVector;
}

function load(name: string): { outputs: object } {
  const text = readFileSync(new URL(`${name}.json`, import.meta.url), "utf8");
  const vector = JSON.parse(text, (key, value: unknown) =>
    typeof value === "string" && key !== "name" && /^([0-9a-f]{2})*$/.test(value)
      ? Buffer.from(value, "hex")
      : value,
  ) as { outputs: object };
  if (Object.keys(vector.outputs).length === 0) throw new Error(`${name} has no outputs`);
  return vector;
}
