import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    // Each test opens real windows; what they wait for has deadlines of its own.
    testTimeout: 60_000,
    fileParallelism: false,
  },
});
