import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    globalSetup: "test/support/require-addons.ts",
    // Most tests run whole programs, with a Qt in each.
    testTimeout: 30_000,
  },
});
