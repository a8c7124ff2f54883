/** What React takes away from an element is gone from its widget. */
import { VirtualDesktop } from "@conclave/testbed/desktop";
import { Program } from "@conclave/testbed/program";
import { expect, test } from "vitest";

test("props that went away are what they were before, and handlers that went away hear nothing", async () => {
  await using desktop = await VirtualDesktop.start({ width: 800, height: 600 });
  const output: string[] = [];
  const program = new Program(probe, [], desktop.env, (line) => output.push(line));
  expect(await program.exit, output.join("\n")).toBe(0);
  expect(output).toHaveLength(1);
  const { looks, called } = JSON.parse(output[0] ?? "") as Report;
  const [before, during, after] = looks;
  expect(after).toEqual(before);
  for (const [name, properties] of Object.entries(during ?? {})) {
    for (const [index, property] of properties.entries()) {
      expect(property, `${name} takes it`).not.toBe(before?.[name]?.[index]);
    }
  }
  expect(called).toEqual([]);
});

interface Report {
  readonly looks: readonly Readonly<Record<string, readonly string[]>>[];
  readonly called: readonly string[];
}

const probe = new URL("../support/props-probe.ts", import.meta.url);
