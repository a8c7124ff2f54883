/** Clause 10.5: one rekey of suite 1 from numbers that are short enough to be typed. */
import { createHash } from "node:crypto";
import { vector } from "./vectors.ts";

const signatureBytes = 64;

export function knownRekey(): string {
  const read = vector("rekey-suite1");
  const rekeyS = read("outputs.rekeyS");
  const given = [
    ["SID", read("inputs.sessionId")],
    ["RK", read("inputs.rekeySecret")],
    ["host key", read("inputs.hostSeed")],
    ["random of REKEY_C", read("inputs.clientRandom")],
    ["exponent of Yc", read("inputs.clientExponent")],
    ["random of REKEY_S", read("inputs.serverRandom")],
    ["exponent of Ys", read("inputs.serverExponent")],
  ] as const;
  const answers = [
    ["H(REKEY_C)", hash(read("outputs.rekeyC"))],
    ["H(REKEY_S)", hash(rekeyS)],
    ["H(Z')", hash(read("outputs.sharedValue"))],
    ["th", read("outputs.th")],
    ["sig", rekeyS.subarray(-signatureBytes)],
    ["RS", read("outputs.rekeySharedSecret")],
    ["new ap_c", read("outputs.clientSessionSecret")],
    ["new ap_s", read("outputs.serverSessionSecret")],
    ["new RK", read("outputs.nextRekeySecret")],
  ] as const;
  return ["```", ...given.flatMap(lines), "", ...answers.flatMap(lines), "```"].join("\n");
}

function hash(bytes: Buffer): Buffer {
  return createHash("sha256").update(bytes).digest();
}

/** A value beside its name; what does not fit goes on in the next line. */
function lines([name, value]: readonly [string, Buffer]): string[] {
  const pieces = value.toString("hex").match(/.{1,72}/g) ?? [];
  return pieces.map((piece, index) => `${(index === 0 ? name : "").padEnd(19)}${piece}`);
}
