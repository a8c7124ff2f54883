/** The table of all faults, as faults.md has it. */
import { blameFor } from "./codes.ts";
import type { ClientFault, ServerFault } from "./fault.ts";
import { clientFaults, serverFaults } from "./faults/index.ts";

export function faultsAsMarkdown(): string {
  const count = [...Object.values(clientFaults), ...Object.values(serverFaults)].flat().length;
  return [
    "# Faults",
    "",
    `Made by \`pnpm --filter @conclave/misbehaving-peer write\` from the rows in src/faults; a test compares. ${count} in all.`,
    "",
    'Clauses are those of [docs/protocol.md](../../docs/protocol.md). "silence": the connection ends without a byte. "cut":',
    "it ends within a record. NAME_BAD: another name is asked for, and the conversation goes on. REFUSED: so it does, and nothing",
    "was done. What the other side must be set to is in brackets. Whose fault it is: as clause 11 says; of a goodbye, who",
    'said it: the server is "us".',
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
    ...table(["name", "clause", "the peer", "and sees", "reported", "whose"], rows.map(cells)),
    "",
  ]);
}

function cells(row: ClientFault | ServerFault): string[] {
  const { name, clause, does, sees, reports, detail, needs } = row;
  const details = Object.entries(detail ?? {}).map(([key, value]) => `${key} ${value}`);
  const settings = Object.entries(needs ?? {}).map(([key, value]) => `${key} ${value}`);
  const set = settings.length > 0 ? ` [${settings.join(", ")}]` : "";
  const known = "known" in row ? ` [knows the host key ${row.known}]` : "";
  const whose = blameFor(reports, sees) ?? "";
  return [`\`${name}\``, clause, does + set + known, sees, [reports, ...details].join(", "), whose];
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
