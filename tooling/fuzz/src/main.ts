/** `pnpm fuzz`: searches all targets or some, says what came of it, and keeps what was found. */
import { availableParallelism } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { findTargets, type TargetPlace, workspacePath } from "./catalogue.ts";
import { keepFinding } from "./keep-finding.ts";
import { headLine, summaryLine } from "./summary-line.ts";
import { watchSearch } from "./watch.ts";

const help = `pnpm fuzz [TARGET…] [--seconds N] [--seed S] [--jobs N] [--list]

  TARGET        which targets; default: all
  --seconds N   how long each of them; default: 60
  --seed S      a number from which all inputs follow; default: another one each time
  --jobs N      how many targets at a time; default: one for each processor
  --list        the names of the targets

Exit codes: 0, nothing was found; 1, something was, and its inputs are in test/regress of its package; 64, the
command line is wrong.
`;

const options = {
  help: { type: "boolean", default: false },
  list: { type: "boolean", default: false },
  seconds: { type: "string", default: "60" },
  seed: { type: "string" },
  jobs: { type: "string", default: String(availableParallelism()) },
  // Where the packages are: for this tool's own tests.
  packages: { type: "string", default: join(workspacePath, "packages") },
} as const;

process.exitCode = await main();

async function main(): Promise<number> {
  const given = readArguments();
  if (given === undefined) return complain("");
  const { values, positionals } = given;
  if (values.help) return print(help);
  const places = await findTargets(values.packages);
  if (values.list) return print(places.map(({ target }) => `${target.name}\n`).join(""));

  const unknown = positionals.find((name) => places.every(({ target }) => target.name !== name));
  if (unknown !== undefined) return complain(`no target is called ${unknown}\n`);
  const [seconds, jobs] = [Number(values.seconds), Number(values.jobs)];
  const seed = values.seed === undefined ? Math.floor(Math.random() * 2 ** 31) : Number(values.seed);
  if (!(seconds > 0) || !Number.isInteger(seed) || !(jobs >= 1))
    return complain("that is no number for it\n");

  const chosen =
    positionals.length === 0 ? places : places.filter(({ target }) => positionals.includes(target.name));
  print(`seed ${seed}, ${seconds} s for each of ${chosen.length} targets\n\n${headLine}`);
  const queue = chosen.values();
  const counts = await Promise.all(Array.from({ length: jobs }, () => searchAll(queue, seconds, seed)));
  const found = counts.flat().reduce((sum, count) => sum + count, 0);
  print(found === 0 ? "\nNothing was found.\n" : `\n${found} found; see above.\n`);
  return found === 0 ? 0 : 1;
}

/** Takes one target after the other; returns how much was found in each. */
async function searchAll(queue: Iterable<TargetPlace>, seconds: number, seed: number): Promise<number[]> {
  const counts: number[] = [];
  for (const place of queue) {
    const { findings, summary } = await watchSearch({ place, seconds, seed });
    print(summaryLine(place.target.name, summary, findings.length));
    for (const finding of findings)
      print(`  ${finding.kind} in ${keepFinding(place, finding)}\n  ${finding.report}\n`);
    counts.push(findings.length);
  }
  return counts;
}

function readArguments() {
  try {
    return parseArgs({ options, allowPositionals: true });
  } catch {
    return undefined;
  }
}

function print(text: string): number {
  process.stdout.write(text);
  return 0;
}

function complain(text: string): number {
  process.stderr.write(text + help);
  return 64;
}
