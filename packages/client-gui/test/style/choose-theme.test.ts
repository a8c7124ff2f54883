import { expect, test } from "vitest";
import { chooseTheme } from "../../src/style/choose-theme.ts";

const silent = { scheme: "none", contrast: "none" } as const;

test("what the person chose is what there is", () => {
  expect(chooseTheme("light", { scheme: "dark", contrast: "high" }, "dark")).toBe("light");
  expect(chooseTheme("dark", { scheme: "light", contrast: "none" }, "light")).toBe("dark");
});

test("otherwise the desktop decides, and where it says nothing, its palette", () => {
  expect(chooseTheme("auto", { scheme: "dark", contrast: "none" }, "light")).toBe("dark");
  expect(chooseTheme("auto", silent, "dark")).toBe("dark");
  expect(chooseTheme("auto", { scheme: "light", contrast: "none" }, "dark")).toBe("light");
});

test("high contrast is dark or light as the desktop is", () => {
  expect(chooseTheme("high-contrast", { scheme: "light", contrast: "none" }, "dark")).toBe(
    "high-contrast-light",
  );
  expect(chooseTheme("high-contrast", silent, "dark")).toBe("high-contrast-dark");
  expect(chooseTheme("auto", { scheme: "dark", contrast: "high" }, "dark")).toBe("high-contrast-dark");
});
