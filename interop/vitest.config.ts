import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    // Python starts slowly, and computes ML-KEM slowly; what a test waits for has deadlines of its own.
    testTimeout: 60_000,
    // Processes that compete for two cores would measure each other.
    fileParallelism: false,
  },
});
