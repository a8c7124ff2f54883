/** What docs/window.md says of the settings is what the window has. */
import { expect, test } from "vitest";
import { readGenerated } from "../src/generated-part.ts";
import { windowManual, windowManualParts } from "../src/window-settings.ts";

test.each(Object.entries(windowManualParts))(
  "the %s; to write them: pnpm --filter @conclave/repository-checks write",
  (name, render) => {
    expect(readGenerated(windowManual, name)).toBe(render());
  },
);

test("every section and key is there", () => {
  const rendered = readGenerated(windowManual, "window settings");
  expect(rendered).toContain("#### [notifications]");
  expect(rendered).toMatch(/^\| `font_percent` +\| The size of the letters/m);
});
