/** What docs/configuration.md says of the settings is what the server has. */
import { expect, test } from "vitest";
import { configuration, configurationParts } from "../src/configuration.ts";
import { readGenerated } from "../src/generated-part.ts";

test.each(Object.entries(configurationParts))(
  "the %s; to write them: pnpm --filter @conclave/repository-checks write",
  (name, render) => {
    expect(readGenerated(configuration, name)).toBe(render());
  },
);

test("every section and key is there", () => {
  const rendered = readGenerated(configuration, "settings");
  expect(rendered).toContain("### [server]");
  expect(rendered).toMatch(/^\| `listen` +\| Where the server listens/m);
});
