/** pnpm bench:crowd: what many connections cost that do nothing, on our server and on a plain TLS broadcast. */
import { parseArgs } from "node:util";
import { conclavePopulation } from "../fanout/conclave-population.ts";
import type { Population } from "../fanout/population.ts";
import { type Ready, ServerProcess } from "../fanout/server-process.ts";
import { tlsPopulation } from "../fanout/tls-population.ts";

const { values } = parseArgs({
  options: { json: { type: "boolean" }, connections: { type: "string", default: "10000" } },
});
const connections = Number(values.connections);
if (!(connections >= 2)) {
  process.stderr.write("What it takes: [--json] [--connections N]\n");
  process.exit(64);
}

interface Standing {
  readonly name: string;
  readonly entrySeconds: number;
  /** CPU time of the server for one to come in, in milliseconds. */
  readonly entryMs: number;
  readonly residentKib: number;
  /** How busy the server is with all of them, when nobody says anything: 1 is one processor. */
  readonly idleLoad: number;
}

/** How long nothing happens, so that what that costs can be told. */
const idleMs = 20_000;

const standings = [
  await measure("TLS 1.3 broadcast in Node", "tls-server.ts", tlsPopulation),
  await measure("Conclave", "conclave-server.ts", conclavePopulation),
];
if (values.json)
  process.stdout.write(`${JSON.stringify({ node: process.version, connections, standings })}\n`);
else {
  process.stdout.write(`${connections} connections that are open and say nothing\n\n`);
  for (const { name, entrySeconds, entryMs, residentKib, idleLoad } of standings)
    process.stdout.write(
      `  ${name.padEnd(28)} ${entrySeconds.toFixed(0)} s to come in, ${entryMs.toFixed(2)} ms CPU each;` +
        ` ${residentKib.toFixed(1)} KiB each; idle ${(idleLoad * 100).toFixed(1)} % of one processor\n`,
    );
}

async function measure(
  name: string,
  program: string,
  populate: (count: number, ready: Ready) => Promise<Population>,
): Promise<Standing> {
  await using server = await ServerProcess.start(program);
  const before = await server.usage();
  const sinceMs = performance.now();
  await using _population = await populate(connections, server.ready);
  const entrySeconds = (performance.now() - sinceMs) / 1000;
  const after = await server.usage();
  await new Promise((resolve) => setTimeout(resolve, idleMs));
  const later = await server.usage();
  return {
    name,
    entrySeconds,
    entryMs: (after.cpuMicroseconds - before.cpuMicroseconds) / connections / 1000,
    residentKib: (later.residentBytes - before.residentBytes) / connections / 1024,
    idleLoad: (later.cpuMicroseconds - after.cpuMicroseconds) / (idleMs * 1000),
  };
}
