/** Runs one test by its name, and says what came of it. */
import { spawnSync } from "node:child_process";
import { readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import type { NamedTest } from "./defence.ts";

export type Outcome =
  | { readonly kind: "passed" }
  /** An expectation was not met. `why` is the first line of what vitest says. */
  | { readonly kind: "refuted"; readonly why: string }
  /** Anything else: no such test, a time-out, an exception, a file that cannot be loaded. Proves nothing. */
  | { readonly kind: "broken"; readonly why: string };

/** As much of vitest's JSON report as is needed. */
export interface Report {
  readonly testResults: readonly {
    readonly message: string;
    readonly assertionResults: readonly {
      readonly title: string;
      readonly fullName: string;
      readonly status: string;
      readonly failureMessages: readonly string[] | null;
    }[];
  }[];
}

export function runTest(root: string, test: NamedTest): Outcome {
  const [, folder = "", file = ""] = /^([^/]+\/[^/]+)\/(.+)$/.exec(test.file) ?? [];
  const reportFile = join(root, "report.json");
  rmSync(reportFile, { force: true });
  const words = ["run", file, "-t", namePattern(test), "--reporter=json", `--outputFile=${reportFile}`];
  const vitest = join("node_modules", "vitest", "vitest.mjs");
  const { stderr } = spawnSync(process.execPath, [vitest, ...words], {
    cwd: join(root, folder),
    encoding: "utf8",
  });
  let report: Report;
  try {
    report = JSON.parse(readFileSync(reportFile, "utf8")) as Report;
  } catch {
    return { kind: "broken", why: `vitest gave no report: ${stderr.trim()}` };
  }
  return judge(report, test);
}

/** What a report says of the test. */
export function judge({ testResults }: Report, test: NamedTest): Outcome {
  const title = test.case ?? test.title;
  const ran = testResults
    .flatMap(({ assertionResults }) => assertionResults)
    .filter(({ status }) => status === "passed" || status === "failed")
    .filter((result) => result.title === title && result.fullName.startsWith(test.block ?? ""));
  const [result, ...others] = ran;
  if (result === undefined) {
    const reasons = testResults.map(({ message }) => message).filter((message) => message !== "");
    return { kind: "broken", why: `no test of that name has run. ${reasons.join(" ")}`.trim() };
  }
  if (others.length > 0) return { kind: "broken", why: `${ran.length} tests of that name have run` };
  if (result.status === "passed") return { kind: "passed" };
  const [why = ""] = (result.failureMessages?.[0] ?? "").split("\n");
  return { kind: unmet.test(why) ? "refuted" : "broken", why };
}

/** How vitest says that an expectation was not met; the second is that of `rejects`. */
const unmet = /^(AssertionError: |Error: promise resolved .* instead of rejecting$)/;

/** What vitest compares with a test's whole name: the titles around it and its own. */
function namePattern({ title, case: expanded, block }: NamedTest): string {
  const name = escaped(expanded ?? title);
  return block === undefined ? `(^| )${name}$` : `^${escaped(block)}.* ${name}$`;
}

function escaped(text: string): string {
  return text.replaceAll(/[\\^$.*+?()[\]{}|/-]/g, "\\$&");
}
