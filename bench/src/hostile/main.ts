/** pnpm bench:hostile: how long an honest pair waits for each other's texts while others attack the server. */
import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { parseArgs } from "node:util";
import { conclavePopulation } from "../fanout/conclave-population.ts";
import { type Cost, measureCost } from "../fanout/measure.ts";
import { ServerProcess } from "../fanout/server-process.ts";

const { values } = parseArgs({
  options: { json: { type: "boolean" }, seconds: { type: "string", default: "20" } },
});
const seconds = Number(values.seconds);
if (!(seconds >= 1)) {
  process.stderr.write("What it takes: [--json] [--seconds N]\n");
  process.exit(64);
}

/** Ten texts a second, as a quick conversation has them; less than the server slows down. */
const load = { inFlight: 1, messageCount: seconds * 10, paceMs: 100 };

await using server = await ServerProcess.start("../hostile/conclaved.ts");
await using pair = await conclavePopulation(2, server.ready);
const crowd = { name: "an honest pair", server, population: pair, memberCount: 2 };
const found: { readonly name: string; readonly cost: Cost; readonly attacks: number }[] = [];
await measureCost(crowd, { ...load, messageCount: 10 });
found.push({ name: "nobody else", cost: await measureCost(crowd, load), attacks: 0 });
await attacked("2,000 half-open handshakes", 2000, 0);
await attacked("garbage from 500 connections at a time", 0, 500);
await attacked("both", 2000, 500);
{
  await using stalled = await conclavePopulation(2, server.ready, { names: "stalled", reads: "nothing" });
  found.push({ name: "a member that reads nothing", cost: await measureCost(crowd, load), attacks: 1 });
  stalled.onHeard = () => {};
}

if (values.json) process.stdout.write(`${JSON.stringify({ node: process.version, found })}\n`);
else {
  process.stdout.write("an honest pair, ten texts a second, from saying to hearing, while there is\n\n");
  for (const { name, cost, attacks } of found)
    process.stdout.write(
      `  ${name.padEnd(42)} median ${cost.medianMs.toFixed(1)} ms, p99 ${cost.p99Ms.toFixed(1)} ms` +
        `   (${attacks} connections by attackers)\n`,
    );
}

async function attacked(name: string, halfOpenCount: number, garbageCount: number): Promise<void> {
  const attackers: ChildProcess = fork(
    new URL("attackers.ts", import.meta.url),
    [server.ready.port, halfOpenCount, garbageCount].map(String),
  );
  await once(attackers, "message");
  const cost = await measureCost(crowd, load);
  attackers.send("how many");
  const [attacks] = (await once(attackers, "message")) as [number];
  const exited = once(attackers, "exit");
  attackers.kill("SIGTERM");
  await exited;
  found.push({ name, cost, attacks });
}
