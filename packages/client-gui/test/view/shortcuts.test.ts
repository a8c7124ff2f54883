import { expect, test } from "vitest";
import { type Shortcut, shortcutGroups, shortcuts, shortcutsOf } from "../../src/view/shortcuts.ts";

const all: readonly Shortcut[] = Object.values(shortcuts);

test.each(["window", "message", "composer"] as const)(
  "no key means two things while the %s hears it",
  (where) => {
    // What the whole window hears is heard in its panes, too.
    const keys = all
      .filter((entry) => entry.where === where || entry.where === "window")
      .flatMap((entry) => entry.keys);
    expect(keys.filter((key, at) => keys.indexOf(key) !== at)).toEqual([]);
  },
);

test("the sheet has every shortcut once, with a whole sentence", () => {
  const listed = shortcutGroups.flatMap((group) => shortcutsOf(group));
  expect(listed).toHaveLength(all.length);
  for (const { sentence, keys } of all) {
    expect(sentence).toMatch(/^[A-Z].*\.$/);
    expect(keys.length).toBeGreaterThan(0);
  }
});

test("nothing that is typed is a shortcut of the window: letters need Ctrl or Alt", () => {
  for (const { where, keys } of all) {
    if (where === "composer") continue;
    for (const key of keys) expect(key).toMatch(/^(Ctrl|Alt|Shift\+F|F\d|Esc|Del|Menu)/);
  }
});
