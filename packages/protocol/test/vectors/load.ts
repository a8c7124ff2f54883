/** Reads a transcript vector; every string of hex in it becomes bytes. */
import { readFileSync } from "node:fs";
import type { HandshakeInputs, slowHandshake } from "@conclave/testbed/reference";

export interface HandshakeVector {
  readonly inputs: HandshakeInputs;
  readonly outputs: ReturnType<typeof slowHandshake>;
}

export function loadHandshake(suite: 1 | 2): HandshakeVector {
  const text = readFileSync(new URL(`handshake-suite${suite}.json`, import.meta.url), "utf8");
  const vector = JSON.parse(text, (_, value: unknown) =>
    typeof value === "string" && /^([0-9a-f]{2})*$/.test(value) ? Buffer.from(value, "hex") : value,
  ) as HandshakeVector;
  if (Object.keys(vector.outputs).length === 0)
    throw new Error(`the vector of suite ${suite} has no outputs`);
  return vector;
}
