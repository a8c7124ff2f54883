/** The table of all faults, as faults.md has it. */
import type { ClientFault, ServerFault } from "./fault.ts";
import { clientFaults, serverFaults } from "./faults/index.ts";

export function faultsAsMarkdown(): string {
  const count = [...Object.values(clientFaults), ...Object.values(serverFaults)].flat().length;
  return [
    "# Faults",
    "",
    `Made by \`pnpm --filter @conclave/misbehaving-peer write\` from the rows in src/faults; a test compares. ${count} in all.`,
    "",
    'Clauses are those of [docs/protocol.md](../../docs/protocol.md). "silence": the connection ends without a byte.',
    "",
    "## Of a client, for servers to bear",
    "",
    "The last column is the reason in the server's log.",
    "",
    ...families(clientFaults),
    "## Of a server, for clients to bear",
    "",
    "The last column is the client's ending, with the fault's code.",
    "",
    ...families(serverFaults),
  ].join("\n");
}

function families(faults: Readonly<Record<string, readonly (ClientFault | ServerFault)[]>>): string[] {
  return Object.entries(faults).flatMap(([family, rows]) => [
    `### ${family} (${rows.length})`,
    "",
    ...table(["name", "clause", "the peer", "and sees", "reported"], rows.map(cells)),
    "",
  ]);
}

function cells({ name, clause, does, sees, reports, detail }: ClientFault | ServerFault): string[] {
  const details = Object.entries(detail ?? {}).map(([key, value]) => `${key} ${value}`);
  return [`\`${name}\``, clause, does, sees, [reports, ...details].join(", ")];
}

/** Columns as wide as their widest cell, as formatters have it. */
function table(heads: string[], rows: string[][]): string[] {
  const widths = heads.map((_, column) =>
    Math.max(...[heads, ...rows].map((row) => row[column]?.length ?? 0)),
  );
  const line = (row: string[]) =>
    `| ${row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(" | ")} |`;
  return [line(heads), line(widths.map((width) => "-".repeat(width))), ...rows.map(line)];
}
