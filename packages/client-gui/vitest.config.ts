import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    // The end-to-end tests open real windows, several in a test; what they wait for has deadlines of its own.
    testTimeout: 90_000,
    hookTimeout: 60_000,
    // Each of their files has a desktop of its own, and two cores carry no more than one.
    fileParallelism: false,
  },
});
