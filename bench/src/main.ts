/** pnpm bench: ratios for people, and with --json the same for programs. */
import { cpus } from "node:os";
import { parseArgs } from "node:util";
import { benchHandshakes } from "./handshakes.ts";
import { benchRecords } from "./records.ts";
import { benchRoomLog } from "./room-log.ts";
import type { Standing } from "./rounds.ts";

const { values } = parseArgs({
  options: { json: { type: "boolean" }, rounds: { type: "string" }, "round-ms": { type: "string" } },
});
const options = { rounds: Number(values.rounds ?? 15), roundMs: Number(values["round-ms"] ?? 200) };
if (!(options.rounds >= 1) || !(options.roundMs >= 1)) {
  process.stderr.write("What it takes: [--json] [--rounds N] [--round-ms MS]\n");
  process.exit(64);
}

const records = await benchRecords([64, 240, 1024, 16_384 - 16], options);
const handshakes = await benchHandshakes(options);
const stores = await benchRoomLog([1, 8, 64, 512, 4096], options);
if (values.json) {
  process.stdout.write(
    `${JSON.stringify({ node: process.version, cpu: cpus()[0]?.model, ...options, records, handshakes, stores })}\n`,
  );
} else {
  process.stdout.write(
    `Node ${process.version}, ${cpus().length} × ${cpus()[0]?.model}; medians of ${options.rounds} rounds\n`,
  );
  for (const { what, plaintextBytes, standings } of records) {
    table(
      `${what} a record of ${plaintextBytes} bytes`,
      standings,
      ({ microseconds }) => `${microseconds.toFixed(2)} µs`,
    );
  }
  table("a connection, from dialling to the first data, and its end", handshakes, perSecond);
  for (const { how, entries, standings } of stores)
    table(`${entries} texts stored ${how}`, standings, perSecond);
}

function perSecond({ microseconds }: Standing): string {
  return `${(1e6 / microseconds).toFixed(0)}/s`;
}

function table(title: string, standings: readonly Standing[], show: (standing: Standing) => string): void {
  process.stdout.write(`\n${title}\n`);
  for (const standing of standings) {
    const { name, ratio, microseconds, quartiles } = standing;
    const spread = quartiles
      .map((quartile) => `${((quartile / microseconds - 1) * 100).toFixed(0)} %`)
      .join(" to ");
    process.stdout.write(
      `  ${name.padEnd(70)} ${show(standing).padStart(12)}   × ${ratio.toFixed(2)}   (${spread})\n`,
    );
  }
}
