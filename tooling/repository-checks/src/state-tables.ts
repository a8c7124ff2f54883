/** The code's own transition tables as docs/protocol.md shows them. */
import {
  clientRekeyTransitions,
  clientTransitions,
  serverRekeyTransitions,
  serverTransitions,
} from "@conclave/protocol";
import { table } from "./protocol/table.ts";

type Table = Readonly<Record<string, Readonly<Record<string, string>>>>;

/** All four, as Markdown that Biome leaves as it is. */
export function renderStateTables(): string {
  return Object.entries(tables)
    .map(([title, transitions]) => `${title}:\n\n${renderTable(transitions)}`)
    .join("\n\n");
}

function renderTable(transitions: Table): string {
  const rows = Object.entries(transitions).map(([state, triggers]) => [`\`${state}\``, renderRow(triggers)]);
  return table([["state", "trigger → next state"], ...rows]);
}

/** "A, B → state; C → other": triggers that lead to one place stand together. */
function renderRow(transitions: Readonly<Record<string, string>>): string {
  const byNext = Map.groupBy(Object.entries(transitions), ([, next]) => next);
  return Array.from(
    byNext,
    ([next, pairs]) => `${pairs.map(([trigger]) => trigger).join(", ")} → ${next}`,
  ).join("; ");
}

const tables: Readonly<Record<string, Table>> = {
  "The client's session": clientTransitions as Table,
  "The server's session": serverTransitions as Table,
  "The client's rekey, beside `messages`": clientRekeyTransitions as Table,
  "The server's rekey, beside `messages`": serverRekeyTransitions as Table,
};
