import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    // One check takes a few seconds; the rest is for a machine that does much else.
    testTimeout: 300_000,
    // A compiler and a search at a time for each of two cores.
    maxConcurrency: 2,
    sequence: { concurrent: true },
    fileParallelism: false,
  },
});
