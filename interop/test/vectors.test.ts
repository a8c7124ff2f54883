/** The Python client's own tests: known answers, and everything that a client has to refuse. */
import { expect, test } from "vitest";
import { runPython } from "./support/python.ts";

test("the Python client's own tests pass", async () => {
  const { stdout, stderr } = await runPython("unittest");
  if (stdout) process.stdout.write(`${stdout.trimEnd()}\n`);
  const [, ran] = stderr.match(/^Ran (\d+) tests/m) ?? [];
  expect(Number(ran)).toBeGreaterThan(50);
  expect(stderr).toMatch(/^OK/m);
});
