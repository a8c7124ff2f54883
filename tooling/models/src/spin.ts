/** Runs spin on one of the models beside docs/protocol.md: model to C, C to a checker, checker to its report. */
import { execFile } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { requireInstalled } from "./installed.ts";
import { type PanReport, parsePanReport } from "./pan-report.ts";

const run = promisify(execFile);

export type Check = {
  /** File name in docs/models. */
  model: string;
  /** What to define for the model's preprocessor, such as `QUEUE=3`. */
  defines: readonly string[];
  /**
   * What to search. `all`: every state, depth first. `shortest`: breadth first, so that the first fault found takes
   * the fewest steps. `progress`: the model's LTL formula, with every process that can go on going on some time.
   */
  search: "all" | "shortest" | "progress";
  /** Whether a run that gets stuck is no fault, because an attacker may be the one who holds it. */
  mayStop?: boolean;
};

/** Compiler options by search. A search for a fault ends so soon that optimising would take longer than it saves. */
const compilerOptions = {
  all: ["-O2", "-DSAFETY"],
  shortest: ["-O0", "-DSAFETY", "-DBFS"],
  progress: ["-O2"],
};

/** Longer than any run of a model in steps; pan says so if it is not, and then the check is not `complete`. */
const maxDepth = 100_000;

/** Slots of the table of states, as a power of two. pan makes it larger by itself; its default costs 128 MiB each time. */
const hashBits = 20;

/** Ends a search that grew without anybody meaning it to. The checks here take a few seconds, and minutes on a busy machine. */
const timeoutMs = 280_000;

/** Throws, with the line to run, where spin is not installed. */
export function requireSpin(): void {
  requireInstalled("spin", "-V");
}

/** The result of one check. Throws if spin, the compiler or pan fails in any way but by finding a fault. */
export async function check({ model, defines, search, mayStop = false }: Check): Promise<PanReport> {
  requireSpin();
  const source = fileURLToPath(new URL(`../../../docs/models/${model}`, import.meta.url));
  const folder = await mkdtemp(join(tmpdir(), "conclave-model-"));
  const options = { cwd: folder, timeout: timeoutMs };
  try {
    await run("spin", ["-a", ...defines.map((define) => `-D${define}`), source], options);
    await run("cc", ["-w", ...compilerOptions[search], "-o", "pan", "pan.c"], options);
    const { stdout } = await run(join(folder, "pan"), panOptions(search, mayStop), options);
    return parsePanReport(stdout);
  } finally {
    await rm(folder, { recursive: true });
  }
}

function panOptions(search: Check["search"], mayStop: boolean): string[] {
  return [
    `-m${maxDepth}`,
    `-w${hashBits}`,
    ...(search === "progress" ? ["-a", "-f"] : []),
    ...(mayStop ? ["-E"] : []),
  ];
}
