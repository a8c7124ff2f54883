/** The rekey model was written for the transitions that the code has now. */
import { readFileSync } from "node:fs";
import { clientRekeyTransitions, serverRekeyTransitions } from "@conclave/protocol";
import { expect, test } from "vitest";

const readme = readFileSync(new URL("../../../docs/models/README.md", import.meta.url), "utf8");

test("docs/models/README.md says of each transition of a rekey what it is in the model, and of no other", () => {
  const rows = readme.matchAll(/^\| (client|server) +\| `(\S+)` +\| (\S+) +\| `(\S+)` +\| \S.*\|$/gm);
  const written = Array.from(rows, ([, ...cells]) => cells.slice(0, 4).join(" "));
  expect(written).toEqual([
    ...transitionsOf("client", clientRekeyTransitions),
    ...transitionsOf("server", serverRekeyTransitions),
  ]);
});

function transitionsOf(side: string, table: Readonly<Record<string, Readonly<Record<string, string>>>>) {
  return Object.entries(table).flatMap(([state, triggers]) =>
    Object.entries(triggers).map(([trigger, next]) => `${side} ${state} ${trigger} ${next}`),
  );
}
