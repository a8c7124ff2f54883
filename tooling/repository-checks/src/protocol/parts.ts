/** The parts of docs/protocol.md that are generated, by their names there. */
import { renderStateTables } from "../state-tables.ts";
import { knownRekey } from "./known-rekey.ts";
import { handshakeSizes, rekeySizes } from "./sizes.ts";

export const specification = "docs/protocol.md";

export const specificationParts: Readonly<Record<string, () => string>> = {
  "handshake sizes": handshakeSizes,
  "known rekey": knownRekey,
  "rekey sizes": rekeySizes,
  "state tables": renderStateTables,
};
