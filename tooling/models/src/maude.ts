/** Runs maude on docs/models/handshake.maude: is there a state, of all that can be, in which a claim is true? */
import { execFile } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { requireInstalled } from "./installed.ts";

const run = promisify(execFile);

/** What is otherwise than the protocol and its people should be; the model's head says what each is. */
export type Variant = {
  weak?: "host-sig-bare" | "id-sig-bare" | "no-suite";
  stolen?: "client-key" | "host-key";
  offered?: 1 | 2;
};

export type SearchReport = {
  found: boolean;
  /** How many states were seen: all of them, if none was found. */
  stateCount: number;
};

/** Throws, with the line to run, where maude is not installed. */
export function requireMaude(): void {
  requireInstalled("maude", "--version");
}

/**
 * Searches all states for one in which `claim` of the model's module CLAIMS is true.
 *
 * Throws if maude fails, has anything to warn of, or says neither yes nor no.
 */
export async function search(claim: string, variant: Variant = {}): Promise<SearchReport> {
  requireMaude();
  const folder = await mkdtemp(join(tmpdir(), "conclave-model-"));
  try {
    const [head, question] = [join(folder, "variant.maude"), join(folder, "question.maude")];
    await writeFile(head, variantModule(variant));
    await writeFile(question, `search [1] begin =>* S:State such that ${claim}(S:State) .\nquit\n`);
    const { stdout, stderr } = await run("maude", ["-no-banner", "-no-wrap", head, model, question], options);
    return parseSearch(stdout, stderr);
  } finally {
    await rm(folder, { recursive: true });
  }
}

/** Reads what maude prints for one search. Throws unless it is a yes or a no without a warning. */
export function parseSearch(stdout: string, stderr: string): SearchReport {
  const answer = /^(No solution\.|Solution 1 \(state \d+\))$/m.exec(stdout)?.[1];
  const count = /^states: (\d+) /m.exec(stdout)?.[1];
  if (answer === undefined || count === undefined || /warning|error/i.test(stderr))
    throw new Error(`maude gave no answer:\n${stderr}${stdout}`);
  return { found: answer !== "No solution.", stateCount: Number(count) };
}

function variantModule({ weak, stolen, offered = 2 }: Variant): string {
  return `fmod VARIANT is
  protecting QID . protecting NAT .
  ops weak stolen : -> Qid .
  op offered : -> Nat .
  eq weak = '${weak ?? "nothing"} .
  eq stolen = '${stolen ?? "nothing"} .
  eq offered = ${offered} .
endfm
`;
}

const model = fileURLToPath(new URL("../../../docs/models/handshake.maude", import.meta.url));

/** As for spin: it ends what grew without anybody meaning it to. */
const options = { timeout: 280_000, maxBuffer: 2 ** 24 };
