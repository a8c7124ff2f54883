/** pnpm bench:fanout: what a room full of people costs, as ratios for people, and with --json the same for programs. */
import { cpus } from "node:os";
import { parseArgs } from "node:util";
import { benchFanout, type CrowdStanding, type LoadName } from "./bench-fanout.ts";

const { values } = parseArgs({
  options: { json: { type: "boolean" }, members: { type: "string" }, rounds: { type: "string" } },
});
const [rounds, counts] = [Number(values.rounds ?? 5), (values.members ?? "100,1000").split(",").map(Number)];
if (!(rounds >= 1) || counts.some((count) => !(count >= 2))) {
  process.stderr.write("What it takes: [--json] [--members N,…] [--rounds N]\n");
  process.exit(64);
}

const found: { readonly memberCount: number; readonly standings: readonly CrowdStanding[] }[] = [];
for (const memberCount of counts)
  found.push({ memberCount, standings: await benchFanout(memberCount, rounds) });
if (values.json) {
  process.stdout.write(
    `${JSON.stringify({ node: process.version, cpu: cpus()[0]?.model, rounds, found })}\n`,
  );
} else {
  process.stdout.write(
    `Node ${process.version}, ${cpus().length} × ${cpus()[0]?.model}; medians of ${rounds} rounds\n`,
  );
  for (const { memberCount, standings } of found) table(memberCount, standings);
}

function table(memberCount: number, standings: readonly CrowdStanding[]): void {
  const [first] = standings;
  if (first === undefined) return;
  process.stdout.write(`\n${memberCount} members of one room, texts of 100 bytes\n`);
  row(
    "",
    standings.map(({ name }) => name),
  );
  const line = (what: string, pick: (standing: CrowdStanding) => number, unit: string) =>
    row(
      what,
      standings.map(
        (standing) => `${pick(standing).toFixed(2)} ${unit}  × ${(pick(standing) / pick(first)).toFixed(2)}`,
      ),
    );
  for (const load of Object.keys(first.costs) as LoadName[]) {
    line(`${load}: server CPU a delivery`, ({ costs }) => costs[load].cpuMicroseconds, "µs");
    line(`${load}: median`, ({ costs }) => costs[load].medianMs, "ms");
    line(`${load}: p99`, ({ costs }) => costs[load].p99Ms, "ms");
  }
  line("server CPU for coming in", ({ entryMicroseconds }) => entryMicroseconds / 1000, "ms");
  line("memory a connection", ({ residentBytes }) => residentBytes / 1024, "KiB");
}

function row(what: string, cells: readonly string[]): void {
  process.stdout.write(`  ${what.padEnd(40)}${cells.map((cell) => cell.padStart(36)).join("")}\n`);
}
