/**
 * Published vectors that this repository does not carry (see test/vectors/SOURCES.md). They are looked for where
 * CONCLAVE_VECTORS says, or in ../shared/vectors beside the checkout. Absent, a suite says in one line that it did
 * not run; present but without an applicable case, it fails.
 */
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";

export interface WycheproofCase {
  readonly tcId: number;
  readonly comment: string;
  readonly result: "acceptable" | "invalid" | "valid";
  readonly flags: readonly string[];
}

export interface WycheproofGroup<Case> {
  readonly tests: readonly (Case & WycheproofCase)[];
}

/** One test that runs `check` on every case of a Wycheproof file that `applies` accepts. */
export function wycheproofSuite<Group extends WycheproofGroup<object>>(
  file: string,
  applies: (group: Group) => boolean,
  check: (testCase: Group["tests"][number], group: Group) => Promise<void> | void,
): void {
  vectorSuite<{ testGroups: readonly Group[] }>(`wycheproof/${file}`, async ({ testGroups }) => {
    let count = 0;
    for (const group of testGroups.filter(applies)) {
      for (const testCase of group.tests) {
        await check(testCase, group);
        count += 1;
      }
    }
    return count;
  });
}

/** One test over a vector file; `run` returns how many cases it checked, and none is a failure. */
export function vectorSuite<File>(path: string, run: (file: File) => Promise<number> | number): void {
  const file = join(folder, path);
  if (!existsSync(file)) {
    const notice = `${path}: not run, ${file} is absent`;
    // biome-ignore lint/suspicious/noConsole: the default reporter does not name the tests that it skips.
    console.warn(notice);
    test.skip(notice);
    return;
  }
  test(path, { timeout: 60_000 }, async () => {
    expect(await run(JSON.parse(readFileSync(file, "utf8")) as File)).toBeGreaterThan(0);
  });
}

/** Bytes from hex, as every vector file writes them. */
export function hex(text: string): Uint8Array {
  return Uint8Array.from(Buffer.from(text, "hex"));
}

const folder =
  process.env["CONCLAVE_VECTORS"] ?? new URL("../../../../../shared/vectors", import.meta.url).pathname;
