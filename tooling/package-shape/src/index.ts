/**
 * Packs a workspace package as it would be published and says what is wrong with it. Each package's own tests
 * call this, so that a broken `exports` map or a missing file is found before anybody installs it.
 */
import { execFile } from "node:child_process";
import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { checkPackage, createPackageFromTarballData } from "@arethetypeswrong/core";
import { publint } from "publint";
import { formatMessage } from "publint/utils";

const run = promisify(execFile);

/** Files that everybody who installs one of our packages gets, besides what `exports` names. */
const requiredFiles = ["package.json", "README.md", "LICENSE"];

/**
 * The faults of the package in `packageDir`, one sentence each; empty when it can be published.
 *
 * Our packages are ES modules only, so the resolution modes that `require` without ESM support uses are left out.
 */
export async function publishedFaults(packageDir: string): Promise<string[]> {
  const destination = await mkdtemp(join(tmpdir(), "conclave-pack-"));
  try {
    await run("pnpm", ["pack", "--pack-destination", destination], { cwd: packageDir });
    const [name, ...others] = await readdir(destination);
    if (name === undefined || others.length > 0) throw new Error(`pnpm pack left ${others.length + 1} files`);
    const tarball = new Uint8Array(await readFile(join(destination, name)));
    return [
      ...(await missingFiles(join(destination, name))),
      ...(await publintFaults(tarball)),
      ...(await typeFaults(tarball)),
    ];
  } finally {
    await rm(destination, { recursive: true });
  }
}

async function missingFiles(tarballPath: string): Promise<string[]> {
  const { stdout } = await run("tar", ["-tzf", tarballPath]);
  const present = new Set(stdout.split("\n"));
  return requiredFiles.filter((file) => !present.has(`package/${file}`)).map((file) => `${file} is missing`);
}

async function publintFaults(tarball: Uint8Array<ArrayBuffer>): Promise<string[]> {
  const { messages, pkg } = await publint({ pack: { tarball: tarball.buffer }, strict: true });
  return messages.map((message) => `publint: ${formatMessage(message, pkg) ?? message.code}`);
}

async function typeFaults(tarball: Uint8Array): Promise<string[]> {
  const analysis = await checkPackage(createPackageFromTarballData(tarball));
  if (analysis.types === false) return ["types: the package has none"];
  return analysis.problems
    .filter((problem) => !("resolutionKind" in problem) || isEsmResolution(problem.resolutionKind))
    .map((problem) => `types: ${JSON.stringify(problem)}`);
}

function isEsmResolution(kind: string): boolean {
  return kind === "node16-esm" || kind === "bundler";
}
