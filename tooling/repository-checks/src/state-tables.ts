/** The code's own transition tables as docs/protocol.md shows them. */
import {
  clientRekeyTransitions,
  clientTransitions,
  serverRekeyTransitions,
  serverTransitions,
} from "@conclave/protocol";

type Table = Readonly<Record<string, Readonly<Record<string, string>>>>;

/** All four, as Markdown that Biome leaves as it is. */
export function renderStateTables(): string {
  return Object.entries(tables)
    .map(([title, table]) => `${title}:\n\n${renderTable(table)}`)
    .join("\n\n");
}

function renderTable(table: Table): string {
  const rows = Object.entries(table).map(([state, transitions]) => [`\`${state}\``, renderRow(transitions)]);
  const all = [["state", "trigger → next state"], ...rows];
  const widths = [0, 1].map((column) => Math.max(...all.map((row) => row[column]?.length ?? 0)));
  const lines = all.map(
    (row) => `| ${row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(" | ")} |`,
  );
  lines.splice(1, 0, `| ${widths.map((width) => "-".repeat(width)).join(" | ")} |`);
  return lines.join("\n");
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
