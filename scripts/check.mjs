// Lint, types, and the tests of all packages, one package after the other: two cores carry no more, and tests that
// compete for them would measure each other.
import { spawnSync } from "node:child_process";

const checks = [
  ["biome", "check", "--error-on-warnings", "."],
  ["turbo", "run", "typecheck", "--output-logs=errors-only"],
  ["turbo", "run", "test", "--concurrency=1", "--continue=dependencies-successful", ...process.argv.slice(2)],
];

for (const [program, ...options] of checks) {
  process.stdout.write(`\n$ ${[program, ...options].join(" ")}\n`);
  const { status } = spawnSync(program, options, { stdio: "inherit" });
  if (status !== 0) process.exitCode = status ?? 1;
}
process.stdout.write(process.exitCode ? "\nSome checks failed; see above.\n" : "\nAll checks passed.\n");
