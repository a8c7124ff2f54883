/** The command line, `conclave-qt`. Exit codes are those of sysexits.h where it has one. */
import { constants } from "node:os";
import type { AddonName, Addons } from "../addons/cache.ts";
import { addonsStatus, buildAddons } from "../build/build.ts";
import { QtHostError } from "../errors.ts";
import { ProgressLine } from "./progress-line.ts";

/**
 * @param parameters - what stands behind the name of the command.
 * @returns the exit code.
 */
export async function main(parameters: readonly string[]): Promise<number> {
  const command = parameters.length === 1 ? commands.get(parameters[0] ?? "") : undefined;
  if (command === undefined) {
    process.stderr.write(`${complaintAbout(parameters)}\n\n${usage}`);
    return exitCodes.usage;
  }
  try {
    return await command();
  } catch (failure) {
    if (!(failure instanceof QtHostError)) throw failure;
    process.stderr.write(`${failure.message}\n`);
    return failure.code === "QT_HOST_BUILD_FAILED" ? exitCodes.software : exitCodes.unavailable;
  }
}

async function build(): Promise<number> {
  const progress = new ProgressLine(process.stdout);
  const stopping = new AbortController();
  for (const signal of stopSignals) process.once(signal, () => stopping.abort(signal));
  try {
    const { outcome, addons } = await buildAddons({
      onStart: announceBuild,
      onProgress: ({ doneCount, totalCount }) => progress.show(`  step ${doneCount} of ${totalCount}`),
      signal: stopping.signal,
    });
    progress.clear();
    process.stdout.write(`${outcome === "built" ? "Built" : "Already built"}: ${addons.folder}\n`);
    return exitCodes.ok;
  } catch (failure) {
    progress.clear();
    if (failure !== stopping.signal.reason) throw failure;
    process.stderr.write("Stopped; nothing was left behind.\n");
    return endedBySignal(stopping.signal.reason);
  }
}

function announceBuild({ nodeguiVersion, qtVersion }: Addons, missing: readonly AddonName[]): void {
  process.stdout.write(
    missing.includes("nodegui_core")
      ? `Building NodeGui ${nodeguiVersion} for Qt ${qtVersion}: one to two minutes on two cores, once.\n`
      : `Building our own addons for Qt ${qtVersion}: about a minute.\n`,
  );
}

/** The exit code by which shells know that a signal ended a command. */
function endedBySignal(signal: StopSignal): number {
  return 128 + constants.signals[signal];
}

async function status(): Promise<number> {
  const { addons, built } = await addonsStatus();
  const lines = [
    `Node     ${process.versions.node}  ${process.execPath}`,
    `NodeGui  ${addons.nodeguiVersion}`,
    `Qt       ${addons.qtVersion}`,
    `Addons   ${addons.folder}`,
    built ? "Built." : "Not built. Run: conclave-qt build",
  ];
  process.stdout.write(`${lines.join("\n")}\n`);
  return built ? exitCodes.ok : exitCodes.unavailable;
}

function help(): Promise<number> {
  process.stdout.write(usage);
  return Promise.resolve(exitCodes.ok);
}

function complaintAbout(parameters: readonly string[]): string {
  const [first, ...others] = parameters;
  if (first === undefined) return "conclave-qt needs to be told what to do.";
  if (!commands.has(first)) return `conclave-qt does not know "${first}".`;
  return `conclave-qt ${first} takes nothing behind it, but got "${others.join(" ")}".`;
}

const commands = new Map([
  ["build", build],
  ["status", status],
  ["--help", help],
]);

const usage = `Usage: conclave-qt build    builds what lets Node host Qt, unless it is built
       conclave-qt status   says what is there, and where
       conclave-qt --help   says this

Exit codes: 0 done, 64 usage, 69 something has to be installed or built first, 70 the build failed.
`;

const stopSignals = ["SIGINT", "SIGTERM"] as const;
type StopSignal = (typeof stopSignals)[number];

const exitCodes = { ok: 0, usage: 64, unavailable: 69, software: 70 } as const;
