/** pnpm ledger: kills the server again and again while many write, and says whether the ledger holds. */
import { parseArgs } from "node:util";
import { check, sizeOf } from "./check.ts";
import { run } from "./run.ts";

const { values } = parseArgs({
  options: {
    kills: { type: "string", default: "50" },
    bots: { type: "string", default: "50" },
    seed: { type: "string", default: String(Math.floor(Math.random() * 2 ** 31)) },
  },
});
const [killCount, botCount, seed] = [values.kills, values.bots, values.seed].map(Number) as [
  number,
  number,
  number,
];
if (!(killCount >= 0) || !(botCount >= 1) || !Number.isInteger(seed)) {
  process.stderr.write("What it takes: [--kills N] [--bots N] [--seed S]\n");
  process.exit(64);
}
process.stdout.write(`seed ${seed}: ${botCount} write, and the server is killed ${killCount} times\n`);
const result = await run({
  botCount,
  killCount,
  seed,
  calmTexts: 200,
  onProgress: (line) => process.stdout.write(`${line}\n`),
});
const violations = check(result.journal);
const { writtenCount, acknowledgedCount, heardCount, keptCount } = sizeOf(result.journal);
process.stdout.write(
  `\nwritten ${writtenCount}, acknowledged ${acknowledgedCount}, kept ${keptCount}, told ${heardCount} times;` +
    ` ${result.killCount} kills, ${result.resetCount} resets, ${result.stallCount} readers stalled\n`,
);
for (const { kind, what } of violations.slice(0, 50)) process.stdout.write(`${kind}: ${what}\n`);
process.stdout.write(violations.length === 0 ? "The ledger holds.\n" : `${violations.length} violations.\n`);
process.exitCode = violations.length === 0 ? 0 : 1;
