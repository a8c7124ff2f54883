import { expect, test } from "vitest";
import { withDefault, withoutDefault } from "../../src/desktop/mime-defaults.ts";

const type = "x-scheme-handler/conclave";

test("in an empty file, and in one without the group, the group is made", () => {
  expect(withDefault("", type, "a.desktop")).toBe(`[Default Applications]\n${type}=a.desktop;\n`);
  expect(withDefault("[Added Associations]\nx/y=b.desktop\n", type, "a.desktop")).toBe(
    `[Added Associations]\nx/y=b.desktop\n\n[Default Applications]\n${type}=a.desktop;\n`,
  );
});

test("it comes in front of those that were there, once, and everything else stays", () => {
  const before = `# mine\n[Default Applications]\ntext/plain=e.desktop\n${type} = b.desktop;a.desktop\n\n[Removed Associations]\n${type}=a.desktop\n`;
  const after = withDefault(before, type, "a.desktop");
  expect(after).toBe(before.replace(`${type} = b.desktop;a.desktop`, `${type}=a.desktop;b.desktop;`));
  expect(withDefault(after, type, "a.desktop")).toBe(after);
  expect(withoutDefault(after, type, "a.desktop")).toBe(
    before.replace(`${type} = b.desktop;a.desktop`, `${type}=b.desktop;`),
  );
});

test("the last one that is taken out takes the line with it", () => {
  const made = withDefault("", type, "a.desktop");
  expect(withoutDefault(made, type, "a.desktop")).toBe("[Default Applications]\n");
  expect(withoutDefault("", type, "a.desktop")).toBe("");
});
