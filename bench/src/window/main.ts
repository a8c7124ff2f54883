/** pnpm bench:window: what the window costs and can take, for people, and with --json the same for programs. */
import { cpus, loadavg } from "node:os";
import { parseArgs } from "node:util";
import { benchWindow, type Times, type WindowFound } from "./bench-window.ts";
import type { Strain } from "./stage.ts";

const { values } = parseArgs({
  options: {
    json: { type: "boolean" },
    starts: { type: "string", default: "5" },
    keys: { type: "string", default: "60" },
    "per-second": { type: "string", default: "1000" },
    seconds: { type: "string", default: "10" },
    messages: { type: "string", default: "100000" },
  },
});
const options = {
  starts: Number(values.starts),
  keys: Number(values.keys),
  perSecond: Number(values["per-second"]),
  seconds: Number(values.seconds),
  messageCount: Number(values.messages),
};
if (
  Object.values(options).some((count) => !(count >= 1)) ||
  options.messageCount <= options.perSecond * options.seconds
) {
  process.stderr.write(
    "What it takes: [--json] [--starts N] [--keys N] [--per-second N] [--seconds N] [--messages N]; more messages than N seconds have\n",
  );
  process.exit(64);
}

const found = await benchWindow(options);
if (values.json) {
  process.stdout.write(
    `${JSON.stringify({ node: process.version, cpu: cpus()[0]?.model, load: loadavg()[0], ...options, found })}\n`,
  );
} else print(found);

function print({ start, bareStart, keysIdle, keysInFlood, ...rest }: WindowFound): void {
  const load = loadavg()[0]?.toFixed(1);
  line(`Node ${process.version}, ${cpus().length} × ${cpus()[0]?.model}, load ${load}`);
  row("a bare Qt window, from start to keyboard", timesText(bareStart));
  row(
    "the window, from start to a room of a known server",
    `${timesText(start)}   × ${(start.medianMs / bareStart.medianMs).toFixed(2)}`,
  );
  row("memory with one room", memoryText(rest.idleMemory));
  for (const { messageCount, heapUsedBytes, ...memory } of rest.memory)
    row(`memory after ${messageCount} messages`, `${memoryText(memory)}, heap ${mib(heapUsedBytes)}`);
  row("the loop and the processor, idle", strainText(rest.idle));
  row(`${options.perSecond} messages a second for ${options.seconds} s`, strainText(rest.flood));
  row("  the last one shown after", ms(rest.floodBehindMs));
  row("  what was typed meanwhile, from Enter to others", ms(rest.sentInFloodMs));
  row(`as fast as the server tells, ${rest.full.perSecond.toFixed(0)}/s`, strainText(rest.full));
  row("  the last one shown after", ms(rest.full.behindMs));
  row("key to painted character, idle", timesText(keysIdle));
  row("key to painted character, in the flood", timesText(keysInFlood));
}

function row(what: string, figures: string): void {
  line(`  ${what.padEnd(52)} ${figures}`);
}

function line(text: string): void {
  process.stdout.write(`${text}\n`);
}

function timesText({ medianMs, p95Ms, longestMs }: Times): string {
  return `median ${ms(medianMs)}, p95 ${ms(p95Ms)}, longest ${ms(longestMs)}`;
}

function strainText({ longestStallMs, longestTurnMs, p99StallMs, cpuShare }: Strain): string {
  return `longest stall ${ms(longestStallMs)} (longest turn of its own ${ms(longestTurnMs)}), p99 ${ms(p99StallMs)}, CPU ${(cpuShare * 100).toFixed(1)} %`;
}

function memoryText({ residentBytes, proportionalBytes }: WindowFound["idleMemory"]): string {
  return `RSS ${mib(residentBytes)}, PSS ${mib(proportionalBytes)}`;
}

function ms(value: number): string {
  return `${value.toFixed(1)} ms`;
}

function mib(bytes: number): string {
  return `${(bytes / 1024 / 1024).toFixed(0)} MiB`;
}
